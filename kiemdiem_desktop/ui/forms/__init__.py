"""Form views: one editor per kind of field, and the two review places built on them.

What a form contains and whether it is complete is said by the forms floor, never here.
Only the window's own parts, services and the floors below are imported.
"""
