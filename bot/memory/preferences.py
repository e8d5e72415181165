"""Preferences: how a person or a chat wants Kabar to be."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, delete, insert, select

from bot.memory.tables import preferences
from retrieval.database.opening import writing

DIGEST_HOUR = 7
"""By a chat's own clock, when the news of a day are told to it."""


@dataclass(frozen=True, slots=True)
class Preference:
    """`language` is a code such as "id", None for whatever fits best; `time_zone` a name such as "Asia/Jayapura", None
    for that of the archive; `remembers` whether questions may be kept.

    News of what a chat subscribed to come once a day if it is `daily`, and never from the hour `quiet_from` until the
    hour `quiet_until`, which may be that of the next day.
    """

    language: str | None = None
    time_zone: str | None = None
    remembers: bool = True
    daily: bool = False
    quiet_from: int | None = None
    quiet_until: int | None = None

    def told_at(self, found: datetime, now: datetime, zone: ZoneInfo) -> datetime:
        """When news that were found then may be told where it is this zone's time: now, or later."""
        moment = max(found, now).astimezone(zone)
        if self.daily:
            moment = max(moment, _next(found.astimezone(zone), DIGEST_HOUR))
        if self._is_quiet(moment.hour) and self.quiet_until is not None:
            moment = _next(moment, self.quiet_until)
        return moment

    def _is_quiet(self, hour: int) -> bool:
        start, end = self.quiet_from, self.quiet_until
        if start is None or end is None:
            return False
        return start <= hour < end if start < end else hour >= start or hour < end


def _next(moment: datetime, hour: int) -> datetime:
    """The next time that it is this hour sharp, by the clock of the moment."""
    sharp = moment.replace(hour=hour, minute=0, second=0, microsecond=0)
    return sharp if sharp > moment else sharp + timedelta(days=1)


class Preferences:
    """What people and chats have chosen. A private chat has the id of its person, and so the same preference."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)

    def of(self, owner_id: int) -> Preference:
        """What was chosen, or else the defaults."""
        with self._engine.connect() as connection:
            row = connection.execute(select(preferences).where(preferences.c.owner_id == owner_id)).one_or_none()
        names = [field.name for field in fields(Preference)]
        return Preference(**{name: getattr(row, name) for name in names}) if row else Preference()

    def put(self, owner_id: int, preference: Preference) -> None:
        """Keep this in the place of what was chosen before."""
        with self._writing.begin() as connection:
            connection.execute(delete(preferences).where(preferences.c.owner_id == owner_id))
            connection.execute(insert(preferences).values(owner_id=owner_id, **asdict(preference)))
