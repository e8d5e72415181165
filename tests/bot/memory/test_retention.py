"""What is old goes, and so does what a person wants gone, down to the bytes of the file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.memory import Allowance, ChatKind, Forgotten, Memory, PersonalRecord, Preference
from bot.memory.tables import metadata
from retrieval.database.opening import open_engine
from tests.bot.memory.turns import ANI, BUDI, EVIDENCE, GROUP, NOON, asks
from tests.bot.running import new_memory

DAY = timedelta(days=1)
SECRET = "apakah rahasia ini akan dilupakan?"


def _bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in (folder / "data").glob("bot.db*"))


def test_texts_go_after_thirty_days_and_votes_stay_without_them(tmp_path: Path) -> None:
    with new_memory(tmp_path) as memory:
        old = asks(memory, SECRET, number=10, at=NOON - 31 * DAY)
        new = asks(memory, "baru?", number=20, reply_to=11, at=NOON - 29 * DAY)
        memory.feedback.vote(old, BUDI, helpful=True, at=NOON - 2 * DAY)
        assert SECRET.encode() in _bytes(tmp_path)
        assert memory.retention.expire(NOON) == 1
        assert memory.conversations.at(GROUP, 11) is None
        assert [turn.question for turn in memory.conversations.before(GROUP, 21).turns] == ["baru?"]
        assert memory.conversations.turn(new.id) is not None
        (vote,) = memory.feedback.since(NOON - 3 * DAY)
        assert (vote.question, vote.evidence, vote.version) == (None, EVIDENCE, "0.1.0")
        assert SECRET.encode() not in _bytes(tmp_path)


def test_what_counts_no_longer_goes_too(memory: Memory) -> None:
    memory.handled.claim(GROUP, 10, NOON - 3 * DAY)
    memory.handled.claim(GROUP, 11, NOON - DAY)
    memory.retention.expire(NOON)
    assert memory.handled.claim(GROUP, 10, NOON - 3 * DAY)
    assert not memory.handled.claim(GROUP, 11, NOON - DAY)


def test_a_person_is_forgotten_in_every_chat_and_others_are_not(tmp_path: Path) -> None:
    with new_memory(tmp_path) as memory:
        in_group, in_private = asks(memory, SECRET), asks(memory, SECRET, chat=ANI)
        others = asks(memory, "siapa?", number=20, user=BUDI, reply_to=11)
        memory.feedback.vote(in_group, BUDI, helpful=False, at=NOON)
        memory.feedback.vote(others, ANI, helpful=True, at=NOON)
        memory.preferences.put(ANI, Preference("en"))
        memory.preferences.put(BUDI, Preference("ms"))
        memory.chats.seen(ANI, ChatKind.PRIVATE, "Ani", at=NOON)
        assert memory.retention.forget(ANI) == Forgotten(turns=2, votes=1, preferences=1, subscriptions=0)
        assert memory.retention.export(ANI) == PersonalRecord((), (), Preference(), ())
        assert memory.conversations.turn(in_private.id) is None
        assert memory.chats.of(ANI) is None
        assert [turn.question for turn in memory.conversations.before(GROUP, 21).turns] == ["siapa?"]
        assert memory.preferences.of(BUDI) == Preference("ms")
        assert [(vote.user_id, vote.question) for vote in memory.feedback.since(NOON)] == [(BUDI, None)]
        assert SECRET.encode() not in _bytes(tmp_path)
        assert memory.retention.forget(ANI) == Forgotten(0, 0, 0, 0)


def test_no_table_knows_a_forgotten_person(tmp_path: Path) -> None:
    with new_memory(tmp_path) as memory:
        turn = asks(memory, chat=ANI)
        memory.feedback.vote(turn, ANI, helpful=True, at=NOON)
        memory.preferences.put(ANI, Preference("en"))
        memory.chats.seen(ANI, ChatKind.PRIVATE, "Ani", at=NOON)
        memory.handled.claim(ANI, 10, NOON)
        for _ in range(2):
            memory.quotas.take([Allowance(ANI, 1, DAY)], NOON)
        memory.retention.forget(ANI)
    engine = open_engine(f"sqlite:///{tmp_path / 'data' / 'bot.db'}", None, setting="", example="")
    with engine.connect() as connection:
        left = {table.name: connection.execute(table.select()).all() for table in metadata.sorted_tables}
    engine.dispose()
    assert not any(left.values())


def test_a_person_can_have_all_that_is_kept_of_them(memory: Memory) -> None:
    first, second = asks(memory, "satu?", chat=ANI), asks(memory, "dua?", number=20, at=NOON + DAY)
    asks(memory, "bukan saya", number=30, user=BUDI)
    memory.feedback.vote(first, ANI, helpful=True, at=NOON)
    memory.preferences.put(ANI, Preference("en"))
    record = memory.retention.export(ANI)
    assert record.turns == (first, second)
    assert [(vote.turn_id, vote.helpful, vote.question) for vote in record.votes] == [(first.id, True, "satu?")]
    assert record.preference == Preference("en")
