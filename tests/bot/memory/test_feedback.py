"""Feedback: one vote a person and answer, with all that the answer was made of."""

from __future__ import annotations

from datetime import timedelta

from bot.memory import Memory, Vote, Votes
from tests.bot.memory.turns import ANI, BUDI, EVIDENCE, GROUP, NOON, asks

LATER = NOON + timedelta(hours=1)


def test_a_vote_is_kept_with_question_passages_scores_confidence_and_version(memory: Memory) -> None:
    turn = asks(memory, "berapa?")
    memory.feedback.vote(turn, BUDI, helpful=True, at=NOON)
    assert memory.feedback.since(NOON) == [Vote(turn.id, BUDI, GROUP, NOON, True, "berapa?", EVIDENCE, 0.8, "0.1.0")]
    assert memory.feedback.since(LATER) == []


def test_a_person_has_one_vote_which_can_be_changed_and_taken_back(memory: Memory) -> None:
    turn = asks(memory)
    memory.feedback.vote(turn, ANI, helpful=True, at=NOON)
    memory.feedback.vote(turn, BUDI, helpful=True, at=NOON)
    assert memory.feedback.count(turn.id) == Votes(2, 0)
    memory.feedback.vote(turn, ANI, helpful=False, at=LATER)
    assert memory.feedback.count(turn.id) == Votes(1, 1)
    assert (memory.feedback.of(turn.id, ANI), memory.feedback.of(turn.id, BUDI)) == (False, True)
    memory.feedback.take_back(turn.id, ANI)
    assert memory.feedback.of(turn.id, ANI) is None
    assert memory.feedback.count(turn.id) == Votes(1, 0)


def test_votes_on_different_answers_have_nothing_to_do_with_each_other(memory: Memory) -> None:
    first, second = asks(memory, number=10), asks(memory, number=20)
    memory.feedback.vote(first, ANI, helpful=True, at=NOON)
    assert memory.feedback.of(second.id, ANI) is None
    assert memory.feedback.count(second.id) == Votes(0, 0)
