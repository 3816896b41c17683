"""Guided steps: the first run and the import of a roster.

Each step shows what will happen before anything happens; the last one does it.
Only the window's own parts, services and the floors below are imported.
"""
