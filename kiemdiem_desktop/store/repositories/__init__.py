"""The tables of the book as collections of domain values: read, add, update, remove.

Values are turned into rows by their field names; every change is told to the journal.
No rule of the field is checked here beyond what the schema itself refuses.
"""
