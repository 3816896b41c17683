"""The place Nộp & nhận: what goes up, what comes back, and earlier results looked at again; one tab for each.

Each tab shows and records what persons decide.
It never changes a level by itself.
"""
