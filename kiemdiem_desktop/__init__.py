"""Kiểm điểm: the yearly review and quality classification of a party cell.

The floors are packages of their own: base, domain, forms, regulations, store, documents, exchange, services, ui.
Imports go down only; nothing of ours lives in this file but the version.
"""

__version__ = "1.0.0"
