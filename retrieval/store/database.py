"""Opening the database: SQLite as Kabar needs it, any other by its URL, brought to the newest schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from retrieval.errors import ArchiveError, SettingsError

_MIGRATIONS = Path(__file__).parent / "migrations"
_WRITING = "kabar_writing"


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError, ValueError):
        # The URL may hold a password, so it is not repeated.
        raise SettingsError(
            "RETRIEVAL_DATABASE_URL: not a database URL; one looks like sqlite:///data/kabar.db"
        ) from None
    if parsed.get_backend_name() == "sqlite" and (parsed.database in (None, "", ":memory:") or parsed.query):
        raise SettingsError("RETRIEVAL_DATABASE_URL: name a file and nothing else, as in sqlite:///data/kabar.db")
    return parsed


def _configure_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:
        # The driver's own transactions start late and leave DDL out; ours are begun below.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        # A writer that first reads and then waits for the lock is refused; one that takes the lock first waits for it.
        writing = connection.get_execution_options().get(_WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def writing(engine: Engine) -> Engine:
    """The same engine, whose transactions take the write lock at their start."""
    return engine.execution_options(**{_WRITING: True})


def open_database(url: str, *, migrate: bool = True) -> Engine:
    """An engine over the database; with `migrate` at the newest schema. A SQLite file and its folder are made when
    missing.

    Raises SettingsError for a URL that is none, ArchiveError when the database cannot be opened or migrated.
    """
    parsed = _parsed(url)
    sqlite = parsed.get_backend_name() == "sqlite"
    try:
        if sqlite and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed)
        if sqlite:
            _configure_sqlite(engine)
        if migrate:
            _migrate(engine)
    except ModuleNotFoundError as error:
        raise SettingsError(f"RETRIEVAL_DATABASE_URL: its driver is not installed: {error.name}") from error
    except (DBAPIError, OSError, CommandError) as error:
        cause = getattr(error, "orig", None) or error
        raise ArchiveError(f"RETRIEVAL_DATABASE_URL: the database cannot be opened: {cause}") from error
    return engine


def _migrate(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
