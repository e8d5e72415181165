"""Chats: where Kabar is, whether it may write there, and what happens when a chat changes or ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Connection, Engine, Row, Table, delete, insert, select, update

from bot.memory.tables import asked, chats, handled, notices, preferences, subscriptions, turn_messages, turns, votes
from retrieval.database.opening import writing


class ChatKind(StrEnum):
    """As Telegram names them."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class KnownChat:
    """A chat that Kabar has seen. `writable` is whether it may write there, as far as it knows."""

    chat_id: int
    kind: ChatKind
    title: str
    writable: bool
    greeted: bool
    since: datetime


class Chats:
    """Every chat that Kabar knows."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)

    def of(self, chat_id: int) -> KnownChat | None:
        with self._engine.connect() as connection:
            row = connection.execute(select(chats).where(chats.c.chat_id == chat_id)).one_or_none()
        return _known(row) if row else None

    def all(self) -> list[KnownChat]:
        """In the order in which they became known."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(chats).order_by(chats.c.since, chats.c.chat_id)).all()
        return [_known(row) for row in rows]

    def seen(self, chat_id: int, kind: ChatKind, title: str, *, at: datetime, writable: bool = True) -> None:
        """Know the chat from now on, under this title; what is known of it otherwise stays."""
        now = {"kind": kind, "title": title, "writable": writable}
        with self._writing.begin() as connection:
            known = connection.execute(update(chats).where(chats.c.chat_id == chat_id).values(**now)).rowcount
            if not known:
                connection.execute(insert(chats).values(chat_id=chat_id, greeted=False, since=at, **now))

    def set_writable(self, chat_id: int, *, writable: bool) -> None:
        """Whether Kabar may write there; nothing happens when the chat is not known."""
        with self._writing.begin() as connection:
            connection.execute(update(chats).where(chats.c.chat_id == chat_id).values(writable=writable))

    def greet(self, chat_id: int) -> bool:
        """Whether the chat is still to be greeted. To the second who asks it is not; nor is one that is not known."""
        ungreeted = (chats.c.chat_id == chat_id, chats.c.greeted.is_(False))
        with self._writing.begin() as connection:
            return connection.execute(update(chats).where(*ungreeted).values(greeted=True)).rowcount == 1

    def migrate(self, old_id: int, new_id: int) -> None:
        """The group goes on as a supergroup under a new id, and takes everything with it.

        Telegram tells it twice, and the supergroup may have been seen before it does; both are harmless.
        """
        with self._writing.begin() as connection:
            if connection.scalar(select(chats.c.chat_id).where(chats.c.chat_id == old_id)) is not None:
                connection.execute(delete(chats).where(chats.c.chat_id == new_id))
            _rename(connection, chats, chats.c.chat_id, old_id, new_id)
            connection.execute(update(chats).where(chats.c.chat_id == new_id).values(kind=ChatKind.SUPERGROUP))
            for table, own in ((turns, turns.c.question_id), (turn_messages, turn_messages.c.message_id)):
                # Numbers of messages begin anew; where both have one, the newer is meant.
                taken = select(own).where(table.c.chat_id == new_id).scalar_subquery()
                connection.execute(delete(table).where(table.c.chat_id == old_id, own.in_(taken)))
                _rename(connection, table, table.c.chat_id, old_id, new_id)
            for table in (preferences, notices):
                if connection.scalar(select(table.c.owner_id).where(table.c.owner_id == new_id)) is None:
                    _rename(connection, table, table.c.owner_id, old_id, new_id)
                connection.execute(delete(table).where(table.c.owner_id == old_id))
            _move_subscriptions(connection, old_id, new_id)
            _rename(connection, asked, asked.c.owner_id, old_id, new_id)
            _rename(connection, votes, votes.c.chat_id, old_id, new_id)

    def remove(self, chat_id: int) -> None:
        """Kabar is no longer there: forget the chat and what was said in it. Votes stay."""
        with self._writing.begin() as connection:
            for table in (chats, turns, handled, subscriptions):
                connection.execute(delete(table).where(table.c.chat_id == chat_id))
            for table in (preferences, asked, notices):
                connection.execute(delete(table).where(table.c.owner_id == chat_id))


def _known(row: Row[Any]) -> KnownChat:
    return KnownChat(row.chat_id, ChatKind(row.kind), row.title, row.writable, row.greeted, row.since)


def _move_subscriptions(connection: Connection, old_id: int, new_id: int) -> None:
    """A topic that both subscribed to is subscribed to once."""
    there = select(subscriptions.c.topic).where(subscriptions.c.chat_id == new_id).scalar_subquery()
    connection.execute(delete(subscriptions).where(subscriptions.c.chat_id == old_id, subscriptions.c.topic.in_(there)))
    _rename(connection, subscriptions, subscriptions.c.chat_id, old_id, new_id)


def _rename(connection: Connection, table: Table, column: Column[int], old_id: int, new_id: int) -> None:
    connection.execute(update(table).where(column == old_id).values({column: new_id}))
