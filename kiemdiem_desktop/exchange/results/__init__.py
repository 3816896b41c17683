"""Lists of earlier results: from a stranger's workbook to rows that a person looks at before anything is stored.

What lives here: the words of such lists, their header, their rows and the preview.
What must not: the book, and any guess.
"""
