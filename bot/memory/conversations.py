"""Conversations: which message belongs to which exchange, and what came before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, insert, select, update

from bot.memory.exchanges import Evidence, Exchange, KnownTurn
from bot.memory.tables import turn_evidence, turn_messages, turns, votes
from retrieval import Conversation, Question, Reason, Scores, Turn
from retrieval.database.opening import writing

LONGEST_CONVERSATION = 5
"""How many turns a follow-up continues; what was asked before them says little about it."""


class Conversations:
    """The turns of every chat, found by the messages that show them."""

    def __init__(self, engine: Engine, longest: int = LONGEST_CONVERSATION) -> None:
        self._engine = engine
        self._writing = writing(engine)
        self._longest = longest

    def remember(
        self,
        chat_id: int,
        message_id: int,
        exchange: Exchange,
        *,
        question_id: int,
        reply_to: int | None,
        user_id: int | None,
        at: datetime,
        more_messages: Sequence[int] = (),
    ) -> int:
        """Keep an exchange under the messages that show it, and return the turn's id.

        `message_id` is the first message of the answer and `more_messages` are the others; `reply_to` is a message of
        the turn that this one continues. A question that was answered already (it was edited, or asked for all times)
        keeps its turn, which then holds the new answer and no votes; its earlier messages still lead to it.
        """
        with self._writing.begin() as connection:
            previous = None if reply_to is None else _turn_at(connection, chat_id, reply_to)
            values = {"user_id": user_id, "at": at, **_columns(exchange)}
            turn_id: int | None = connection.scalar(
                select(turns.c.id).where(turns.c.chat_id == chat_id, turns.c.question_id == question_id)
            )
            if turn_id is None:
                place = {"chat_id": chat_id, "question_id": question_id, "previous_id": previous}
                turn_id = connection.scalars(insert(turns).values(**place, **values).returning(turns.c.id)).one()
            else:
                connection.execute(update(turns).where(turns.c.id == turn_id).values(**values))
                for table in (turn_evidence, votes):
                    connection.execute(delete(table).where(table.c.turn_id == turn_id))
            _write_evidence(connection, turn_id, exchange.evidence)
            _lead_to(connection, chat_id, turn_id, [question_id, message_id, *more_messages])
        return turn_id

    def also_shown(self, turn_id: int, chat_id: int, message_id: int) -> None:
        """One more message belongs to this turn, such as one that shows its sources."""
        with self._writing.begin() as connection:
            _lead_to(connection, chat_id, turn_id, [message_id])

    def turn(self, turn_id: int) -> KnownTurn | None:
        """The turn with this id; None when it is forgotten."""
        with self._engine.connect() as connection:
            return self._known(connection, turn_id)

    def at(self, chat_id: int, message_id: int) -> KnownTurn | None:
        """The turn that this message shows, as its question or as part of its answer."""
        with self._engine.connect() as connection:
            return self._known(connection, _turn_at(connection, chat_id, message_id))

    def beside(self, turn: KnownTurn) -> list[int]:
        """The messages that show this turn besides its question and the first message of its answer, in order."""
        ids = select(turn_messages.c.message_id).where(
            turn_messages.c.turn_id == turn.id, turn_messages.c.message_id.not_in((turn.question_id, turn.message_id))
        )
        with self._engine.connect() as connection:
            return list(connection.scalars(ids.order_by(turn_messages.c.message_id)))

    def before(self, chat_id: int, message_id: int) -> Conversation:
        """The turns that a reply to this message continues, the oldest first; none when the message shows no turn."""
        with self._engine.connect() as connection:
            return self._up_to(connection, _turn_at(connection, chat_id, message_id))

    def last_in_private(self, chat_id: int, since: datetime) -> KnownTurn | None:
        """The newest turn of a private chat, if it is no older than `since`: what the next question may follow up."""
        query = select(turns.c.id).where(turns.c.chat_id == chat_id, turns.c.at >= since)
        with self._engine.connect() as connection:
            newest = connection.scalar(query.order_by(turns.c.at.desc(), turns.c.id.desc()).limit(1))
            return self._known(connection, newest)

    def _known(self, connection: Connection, turn_id: int | None) -> KnownTurn | None:
        row = connection.execute(select(turns).where(turns.c.id == turn_id)).one_or_none()
        if row is None:
            return None
        return known_turn(connection, row).continuing(self._up_to(connection, row.previous_id))

    def _up_to(self, connection: Connection, turn_id: int | None) -> Conversation:
        """The conversation whose last turn this is."""
        found: list[Turn] = []
        while turn_id is not None and len(found) < self._longest:
            row = connection.execute(select(turns).where(turns.c.id == turn_id)).one()
            found.append(_exchange(row, ()).turn)
            turn_id = row.previous_id
        return Conversation(tuple(reversed(found)))


def known_turn(connection: Connection, row: Row[Any]) -> KnownTurn:
    """A row of `turns` with its evidence and its first message, without the conversation that it continues."""
    answers = select(turn_messages.c.message_id).where(
        turn_messages.c.turn_id == row.id, turn_messages.c.message_id != row.question_id
    )
    message_id = connection.scalar(answers.order_by(turn_messages.c.message_id).limit(1)) or row.question_id
    exchange = _exchange(row, tuple(_evidence(connection, row.id)))
    return KnownTurn(row.id, row.chat_id, row.question_id, message_id, row.user_id, row.at, exchange)


def _turn_at(connection: Connection, chat_id: int, message_id: int) -> int | None:
    at = (turn_messages.c.chat_id == chat_id, turn_messages.c.message_id == message_id)
    return connection.scalar(select(turn_messages.c.turn_id).where(*at))


def _columns(exchange: Exchange) -> dict[str, object]:
    question = exchange.question
    return {
        "question": question.text,
        "asked": question.asked,
        "question_language": question.language,
        "whenever": question.whenever,
        "language": exchange.language,
        "answer": exchange.answer,
        "reason": exchange.reason,
        "confidence": exchange.confidence,
        "version": exchange.version,
    }


def _exchange(row: Row[Any], evidence: tuple[Evidence, ...]) -> Exchange:
    question = Question(row.question, row.asked, row.question_language, whenever=row.whenever)
    reason = None if row.reason is None else Reason(row.reason)
    return Exchange(question, row.language, row.answer, reason, row.confidence, evidence, row.version)


def _write_evidence(connection: Connection, turn_id: int, evidence: Sequence[Evidence]) -> None:
    rows = [
        {
            "turn_id": turn_id,
            "position": position,
            "paragraph_id": each.paragraph_id,
            "article_id": each.article_id,
            "cosine": each.scores.cosine,
            "lexical": each.scores.lexical,
            "fused": each.scores.fused,
            "cited": each.cited,
        }
        for position, each in enumerate(evidence)
    ]
    if rows:
        connection.execute(insert(turn_evidence), rows)


def _evidence(connection: Connection, turn_id: int) -> Iterator[Evidence]:
    query = select(turn_evidence).where(turn_evidence.c.turn_id == turn_id).order_by(turn_evidence.c.position)
    for row in connection.execute(query):
        scores = Scores(row.cosine, row.lexical, row.fused)
        yield Evidence(row.paragraph_id, row.article_id, scores, row.cited)


def _lead_to(connection: Connection, chat_id: int, turn_id: int, message_ids: Sequence[int]) -> None:
    # A group that has become a supergroup counts its messages anew: what the number meant before is over.
    for message_id in dict.fromkeys(message_ids):
        place = {"chat_id": chat_id, "message_id": message_id}
        connection.execute(delete(turn_messages).filter_by(**place))
        connection.execute(insert(turn_messages).values(**place, turn_id=turn_id))
