"""What tells without Alembic that there is nothing to migrate agrees with Alembic."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import bot.memory
import retrieval.store
from retrieval.database.migrating import MigrationError, Migrations, migrate

FOLDERS = [Path(package.__file__ or "").parent / "migrations" for package in (retrieval.store, bot.memory)]


@pytest.mark.parametrize("folder", FOLDERS, ids=["archive", "memory"])
def test_the_newest_revision_is_told_by_the_names_of_the_files(folder: Path) -> None:
    assert Migrations(folder).newest == ScriptDirectory(str(folder)).get_current_head()


@pytest.mark.parametrize("folder", FOLDERS, ids=["archive", "memory"])
def test_a_database_that_has_reached_it_is_left_alone(folder: Path, tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'x.db'}")
    with engine.begin() as connection:
        migrate(connection, Migrations(folder))
        made = connection.exec_driver_sql("PRAGMA schema_version").scalar()
        migrate(connection, Migrations(folder))
        assert connection.exec_driver_sql("PRAGMA schema_version").scalar() == made
    engine.dispose()


def test_a_database_of_a_version_to_come_is_refused(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'x.db'}")
    with engine.begin() as connection:
        migrate(connection, Migrations(FOLDERS[0]))
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(MigrationError, match="9999"):
            migrate(connection, Migrations(FOLDERS[0]))
    engine.dispose()
