"""Alembic's entry: runs the migrations on the connection that the memory opened."""

from alembic import context

from bot.memory.tables import metadata

# A version table of its own: on a database server, archive and memory may share one database.
context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, version_table="bot_alembic_version"
)
with context.begin_transaction():
    context.run_migrations()
