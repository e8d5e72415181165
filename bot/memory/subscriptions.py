"""Subscriptions: where news of a topic is told, and since when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, delete, insert, select

from bot.memory.tables import subscriptions
from retrieval import Topic
from retrieval.database.opening import writing


@dataclass(frozen=True, slots=True)
class Address:
    """A chat, and the thread in it where it is a forum; else 0."""

    chat_id: int
    thread_id: int = 0


@dataclass(frozen=True, slots=True)
class Subscription:
    """Somebody wants to be told of news on the topic, at this address."""

    id: int
    address: Address
    topic: Topic
    since: datetime


class Subscribing(StrEnum):
    """What became of a wish to subscribe."""

    NEW = "new"
    KNOWN = "known"
    FULL = "full"


class Subscriptions:
    """Who wants to be told what."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)

    def add(self, address: Address, topic: Topic, at: datetime, *, most: int) -> Subscribing:
        """Subscribe, unless the topic is subscribed to there already, however it is capitalised, or `most` others
        are."""
        with self._writing.begin() as connection:
            known = _of(connection, _at(address))
            if topic.text.casefold() in {each.topic.text.casefold() for each in known}:
                return Subscribing.KNOWN
            if len(known) >= most:
                return Subscribing.FULL
            row = {"topic": topic.text, "language": topic.language, "since": at}
            place = {"chat_id": address.chat_id, "thread_id": address.thread_id}
            connection.execute(insert(subscriptions).values(**place, **row))
        return Subscribing.NEW

    def of(self, address: Address) -> list[Subscription]:
        """Those at this address, the oldest first."""
        with self._engine.connect() as connection:
            return _of(connection, _at(address))

    def stop(self, address: Address, ids: Collection[int]) -> int:
        """End these subscriptions of the address, and forget what they were still to be told; how many there were."""
        mine = and_(_at(address), subscriptions.c.id.in_(ids))
        with self._writing.begin() as connection:
            return connection.execute(delete(subscriptions).where(mine)).rowcount

    def drop(self, chat_id: int) -> int:
        """End all of a chat that Kabar cannot write to any more; how many there were."""
        with self._writing.begin() as connection:
            return connection.execute(delete(subscriptions).where(subscriptions.c.chat_id == chat_id)).rowcount

    def topics(self) -> list[Topic]:
        """Every topic that anybody subscribed to, once."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(subscriptions.c.topic, subscriptions.c.language).distinct())
            return [Topic(row.topic, row.language) for row in rows]


def subscriptions_of(connection: Connection, chat_id: int) -> list[Subscription]:
    """All of a chat, the oldest first."""
    return _of(connection, subscriptions.c.chat_id == chat_id)


def _of(connection: Connection, condition: ColumnElement[bool]) -> list[Subscription]:
    rows = connection.execute(select(subscriptions).where(condition).order_by(subscriptions.c.id))
    return [_subscription(row) for row in rows]


def _subscription(row: Row[Any]) -> Subscription:
    return Subscription(row.id, Address(row.chat_id, row.thread_id), Topic(row.topic, row.language), row.since)


def _at(address: Address) -> ColumnElement[bool]:
    return and_(subscriptions.c.chat_id == address.chat_id, subscriptions.c.thread_id == address.thread_id)
