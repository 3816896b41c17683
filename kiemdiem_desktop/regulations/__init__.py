"""Regulation packs: their schema, loading and merging, the evaluation of their rules and its explanation.

No wording, threshold or clause of any regulation stands in this code; packs under resources bring them.
Only the forms, domain and base floors are imported.
"""
