"""Opening a database: SQLite as Kabar needs it, any other by its URL, brought to the newest schema.

DatabaseError                 every message is one line and names the setting
 ├── DatabaseUrlError         the URL is none, or its driver is not installed
 └── DatabaseUnusableError    there is something, but it cannot be opened or migrated
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from retrieval.database.migrating import MigrationError, Migrations, migrate

_WRITING = "kabar_writing"
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000", "secure_delete=ON")


class DatabaseError(Exception):
    """The root of what opening a database raises."""


class DatabaseUrlError(DatabaseError):
    """The URL is wrong. It may hold a password, so it is not repeated."""


class DatabaseUnusableError(DatabaseError):
    """The database cannot be opened, or not be brought to the newest schema."""


def open_engine(url: str, migrations: Migrations | None, *, setting: str, example: str) -> Engine:
    """An engine over the database at `url`, brought to the newest schema if `migrations` are given. A SQLite file and
    its folder are made when missing. Errors name `setting`, and show `example` for a URL.

    Raises DatabaseUrlError, DatabaseUnusableError.
    """
    parsed = _parsed(url, setting, example)
    sqlite = parsed.get_backend_name() == "sqlite"
    try:
        if sqlite and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed)
        if sqlite:
            _configure_sqlite(engine)
        if migrations:
            with writing(engine).begin() as connection:
                migrate(connection, migrations)
    except ModuleNotFoundError as error:
        raise DatabaseUrlError(f"{setting}: its driver is not installed: {error.name}") from error
    except (DBAPIError, OSError, MigrationError) as error:
        cause = getattr(error, "orig", None) or error
        raise DatabaseUnusableError(f"{setting}: the database cannot be opened: {cause}") from error
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine, whose transactions take the write lock at their start."""
    return engine.execution_options(**{_WRITING: True})


def _parsed(url: str, setting: str, example: str) -> URL:
    try:
        parsed = make_url(url)
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError, ValueError):
        raise DatabaseUrlError(f"{setting}: not a database URL; one looks like {example}") from None
    if parsed.get_backend_name() == "sqlite" and (parsed.database in (None, "", ":memory:") or parsed.query):
        raise DatabaseUrlError(f"{setting}: name a file and nothing else, as in {example}")
    return parsed


def _configure_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:
        # The driver's own transactions start late and leave DDL out; ours are begun below.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        # A writer that first reads and then waits for the lock is refused; one that takes the lock first waits for it.
        writing = connection.get_execution_options().get(_WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
