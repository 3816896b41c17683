"""The way of an older book to today's schema, one revision after another; Alembic runs it.

``versions`` holds the revisions, named by four digits that are also the book's ``user_version``.
Nothing here is imported by the program: ``store.migrate`` points Alembic to this folder.
"""
