"""Alembic's entry: runs the migrations on the connection that the store opened."""

from alembic import context

from retrieval.store.tables import metadata

given = context.config.attributes
context.configure(connection=given["connection"], target_metadata=metadata, version_table=given["version_table"])
with context.begin_transaction():
    context.run_migrations()
