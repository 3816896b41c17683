"""Forms as data: their schema, drafts, checks, codec and differences.

Nothing here knows a database, a window or which regulation a form belongs to.
Only the domain and base floors are imported.
"""
