"""Alembic's entry: runs the migrations on the connection that the memory opened."""

from alembic import context

from bot.memory.tables import metadata

given = context.config.attributes
context.configure(connection=given["connection"], target_metadata=metadata, version_table=given["version_table"])
with context.begin_transaction():
    context.run_migrations()
