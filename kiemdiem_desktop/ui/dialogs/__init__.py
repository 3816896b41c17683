"""Small windows of the shell: passphrase, a review received on paper, facts, settings, help, about, crash report.

They open without blocking and answer through callbacks; no page logic stands here.
Only the window's own parts, services and the floors below are imported.
"""
