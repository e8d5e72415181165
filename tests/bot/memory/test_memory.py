"""The memory as a database: its schema, its errors, many threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from bot.memory import Memory, UnusableMemoryError, open_memory
from bot.memory.tables import metadata
from retrieval import SettingsError
from retrieval.database.opening import open_engine
from tests.bot.memory.turns import GROUP, asks
from tests.bot.running import new_memory


def test_the_migrations_make_exactly_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    open_memory(url).close()
    engine = open_engine(url, None, setting="", example="")
    with engine.connect() as connection:
        version = {"version_table": "bot_alembic_version"}
        assert compare_metadata(MigrationContext.configure(connection, opts=version), metadata) == []
    engine.dispose()


def test_a_url_that_is_none_is_one_line_that_names_the_setting() -> None:
    with pytest.raises(SettingsError, match=r"^BOT_DATABASE_URL: not a database URL"):
        open_memory("bot.db")


def test_a_file_that_is_no_database_is_one_line_that_names_the_setting(tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_text("bukan basis data, sama sekali bukan" * 50)
    with pytest.raises(UnusableMemoryError, match=r"^BOT_DATABASE_URL: .*not a database") as caught:
        open_memory(f"sqlite:///{tmp_path / 'bot.db'}")
    assert "\n" not in str(caught.value)


def test_many_threads_remember_and_read_at_once(memory: Memory) -> None:
    def ask(number: int) -> bool:
        turn = asks(memory, f"{number}?", number=number * 10, chat=GROUP - number % 5)
        return memory.conversations.at(turn.chat_id, turn.message_id) == turn

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(1, 65)))


def test_a_second_process_may_look_while_the_bot_remembers(tmp_path: Path) -> None:
    with new_memory(tmp_path) as first, new_memory(tmp_path) as second:
        turn = asks(first)
        assert second.conversations.turn(turn.id) == turn
