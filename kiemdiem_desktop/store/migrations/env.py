"""Run the revisions on the connection that is handed in, inside its transaction."""

from __future__ import annotations

from alembic import context

from kiemdiem_desktop.store.metadata import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
context.run_migrations()
