"""Opening the archive's database, with the archive's own migrations and errors."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from retrieval.database.opening import DatabaseUnusableError, DatabaseUrlError, open_engine
from retrieval.errors import ArchiveError, SettingsError

_MIGRATIONS = Path(__file__).parent / "migrations"


def open_database(url: str, *, migrate: bool = True) -> Engine:
    """An engine over the database; with `migrate` at the newest schema. A SQLite file and its folder are made when
    missing.

    Raises SettingsError for a URL that is none, ArchiveError when the database cannot be opened or migrated.
    """
    migrations = _MIGRATIONS if migrate else None
    try:
        return open_engine(url, migrations, setting="RETRIEVAL_DATABASE_URL", example="sqlite:///data/kabar.db")
    except DatabaseUrlError as error:
        raise SettingsError(str(error)) from error
    except DatabaseUnusableError as error:
        raise ArchiveError(str(error)) from error
