"""Retention: how long texts are kept, and what is kept of a person."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Engine, delete, or_, select

from bot.memory.conversations import known_turn
from bot.memory.exchanges import KnownTurn
from bot.memory.feedback import Vote, vote_of, votes_with_questions
from bot.memory.preferences import Preference, Preferences
from bot.memory.quotas import LONGEST_WINDOW
from bot.memory.subscriptions import Subscription, subscriptions_of
from bot.memory.tables import asked, chats, handled, matches, notices, preferences, subscriptions, turns, votes
from retrieval.database.opening import writing

_COUNTED_FOR = 2 * LONGEST_WINDOW
"""Longer than any quota counts, and longer than Telegram keeps an update for a bot that is down."""

_TOLD_ONCE = timedelta(days=30)
"""How long it is remembered what was told to whom: longer than anything counts as news."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much of a person was erased."""

    turns: int
    votes: int
    preferences: int
    subscriptions: int


@dataclass(frozen=True, slots=True)
class PersonalRecord:
    """All that is kept of a person: what they asked and were answered, their votes, what they chose, and what they
    subscribed to in private."""

    turns: tuple[KnownTurn, ...]
    votes: tuple[Vote, ...]
    preference: Preference
    subscriptions: tuple[Subscription, ...]


class Retention:
    """Deletes what was kept long enough, and what a person wants deleted."""

    def __init__(self, engine: Engine, keep: timedelta) -> None:
        self._engine = engine
        self._writing = writing(engine)
        self._keep = keep

    def expire(self, now: datetime) -> int:
        """Delete the turns that are older than texts are kept, and what no longer counts; the number of turns. Votes
        stay: they hold no text."""
        with self._writing.begin() as connection:
            deleted = connection.execute(delete(turns).where(turns.c.at < now - self._keep)).rowcount
            for table in (asked, notices, handled):
                connection.execute(delete(table).where(table.c.at < now - _COUNTED_FOR))
            connection.execute(delete(matches).where(matches.c.at < now - _TOLD_ONCE))
        self._erase()
        return deleted

    def forget(self, user_id: int) -> Forgotten:
        """Erase everything of a person, in every chat."""
        with self._writing.begin() as connection:
            gone = Forgotten(
                connection.execute(delete(turns).where(_asked_by(user_id))).rowcount,
                connection.execute(delete(votes).where(votes.c.user_id == user_id)).rowcount,
                connection.execute(delete(preferences).where(preferences.c.owner_id == user_id)).rowcount,
                connection.execute(delete(subscriptions).where(subscriptions.c.chat_id == user_id)).rowcount,
            )
            # What nobody else wants to know would still tell what this person did.
            connection.execute(delete(matches).where(matches.c.topic.not_in(select(subscriptions.c.topic))))
            for table in (asked, notices):
                connection.execute(delete(table).where(table.c.owner_id == user_id))
            for table in (chats, handled):
                connection.execute(delete(table).where(table.c.chat_id == user_id))
        self._erase()
        return gone

    def export(self, user_id: int) -> PersonalRecord:
        """Everything of a person, the oldest first."""
        with self._engine.connect() as connection:
            said = connection.execute(select(turns).where(_asked_by(user_id)).order_by(turns.c.at, turns.c.id)).all()
            known = tuple(known_turn(connection, row) for row in said)
            cast = connection.execute(votes_with_questions().where(votes.c.user_id == user_id)).all()
            subscribed = tuple(subscriptions_of(connection, user_id))
        preference = Preferences(self._engine).of(user_id)
        return PersonalRecord(known, tuple(vote_of(row) for row in cast), preference, subscribed)

    def _erase(self) -> None:
        """Let nothing of it stay in SQLite's log of changes either."""
        if self._engine.dialect.name == "sqlite":
            with closing(self._engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _asked_by(user_id: int) -> ColumnElement[bool]:
    return or_(turns.c.user_id == user_id, turns.c.chat_id == user_id)
