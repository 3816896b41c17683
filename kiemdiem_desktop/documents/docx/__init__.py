"""The editable renderer: the same content tree to a .docx with the same lines, for offices that go on writing in it.

Measures come from the page profile and the words measured for print; python-docx supplies the package.
Nothing here knows a paper: only the blocks of the content tree.
"""
