"""Opening a database: the file, the way it writes, and errors that name the setting. tests/retrieval/store and
tests/bot/memory open real ones with their migrations."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.database.migrating import Migrations
from retrieval.database.opening import DatabaseUnusableError, DatabaseUrlError, open_engine


def test_a_file_and_its_folder_are_made_and_written_to_the_disk_ahead(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'new' / 'x.db'}", None, setting="X_URL", example="sqlite:///x.db")
    with engine.connect() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    engine.dispose()
    assert found == ["wal", 2, 1, 1]


@pytest.mark.parametrize("url", ["x.db", "nosuchthing://ani:rahasia@db/x", "sqlite://", "sqlite:///x.db?mode=ro"])
def test_a_url_that_is_none_is_refused_by_the_name_of_the_setting_and_not_repeated(url: str) -> None:
    with pytest.raises(DatabaseUrlError, match=r"^X_URL: .*sqlite:///x\.db$") as caught:
        open_engine(url, None, setting="X_URL", example="sqlite:///x.db")
    assert "rahasia" not in str(caught.value)


def test_a_file_that_cannot_be_opened_is_refused_by_the_name_of_the_setting(tmp_path: Path) -> None:
    (tmp_path / "x.db").mkdir()
    migrations = Migrations(tmp_path)
    with pytest.raises(DatabaseUnusableError, match=r"^X_URL: the database cannot be opened") as caught:
        open_engine(f"sqlite:///{tmp_path / 'x.db'}", migrations, setting="X_URL", example="sqlite:///x.db")
    assert "\n" not in str(caught.value)
