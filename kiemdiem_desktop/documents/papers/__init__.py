"""The papers of a period: one module per paper, from the counted sheet to the content tree.

What must not live here: clocks, stores, locales, and any Vietnamese sentence (those are the regulation's).
"""
