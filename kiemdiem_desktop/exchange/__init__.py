"""What comes in and what goes out: rosters, fill-in sheets and packages, read with distrust and written whole.

Files of strangers are parsed in a child process; what leaves this floor is frozen values of the domain.
No Qt, no database and no use case lives here.
"""
