"""Papers and workbooks: a neutral content tree, the page profiles, and the writers that turn content into bytes.

Nothing here counts, reads a book, asks the clock or knows a regulation: values come in ready to print.
ReportLab and openpyxl are imported here alone.
"""
