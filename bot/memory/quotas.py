"""Quotas: how many questions a person and a group may ask in a stretch of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, insert, select

from bot.memory.tables import asked, notices
from retrieval.database.opening import writing

LONGEST_WINDOW = timedelta(days=1)
"""Older questions are not counted, and need not be kept."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many questions of a person or a chat within every stretch of `window`, a day at most."""

    owner_id: int
    limit: int
    window: timedelta

    def __post_init__(self) -> None:
        if self.limit < 1:
            raise ValueError("an allowance is at least one question")
        if self.window > LONGEST_WINDOW:
            raise ValueError(f"an allowance is for {LONGEST_WINDOW} at most")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a question may be asked. If not: whose allowance is used up, when there is room again, and whether this
    is the first question since then, so that somebody should be told."""

    used_up: Allowance | None = None
    room_at: datetime | None = None
    first: bool = False

    @property
    def allowed(self) -> bool:
        return self.used_up is None


class Quotas:
    """What was asked lately. The window slides: every question frees its place when it is as old as the window."""

    def __init__(self, engine: Engine) -> None:
        self._writing = writing(engine)

    def take(self, allowances: Sequence[Allowance], at: datetime) -> Verdict:
        """Count a question against every allowance if each has room, or else against none."""
        with self._writing.begin() as connection:
            for allowance in allowances:
                room_at = _room_at(connection, allowance, at)
                if room_at is not None:
                    return Verdict(allowance, room_at, first=_notify(connection, allowance.owner_id, at))
            owners = {allowance.owner_id for allowance in allowances}
            if owners:
                connection.execute(insert(asked), [{"owner_id": owner, "at": at} for owner in sorted(owners)])
                connection.execute(delete(notices).where(notices.c.owner_id.in_(owners)))
        return Verdict()


def _room_at(connection: Connection, allowance: Allowance, at: datetime) -> datetime | None:
    """When the allowance has room again; None when it has some now."""
    lately = select(asked.c.at).where(asked.c.owner_id == allowance.owner_id, asked.c.at > at - allowance.window)
    # The question that is as far back as the limit allows is in the way until it leaves the window.
    blocking = connection.scalar(lately.order_by(asked.c.at.desc()).offset(allowance.limit - 1).limit(1))
    return None if blocking is None else blocking + allowance.window


def _notify(connection: Connection, owner_id: int, at: datetime) -> bool:
    if connection.scalar(select(notices.c.owner_id).where(notices.c.owner_id == owner_id)) is not None:
        return False
    connection.execute(insert(notices).values(owner_id=owner_id, at=at))
    return True
