"""The page Xếp loại: one grid of bodies and levels, the findings beside it, the cap, and reasons.

The window shows what the regulation says and records what persons decide.
It never sets a level by itself.
"""
