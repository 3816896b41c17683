"""The import of a roster: read (in a child process), map, check, compare with the members, preview.

Nothing here changes the book: a preview is a frozen value, and correcting it gives another one.
No Qt and no database lives here; the words that headers use are data under ``resources/roster``.
"""
