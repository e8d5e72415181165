"""Opening the archive's database, with the archive's own migrations and errors."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

from retrieval.database.migrating import Migrations
from retrieval.database.opening import DatabaseUnusableError, DatabaseUrlError, open_engine
from retrieval.errors import ArchiveError, SettingsError

_MIGRATIONS = Migrations(Path(__file__).parent / "migrations")
_SETTING = "RETRIEVAL_DATABASE_URL"
_TROUBLES = {
    "SQLITE_CORRUPT": "it is damaged; `python -m retrieval restore` brings a backup back",
    "SQLITE_NOTADB": "it is damaged; `python -m retrieval restore` brings a backup back",
    "SQLITE_FULL": "the disk is full; what was stored is safe, and nothing more can be",
    "SQLITE_READONLY": "it cannot be written to",
    "SQLITE_CANTOPEN": "it cannot be opened",
    "SQLITE_IOERR": "the disk cannot be read or written",
    "SQLITE_ERROR": "it is not of this version; any command that writes, or the bot, brings it to the newest",
}
"""What SQLite calls a trouble, by the beginning of its name, and what that means to whoever runs Kabar. SQLITE_ERROR is
what it says to a query for what the database does not have."""


def open_database(url: str, *, migrate: bool = True) -> Engine:
    """An engine over the database; with `migrate` at the newest schema. A SQLite file and its folder are made when
    missing.

    Raises SettingsError for a URL that is none, ArchiveError when the database cannot be opened or migrated.
    """
    migrations = _MIGRATIONS if migrate else None
    try:
        engine = open_engine(url, migrations, setting=_SETTING, example="sqlite:///data/kabar.db")
    except DatabaseUrlError as error:
        raise SettingsError(str(error)) from error
    except DatabaseUnusableError as error:
        raise ArchiveError(str(error)) from error
    event.listen(engine, "handle_error", _explain)
    return engine


def _explain(context: ExceptionContext) -> None:
    """Say in one line what a driver says in its own words, for what somebody can do something about."""
    name = getattr(context.original_exception, "sqlite_errorname", "")
    trouble = next((words for kind, words in _TROUBLES.items() if name.startswith(kind)), None)
    if trouble:
        raise ArchiveError(f"{_SETTING}: {trouble} ({context.original_exception})") from context.original_exception
