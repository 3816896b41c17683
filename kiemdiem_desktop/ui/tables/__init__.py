"""Table models and delegates: columns are rows of data, values come from the domain's sheets.

A model knows no page and calls no service; it says by a signal what the user wants changed.
Nothing is counted or judged here.
"""
