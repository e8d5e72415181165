"""What is asked is counted, and what has no answer is told apart by its words."""

from __future__ import annotations

from datetime import timedelta

from bot.memory import Memory, Usage, Votes
from retrieval import Reason
from tests.bot.memory.turns import ANI, BUDI, GROUP, NOON, asks, exchange


def _declined(memory: Memory, question: str, number: int, reason: Reason = Reason.NOTHING_FITS) -> None:
    said = exchange(question, "", reason=reason)
    memory.conversations.remember(GROUP, number + 1, said, question_id=number, reply_to=None, user_id=ANI, at=NOON)


def test_questions_votes_and_what_is_lacking_are_counted_since_a_moment(memory: Memory) -> None:
    asks(memory, "lama?", number=1, at=NOON - timedelta(days=40))
    turn = asks(memory, "baru?", number=10)
    memory.feedback.vote(turn, ANI, helpful=True, at=NOON)
    memory.feedback.vote(turn, BUDI, helpful=False, at=NOON)
    _declined(memory, "siapa juara dunia?", 20, Reason.NOTHING_IN_PERIOD)
    for number, question in enumerate(("Berapa harga emas?", "berapa harga emas", " BERAPA HARGA EMAS ?!")):
        _declined(memory, question, 30 + 10 * number)
    found = memory.usages.since(NOON - timedelta(days=30))
    assert (found.questions, found.declined, found.votes) == (5, 4, Votes(1, 1))
    assert [times for _, times in found.lacking] == [3, 1]
    assert found.lacking[0][0].casefold().startswith(("berapa", " berapa"))
    assert memory.usages.since(NOON - timedelta(days=30), most=1).lacking == found.lacking[:1]


def test_nothing_asked_is_nothing_counted(memory: Memory) -> None:
    assert memory.usages.since(NOON) == Usage(0, 0, Votes(0, 0), ())
