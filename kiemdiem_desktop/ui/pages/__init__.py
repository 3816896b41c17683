"""The pages of the window, one module or folder per place in the rail.

A page shows what services return and calls one service verb per action.
It holds no session, no SQL, no rule and no file door.
"""
