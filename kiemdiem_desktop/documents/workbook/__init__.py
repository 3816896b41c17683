"""Workbooks: what a sheet holds, and the writer that turns it into the bytes of an .xlsx file.

User text is always written as text; totals are formulas with their value; the same content gives the same bytes.
Nothing here counts: values come in ready.
"""
