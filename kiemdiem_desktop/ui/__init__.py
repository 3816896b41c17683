"""The window: Qt and nothing but Qt, with pages, form views, dialogs and background tasks.

No SQL, no file formats and no rule of the field stands here; services answer all of that.
Only services and the floors below are imported.
"""
