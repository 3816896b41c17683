"""Use cases: one public method per verb, each one transaction that happens entirely or leaves the book untouched.

Services read and write through the store, ask the regulation and hand frozen values to the window and the commands.
Nothing here knows Qt, SQL or a file format.
"""
