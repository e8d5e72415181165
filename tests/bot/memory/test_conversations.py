"""Conversations: every message of a turn leads to it, and reply chains never mix."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.memory import Evidence, KnownTurn, Memory
from bot.memory.conversations import LONGEST_CONVERSATION
from retrieval import Conversation, Reason, Scores
from tests.bot.memory.turns import ANI, BUDI, EVIDENCE, GROUP, NOON, asks, exchange
from tests.bot.running import new_memory


def _questions(conversation: Conversation) -> list[str]:
    return [turn.question for turn in conversation.turns]


def test_an_exchange_comes_back_as_it_went_in_from_any_of_its_messages(memory: Memory) -> None:
    given = exchange(whenever=True)
    turn_id = memory.conversations.remember(
        GROUP, 11, given, question_id=10, reply_to=None, user_id=ANI, at=NOON, more_messages=[12, 13]
    )
    turn = KnownTurn(turn_id, GROUP, 10, 11, ANI, NOON, given)
    assert [memory.conversations.at(GROUP, number) for number in (10, 11, 12, 13)] == [turn] * 4
    assert memory.conversations.turn(turn_id) == turn
    assert turn.exchange.question.asked.isoformat() == "2026-11-25T12:00:00+09:00"


def test_a_declined_exchange_keeps_its_reason(memory: Memory) -> None:
    given = exchange(answer="", reason=Reason.NOTHING_IN_PERIOD)
    memory.conversations.remember(GROUP, 11, given, question_id=10, reply_to=None, user_id=None, at=NOON)
    turn = memory.conversations.at(GROUP, 11)
    assert turn
    assert (turn.exchange, turn.user_id) == (given, None)


def test_what_is_not_known_is_none_and_continues_nothing(memory: Memory) -> None:
    asks(memory, number=10)
    assert memory.conversations.turn(99) is None
    assert memory.conversations.at(GROUP, 99) is None
    assert memory.conversations.at(ANI, 10) is None
    assert not memory.conversations.before(GROUP, 99)


def test_a_reply_continues_the_turns_of_its_chain_oldest_first(memory: Memory) -> None:
    asks(memory, "satu?", number=10)
    asks(memory, "dua?", number=20, reply_to=11)
    asks(memory, "tiga?", number=30, reply_to=21)
    assert _questions(memory.conversations.before(GROUP, 31)) == ["satu?", "dua?", "tiga?"]
    assert _questions(memory.conversations.before(GROUP, 21)) == ["satu?", "dua?"]
    assert [turn.answer for turn in memory.conversations.before(GROUP, 21).turns] == ["satu?!", "dua?!"]


def test_two_people_about_two_things_never_mix(memory: Memory) -> None:
    asks(memory, "NATO?", number=10, user=ANI)
    asks(memory, "beras?", number=12, user=BUDI)
    asks(memory, "sejak kapan?", number=14, user=ANI, reply_to=11)
    asks(memory, "di mana?", number=16, user=BUDI, reply_to=13)
    assert _questions(memory.conversations.before(GROUP, 15)) == ["NATO?", "sejak kapan?"]
    assert _questions(memory.conversations.before(GROUP, 17)) == ["beras?", "di mana?"]


def test_a_chain_is_followed_back_only_so_far(memory: Memory) -> None:
    for number in range(10):
        asks(memory, f"{number}?", number=10 * number + 10, reply_to=10 * number + 1 if number else None)
    last = [f"{number}?" for number in range(10 - LONGEST_CONVERSATION, 10)]
    assert _questions(memory.conversations.before(GROUP, 101)) == last


def test_a_turn_can_be_asked_again_with_the_conversation_it_continued(memory: Memory) -> None:
    asks(memory, "satu?", number=10)
    turn = asks(memory, "dua?", number=20, reply_to=11)
    assert _questions(turn.exchange.question.conversation) == ["satu?"]


def test_another_answer_to_the_same_question_keeps_turn_chain_and_messages(memory: Memory) -> None:
    first = asks(memory, "berapa?", number=10)
    asks(memory, "lalu?", number=20, reply_to=11)
    memory.feedback.vote(first, ANI, helpful=True, at=NOON)
    new = exchange("berapa semuanya?", "Lain.")
    again = memory.conversations.remember(GROUP, 15, new, question_id=10, reply_to=None, user_id=ANI, at=NOON)
    assert again == first.id
    for number in (10, 11, 15):
        turn = memory.conversations.at(GROUP, number)
        assert turn
        assert turn.exchange == new
    assert _questions(memory.conversations.before(GROUP, 21)) == ["berapa semuanya?", "lalu?"]
    assert memory.feedback.of(first.id, ANI) is None


def test_the_last_turn_of_a_private_chat_is_found_while_it_is_new_enough(memory: Memory) -> None:
    asks(memory, "lama?", number=10, chat=ANI, at=NOON - timedelta(minutes=30))
    newest = asks(memory, "baru?", number=20, chat=ANI, at=NOON - timedelta(minutes=10))
    asks(memory, "orang lain?", number=10, chat=BUDI, user=BUDI, at=NOON)
    assert memory.conversations.last_in_private(ANI, NOON - timedelta(minutes=15)) == newest
    assert memory.conversations.last_in_private(ANI, NOON - timedelta(minutes=9)) is None


def test_a_restart_forgets_nothing(tmp_path: Path) -> None:
    with new_memory(tmp_path) as memory:
        turn = asks(memory, "satu?", number=10)
    with new_memory(tmp_path) as memory:
        assert memory.conversations.at(GROUP, 11) == turn
        assert turn.exchange.evidence == EVIDENCE


def test_whatever_is_said_comes_back(memory: Memory) -> None:
    wild = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
    scores = st.builds(Scores, *[st.floats(-1, 1)] * 3)
    evidence = st.lists(st.builds(Evidence, *[st.integers(1, 2**53)] * 2, scores, st.booleans()), max_size=5)

    @settings(max_examples=50, deadline=None)
    @given(wild, wild, evidence, st.integers(-(2**52), 2**52), st.integers(1, 2**31))
    def check(question: str, answer: str, evidence: list[Evidence], chat: int, number: int) -> None:
        said = replace(exchange(question, answer), evidence=tuple(evidence))
        turn_id = memory.conversations.remember(
            chat, number + 1, said, question_id=number, reply_to=None, user_id=None, at=NOON
        )
        turn = memory.conversations.turn(turn_id)
        assert turn
        assert (turn.exchange, turn.chat_id) == (said, chat)
        memory.feedback.vote(turn, ANI, helpful=False, at=NOON)
        assert memory.feedback.since(NOON)[-1].evidence == said.evidence

    check()
