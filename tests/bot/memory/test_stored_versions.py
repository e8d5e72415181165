"""Memories that were stored by every version of the schema, by the code of its time: `stored/` holds them as SQL.

Each has a question of Ani's with Budi's follow-up and his vote, her preferences, a group; from 0002 on a subscription,
from 0003 on an editor.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import bot.memory
from bot.memory import Address
from tests.bot.memory.turns import ANI, BUDI, GROUP, NOON
from tests.bot.running import new_memory
from tests.retrieval.store.test_stored_versions import restore

STORED = Path(__file__).parent / "stored"
VERSIONS = sorted(path.stem for path in STORED.glob("*.sql"))
SUBSCRIBES, HAS_EDITORS = "0002", "0003"


def test_there_is_a_memory_of_every_version() -> None:
    migrations = Path(bot.memory.__file__).parent / "migrations" / "versions"
    assert sorted(path.name[:4] for path in migrations.glob("*.py")) == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_a_memory_of_every_version_still_knows_what_was_said(tmp_path: Path, version: str) -> None:
    restore(STORED / f"{version}.sql", tmp_path / "data" / "bot.db")
    with new_memory(tmp_path) as memory:
        follow_up = memory.conversations.at(GROUP, 13)
        assert follow_up is not None
        assert follow_up.exchange.question.text == "kalau Rusia?"
        before = memory.conversations.before(GROUP, 13)
        assert [turn.question for turn in before.turns] == ["berapa tentara NATO?", "kalau Rusia?"]
        assert memory.preferences.of(ANI).language == "en"
        assert not memory.preferences.of(ANI).daily
        known = memory.chats.of(GROUP)
        assert known is not None
        assert known.title == "Grup Kabar"
        assert not memory.handled.claim(GROUP, 10, NOON)
        assert memory.handled.unanswered() == {}
        assert memory.retention.export(BUDI).votes
        topics = [each.topic.text for each in memory.subscriptions.of(Address(ANI))]
        assert topics == (["gempa"] if version >= SUBSCRIBES else [])
        assert [each.name for each in memory.editors.all()] == (["Budi"] if version >= HAS_EDITORS else [])
