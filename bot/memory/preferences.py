"""Preferences: how a person or a chat wants Kabar to be."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import Engine, delete, insert, select

from bot.memory.tables import preferences
from retrieval.database.opening import writing


@dataclass(frozen=True, slots=True)
class Preference:
    """`language` is a code such as "id", None for whatever fits best; `time_zone` a name such as "Asia/Jayapura", None
    for that of the archive; `remembers` whether questions may be kept."""

    language: str | None = None
    time_zone: str | None = None
    remembers: bool = True


class Preferences:
    """What people and chats have chosen. A private chat has the id of its person, and so the same preference."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)

    def of(self, owner_id: int) -> Preference:
        """What was chosen, or else the defaults."""
        with self._engine.connect() as connection:
            row = connection.execute(select(preferences).where(preferences.c.owner_id == owner_id)).one_or_none()
        return Preference(row.language, row.time_zone, row.remembers) if row else Preference()

    def put(self, owner_id: int, preference: Preference) -> None:
        """Keep this in the place of what was chosen before."""
        with self._writing.begin() as connection:
            connection.execute(delete(preferences).where(preferences.c.owner_id == owner_id))
            connection.execute(insert(preferences).values(owner_id=owner_id, **asdict(preference)))
