"""The news desk: who its editors are, what was done by whom, and the pushes that are not done yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, func, insert, select, update

from bot.memory.tables import deeds, editors, pushes
from retrieval.database.opening import writing


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody whom an admin has made an editor."""

    user_id: int
    name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class DeskDeed:
    """What somebody of the desk did, to what."""

    at: datetime
    user_id: int
    name: str
    deed: str
    subject: str


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A push that was begun: its message as Telegram's JSON, and whether it was taken up again once already."""

    chat_id: int
    message_id: int
    message: str
    resumed: bool


class Editors:
    """The editors. `ids` is kept at hand, so that asking who somebody is takes no time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)
        self.ids: frozenset[int] = frozenset(each.user_id for each in self.all())

    def all(self) -> list[Editor]:
        """The longest-serving first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(editors).order_by(editors.c.since, editors.c.user_id))
            return [Editor(row.user_id, row.name, row.since) for row in rows]

    def name(self, user_id: int, name: str, at: datetime) -> None:
        """Make somebody an editor; one who is already gets this name."""
        with self._writing.begin() as connection:
            known = connection.execute(update(editors).where(editors.c.user_id == user_id).values(name=name)).rowcount
            if not known:
                connection.execute(insert(editors).values(user_id=user_id, name=name, since=at))
            self.ids |= {user_id}

    def remove(self, user_id: int) -> Editor | None:
        """Who was removed; None when nobody was."""
        gone = delete(editors).where(editors.c.user_id == user_id).returning(editors)
        with self._writing.begin() as connection:
            row = connection.execute(gone).one_or_none()
            self.ids -= {user_id}
        return Editor(row.user_id, row.name, row.since) if row else None


class Audit:
    """What the desk did, in order. Nothing is ever taken out."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)

    def write(self, done: DeskDeed) -> None:
        values = {"at": done.at, "user_id": done.user_id, "name": done.name, "deed": done.deed}
        with self._writing.begin() as connection:
            connection.execute(insert(deeds).values(**values, subject=done.subject))

    def page(self, offset: int, limit: int) -> tuple[list[DeskDeed], int]:
        """So many deeds from this one on, the newest first, and how many there are."""
        query = select(deeds).order_by(deeds.c.id.desc()).offset(offset).limit(limit)
        with self._engine.connect() as connection:
            total = connection.scalar(select(func.count()).select_from(deeds)) or 0
            rows = connection.execute(query).all()
        return [DeskDeed(row.at, row.user_id, row.name, row.deed, row.subject) for row in rows], total


class Pushes:
    """The pushes that were begun and not finished: what a crash leaves is taken up again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)

    def begin(self, chat_id: int, message_id: int, message: str) -> bool:
        """Note it before anything is done. Whether it was not noted yet."""
        own = (pushes.c.chat_id == chat_id, pushes.c.message_id == message_id)
        row = {"chat_id": chat_id, "message_id": message_id, "message": message, "resumed": False}
        with self._writing.begin() as connection:
            known = connection.execute(select(pushes.c.resumed).where(*own)).one_or_none()
            if known is None:
                connection.execute(insert(pushes).values(**row))
        return known is None

    def end(self, chat_id: int, message_id: int) -> None:
        """It is done, and the person is about to be told what became of it."""
        own = (pushes.c.chat_id == chat_id, pushes.c.message_id == message_id)
        with self._writing.begin() as connection:
            connection.execute(delete(pushes).where(*own))

    def unfinished(self) -> list[Unfinished]:
        """Those that an earlier run left, as they were until now; from now on they have been resumed."""
        with self._writing.begin() as connection:
            rows = connection.execute(select(pushes).order_by(pushes.c.chat_id, pushes.c.message_id)).all()
            connection.execute(update(pushes).values(resumed=True))
        return [Unfinished(row.chat_id, row.message_id, row.message, row.resumed) for row in rows]
