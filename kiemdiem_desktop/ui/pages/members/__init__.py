"""The page Đảng viên: the roster as a table, the person's card, leaving, and what differs from the period.

Members are changed through the roster service alone.
No rule of the review stands here.
"""
