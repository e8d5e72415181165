"""Saying something once in a while, however often it happens."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime, timedelta

_MANY = 1_000


class Seldom:
    """Lets each kind of thing through once in a period; what is kept of the past is no older than that."""

    def __init__(self, period: timedelta) -> None:
        self._period = period
        self._last: dict[Hashable, datetime] = {}

    def __len__(self) -> int:
        """How many kinds are remembered."""
        return len(self._last)

    def first(self, kind: Hashable, now: datetime) -> bool:
        """Whether nothing of this kind was let through during the last period; this one is, then."""
        last = self._last.get(kind)
        # What is remembered of the future was let through before the clock was set back.
        if last is not None and last <= now < last + self._period:
            return False
        if len(self._last) >= _MANY:
            self._last = {other: at for other, at in self._last.items() if now - at < self._period}
        self._last[kind] = now
        return True
