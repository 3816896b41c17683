"""The page Văn bản: the papers of the period, what each still lacks, preview, print and save.

Papers are made by the papers service; this page only shows their PDF.
Qt's PDF modules are imported when the first preview is asked for.
"""
