"""The field's values as frozen dataclasses, Vietnamese text, partial dates and read-models.

Nothing here reads files, a database or the clock.
Only the standard library and the base floor are imported.
"""
