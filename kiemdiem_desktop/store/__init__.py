"""The book: one SQLite file (encrypted when it has a passphrase), its transactions, journal, undo and backups.

Only frozen values of the domain go in and come out; rows and connections never leave.
No use case is decided here, and nothing here knows a regulation, a paper or a window.
"""
