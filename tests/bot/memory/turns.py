"""Exchanges and turns to remember."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from bot.memory import Evidence, Exchange, KnownTurn, Memory
from retrieval import Question, Reason, Scores

WIT = timezone(timedelta(hours=9))
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=WIT)
EVIDENCE = (Evidence(31, 3, Scores(0.91, 0.5, 0.96), cited=True), Evidence(72, 7, Scores(0.85, 0.0, 0.85), cited=False))

ANI, BUDI, GROUP = 1001, 1002, -4001


def exchange(
    question: str = "berapa tentara NATO?",
    answer: str = "Sekitar 40.000 tentara.",
    *,
    asked: datetime = NOON,
    whenever: bool = False,
    reason: Reason | None = None,
) -> Exchange:
    return Exchange(Question(question, asked, "id", whenever=whenever), "id", answer, reason, 0.8, EVIDENCE, "0.1.0")


def asks(
    memory: Memory,
    question: str = "berapa tentara NATO?",
    *,
    number: int = 10,
    chat: int = GROUP,
    user: int | None = ANI,
    reply_to: int | None = None,
    at: datetime = NOON,
) -> KnownTurn:
    """The question is message `number` of the chat, its answer is the next one."""
    turn_id = memory.conversations.remember(
        chat,
        number + 1,
        exchange(question, f"{question}!", asked=at),
        question_id=number,
        reply_to=reply_to,
        user_id=user,
        at=at,
    )
    turn = memory.conversations.turn(turn_id)
    assert turn
    return turn
