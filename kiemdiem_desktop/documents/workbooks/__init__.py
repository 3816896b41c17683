"""The workbooks of a period: from the counted sheet to sheets of a workbook.

What must not live here: counting of its own, clocks, stores, and any Vietnamese sentence (those are the regulation's).
"""
