"""Feedback: whether an answer was helpful, one vote a person and answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, Select, and_, delete, func, insert, select

from bot.memory.exchanges import Evidence, KnownTurn
from bot.memory.tables import turns, votes
from retrieval import Scores
from retrieval.database.opening import writing


@dataclass(frozen=True, slots=True)
class Vote:
    """What a person thought of an answer, and all that the answer was made of. `question` is None once the turn is
    forgotten."""

    turn_id: int
    user_id: int
    chat_id: int
    at: datetime
    helpful: bool
    question: str | None
    evidence: tuple[Evidence, ...]
    confidence: float
    version: str


@dataclass(frozen=True, slots=True)
class Votes:
    """How many found an answer helpful, and how many did not."""

    helpful: int
    not_helpful: int


class Feedback:
    """The votes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)

    def vote(self, turn: KnownTurn, user_id: int, *, helpful: bool, at: datetime) -> None:
        """Take down a person's vote on a turn in the place of an earlier one."""
        exchange = turn.exchange
        with self._writing.begin() as connection:
            connection.execute(delete(votes).where(_by(turn.id, user_id)))
            connection.execute(
                insert(votes).values(
                    turn_id=turn.id,
                    user_id=user_id,
                    chat_id=turn.chat_id,
                    at=at,
                    helpful=helpful,
                    evidence=_to_text(exchange.evidence),
                    confidence=exchange.confidence,
                    version=exchange.version,
                )
            )

    def take_back(self, turn_id: int, user_id: int) -> None:
        """The person has no opinion any more."""
        with self._writing.begin() as connection:
            connection.execute(delete(votes).where(_by(turn_id, user_id)))

    def of(self, turn_id: int, user_id: int) -> bool | None:
        """Whether the person found the answer helpful; None when they did not say."""
        with self._engine.connect() as connection:
            return connection.scalar(select(votes.c.helpful).where(_by(turn_id, user_id)))

    def count(self, turn_id: int) -> Votes:
        """The votes on one answer."""
        counts = (func.count().filter(votes.c.helpful), func.count().filter(~votes.c.helpful))
        with self._engine.connect() as connection:
            helpful, not_helpful = connection.execute(select(*counts).where(votes.c.turn_id == turn_id)).one()
        return Votes(helpful, not_helpful)

    def since(self, moment: datetime) -> list[Vote]:
        """Every vote from this moment on, the oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(votes_with_questions().where(votes.c.at >= moment)).all()
        return [vote_of(row) for row in rows]


def votes_with_questions() -> Select[Any]:
    """Votes, the oldest first, for `vote_of`."""
    return select(votes, turns.c.question).outerjoin(turns, turns.c.id == votes.c.turn_id).order_by(votes.c.at)


def vote_of(row: Row[Any]) -> Vote:
    """A row of `votes_with_questions` as a value."""
    return Vote(
        row.turn_id,
        row.user_id,
        row.chat_id,
        row.at,
        row.helpful,
        row.question,
        tuple(_from_text(row.evidence)),
        row.confidence,
        row.version,
    )


def _by(turn_id: int, user_id: int) -> ColumnElement[bool]:
    return and_(votes.c.turn_id == turn_id, votes.c.user_id == user_id)


def _to_text(evidence: tuple[Evidence, ...]) -> str:
    scored = [(each, each.scores) for each in evidence]
    return json.dumps(
        [[e.paragraph_id, e.article_id, s.cosine, s.lexical, s.fused, e.cited] for e, s in scored], allow_nan=False
    )


def _from_text(text: str) -> Iterator[Evidence]:
    for paragraph_id, article_id, cosine, lexical, fused, cited in json.loads(text):
        yield Evidence(paragraph_id, article_id, Scores(cosine, lexical, fused), cited)
