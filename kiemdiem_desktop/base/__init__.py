"""Errors, the clock, paths, atomic files and the log: what every floor may use.

Nothing here knows the field, a database or a window.
Only the standard library and platformdirs are imported.
"""
