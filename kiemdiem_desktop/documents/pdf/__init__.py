"""The PDF renderer: content to lines, lines to pieces, pieces to pages, pages to bytes.

Layout is done here, on measured words; ReportLab supplies fonts, their subsets and the file format.
Nothing here knows a paper: only the blocks of the content tree and the page profile.
"""
