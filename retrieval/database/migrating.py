"""Bringing a database to the newest schema.

Alembic takes a quarter of a second to load, and nearly every start finds the schema new: it is loaded where it is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table

_COLUMN = "version_num"
"""Alembic's."""


class MigrationError(Exception):
    """Alembic does not know the way from this schema to the newest."""


@dataclass(frozen=True, slots=True)
class Migrations:
    """An Alembic folder whose files are called as their revisions count ("0002_alerts.py"), and the table that tells
    which one a database has reached. Databases that may share a server each have a table of their own."""

    folder: Path
    version_table: str = "alembic_version"

    @property
    def newest(self) -> str:
        return max(path.name.partition("_")[0] for path in (self.folder / "versions").glob("[0-9]*_*.py"))


def migrate(connection: Connection, migrations: Migrations) -> None:
    """Bring the database of a connection to the newest schema. Raises MigrationError, and what the driver raises."""
    if _reached(connection, migrations) == migrations.newest:
        return
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(migrations.folder).replace("%", "%%"))
    config.attributes.update(connection=connection, version_table=migrations.version_table)
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise MigrationError(str(error)) from error


def _reached(connection: Connection, migrations: Migrations) -> str | None:
    """The revision that the database has; None where it has none yet."""
    if not inspect(connection).has_table(migrations.version_table):
        return None
    reached: str | None = connection.scalar(select(column(_COLUMN)).select_from(table(migrations.version_table)))
    return reached
