"""Alerts: what each subscription is still to be told, and what it was told already.

An alert waits until it is due, and is told once Telegram has taken the message: whatever happens in between, it waits
still. So a process that is killed between Telegram's answer and the note of it says that one thing twice after its
restart; noting it before would leave somebody without the news, and nobody would ever know.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    and_,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    tuple_,
    update,
)

from bot.memory.subscriptions import Address
from bot.memory.tables import alerts, followed, matches, subscriptions
from retrieval import Span, Topic
from retrieval.database.opening import writing

_LONGEST = timedelta(days=3)
"""No alert is put off for so long: what is due later was lined up before the clock was set back."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article that matches a topic: the sentence of a paragraph that says so, and the words in it that match, both
    as places in the paragraph. `repeats` are paragraphs that say the same: who was told one of them knows it."""

    topic: Topic
    article_id: int
    paragraph_id: int
    sentence: Span
    words: tuple[Span, ...]
    repeats: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to tell one subscription; `at` is when it was found."""

    subscription_id: int
    match_id: int
    found: Found
    at: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is due at an address, the oldest first, as far as it was asked for; and how many more there are."""

    alerts: tuple[Alert, ...]
    more: int


class Alerts:
    """The line of what is to be told."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)

    # How far the news were matched

    def followed(self) -> int | None:
        """The position in the archive up to which its news were matched; None before the first time."""
        with self._engine.connect() as connection:
            return connection.scalar(select(followed.c.position))

    def follow(self, position: int) -> None:
        """The news up to this position are matched."""
        with self._writing.begin() as connection:
            connection.execute(delete(followed))
            connection.execute(insert(followed).values(position=position))

    # What was found

    def told_of(self, topic: Topic, since: datetime) -> frozenset[int]:
        """The paragraphs that were found for the topic lately."""
        query = select(matches.c.paragraph_id).where(_on(topic), matches.c.at >= since)
        with self._engine.connect() as connection:
            return frozenset(connection.scalars(query))

    def put(self, found: Found, at: datetime) -> None:
        """Line up an alert wherever the topic is subscribed to, unless the article is told there for another topic, or
        the same was. What was lined up for the article already stays, and has the article's newest words."""
        place = {"paragraph_id": found.paragraph_id, "spans": _to_text((found.sentence, *found.words))}
        same = and_(_on(found.topic), matches.c.article_id == found.article_id)
        with self._writing.begin() as connection:
            if connection.execute(update(matches).where(same).values(**place)).rowcount:
                return
            about = {"topic": found.topic.text, "language": found.topic.language, "article_id": found.article_id}
            made = insert(matches).values(**about, **place, at=at).returning(matches.c.id)
            _line_up(connection, connection.execute(made).scalar_one(), found, at)

    # What is due

    def due(self, now: datetime, limit: int) -> list[Address]:
        """Addresses where something is due, those first that have waited the longest."""
        place = (subscriptions.c.chat_id, subscriptions.c.thread_id)
        query = select(*place).join_from(alerts, subscriptions).where(_is_due(now)).group_by(*place)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(func.min(alerts.c.due), *place).limit(limit))
            return [Address(row.chat_id, row.thread_id) for row in rows]

    def waiting(self, address: Address, now: datetime, limit: int) -> Waiting:
        """What is due at the address, at most `limit` of it."""
        there = and_(alerts.c.subscription_id.in_(_of(address)), _is_due(now))
        query = select(alerts, matches).join_from(alerts, matches).where(there)
        with self._engine.connect() as connection:
            count = connection.execute(select(func.count()).select_from(alerts).where(there)).scalar_one()
            rows = connection.execute(query.order_by(matches.c.at, matches.c.id).limit(limit)).all()
        return Waiting(tuple(_alert(row) for row in rows), count - len(rows))

    def told(self, address: Address, up_to: datetime, only: Collection[Alert] | None = None) -> None:
        """There is nothing more to say of what is due at the address, or of `only` these alerts."""
        these = and_(alerts.c.subscription_id.in_(_of(address)), _is_due(up_to))
        if only is not None:
            these = and_(these, alerts.c.match_id.in_({each.match_id for each in only}))
        self._set_due(these, None)

    def postpone(self, address: Address, now: datetime, until: datetime) -> None:
        """What is due at the address waits until then."""
        self._set_due(and_(alerts.c.subscription_id.in_(_of(address)), _is_due(now)), until)

    def _set_due(self, these: ColumnElement[bool], due: datetime | None) -> None:
        with self._writing.begin() as connection:
            connection.execute(update(alerts).where(these).values(due=due))


def _line_up(connection: Connection, match_id: int, found: Found, at: datetime) -> None:
    """All subscribers at once, inside the database: there may be thousands."""
    other = subscriptions.alias()
    same = or_(matches.c.article_id == found.article_id, matches.c.paragraph_id.in_(found.repeats))
    knows = select(other.c.chat_id, other.c.thread_id).join_from(alerts, matches).join(other).where(same)
    subscribed = select(subscriptions.c.id, literal(match_id), literal(at, alerts.c.due.type)).where(
        subscriptions.c.topic == found.topic.text,
        subscriptions.c.language == found.topic.language,
        tuple_(subscriptions.c.chat_id, subscriptions.c.thread_id).not_in(knows),
    )
    connection.execute(insert(alerts).from_select(["subscription_id", "match_id", "due"], subscribed))


def _is_due(now: datetime) -> ColumnElement[bool]:
    return or_(alerts.c.due <= now, alerts.c.due > now + _LONGEST)


def _on(topic: Topic) -> ColumnElement[bool]:
    return and_(matches.c.topic == topic.text, matches.c.language == topic.language)


def _of(address: Address) -> Any:
    place = and_(subscriptions.c.chat_id == address.chat_id, subscriptions.c.thread_id == address.thread_id)
    return select(subscriptions.c.id).where(place).scalar_subquery()


def _alert(row: Row[Any]) -> Alert:
    sentence, *words = (Span(start, end) for start, end in json.loads(row.spans))
    topic = Topic(row.topic, row.language)
    found = Found(topic, row.article_id, row.paragraph_id, sentence, tuple(words))
    return Alert(row.subscription_id, row.match_id, found, row.at)


def _to_text(spans: Sequence[Span]) -> str:
    return json.dumps([[span.start, span.end] for span in spans])
