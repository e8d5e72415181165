"""Chats: seen, greeted once, moved as a whole, and left without a trace."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from bot.memory import Allowance, ChatKind, KnownChat, Memory, Preference
from tests.bot.memory.turns import ANI, BUDI, GROUP, NOON, asks

SUPERGROUP = -1_004_001
HOUR = timedelta(hours=1)


def _seen(memory: Memory, chat: int = GROUP, title: str = "Keluarga") -> None:
    memory.chats.seen(chat, ChatKind.GROUP, title, at=NOON)


def test_a_chat_is_known_from_when_it_was_first_seen_under_its_newest_title(memory: Memory) -> None:
    _seen(memory)
    memory.chats.greet(GROUP)
    memory.chats.seen(GROUP, ChatKind.GROUP, "Keluarga Besar", at=NOON + HOUR, writable=False)
    known = KnownChat(GROUP, ChatKind.GROUP, "Keluarga Besar", writable=False, greeted=True, since=NOON)
    assert memory.chats.of(GROUP) == known
    assert memory.chats.of(ANI) is None
    memory.chats.seen(ANI, ChatKind.PRIVATE, "Ani", at=NOON + HOUR)
    assert [chat.title for chat in memory.chats.all()] == ["Keluarga Besar", "Ani"]


def test_a_chat_is_greeted_once_whoever_asks(memory: Memory) -> None:
    _seen(memory)
    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(memory.chats.greet, [GROUP] * 16)) == 1
    assert not memory.chats.greet(ANI)


def test_whether_kabar_may_write_can_change(memory: Memory) -> None:
    _seen(memory)
    memory.chats.set_writable(GROUP, writable=False)
    chat = memory.chats.of(GROUP)
    assert chat
    assert not chat.writable


def test_a_supergroup_takes_everything_of_its_group_with_it(memory: Memory) -> None:
    _seen(memory)
    memory.chats.greet(GROUP)
    turn = asks(memory, "satu?")
    memory.feedback.vote(turn, ANI, helpful=True, at=NOON)
    memory.preferences.put(GROUP, Preference("en"))
    one = [Allowance(GROUP, 1, HOUR)]
    memory.quotas.take(one, NOON)
    memory.quotas.take(one, NOON)
    memory.chats.migrate(GROUP, SUPERGROUP)
    assert memory.chats.all() == [KnownChat(SUPERGROUP, ChatKind.SUPERGROUP, "Keluarga", True, True, NOON)]
    assert [each.question for each in memory.conversations.before(SUPERGROUP, 11).turns] == ["satu?"]
    assert not memory.conversations.before(GROUP, 11)
    assert memory.feedback.since(NOON)[0].chat_id == SUPERGROUP
    assert memory.preferences.of(SUPERGROUP) == Preference("en")
    verdict = memory.quotas.take([Allowance(SUPERGROUP, 1, HOUR)], NOON)
    assert (verdict.allowed, verdict.first) == (False, False)


def test_what_the_supergroup_did_before_it_was_known_to_be_one_counts(memory: Memory) -> None:
    _seen(memory)
    memory.chats.greet(GROUP)
    asks(memory, "lama?", number=10)
    asks(memory, "lama juga?", number=20, reply_to=11)
    memory.preferences.put(GROUP, Preference("en"))
    memory.chats.seen(SUPERGROUP, ChatKind.SUPERGROUP, "Keluarga", at=NOON + HOUR)
    asks(memory, "baru?", number=10, chat=SUPERGROUP)
    memory.preferences.put(SUPERGROUP, Preference("ms"))
    memory.chats.migrate(GROUP, SUPERGROUP)
    (chat,) = memory.chats.all()
    assert (chat.greeted, chat.since) == (True, NOON)
    newer, older = memory.conversations.at(SUPERGROUP, 11), memory.conversations.at(SUPERGROUP, 21)
    assert newer
    assert older
    assert (newer.exchange.question.text, older.exchange.question.text) == ("baru?", "lama juga?")
    assert memory.preferences.of(SUPERGROUP) == Preference("ms")
    assert memory.preferences.of(GROUP) == Preference()


def test_telegram_may_tell_of_the_supergroup_twice_and_of_one_that_nobody_knows(memory: Memory) -> None:
    _seen(memory)
    asks(memory)
    for _ in range(2):
        memory.chats.migrate(GROUP, SUPERGROUP)
    memory.chats.migrate(-1, -2)
    assert [chat.chat_id for chat in memory.chats.all()] == [SUPERGROUP]
    assert memory.conversations.at(SUPERGROUP, 11)


def test_a_chat_that_kabar_was_removed_from_leaves_only_votes(memory: Memory) -> None:
    for chat in (GROUP, ANI):
        _seen(memory, chat)
        turn = asks(memory, chat=chat)
        memory.feedback.vote(turn, BUDI, helpful=True, at=NOON)
        memory.preferences.put(chat, Preference("en"))
    memory.chats.remove(GROUP)
    assert [chat.chat_id for chat in memory.chats.all()] == [ANI]
    assert memory.conversations.at(GROUP, 11) is None
    assert memory.conversations.at(ANI, 11) is not None
    assert memory.preferences.of(GROUP) == Preference()
    assert [(vote.chat_id, vote.question) for vote in memory.feedback.since(NOON)] == [
        (GROUP, None),
        (ANI, "berapa tentara NATO?"),
    ]
