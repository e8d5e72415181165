"""What can go wrong between the bot and Telegram, planned per method and for so many calls."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass

from tests.telegram_api.errors import ApiError


@dataclass(frozen=True, slots=True)
class Fault:
    """One mishap. `done`: whether Telegram still does what it was asked; what the bot hears of it is up to `kind`."""

    kind: str
    done: bool
    error: ApiError | None = None
    body: bytes | None = None
    seconds: float = 0.0

    def __str__(self) -> str:
        return f"{self.kind} {self.error or self.seconds or ''}".strip()


def status(code: int, description: str, *, body: bytes | None = None, **parameters: int) -> Fault:
    """Nothing is done; the answer is this refusal, or `body` as it stands (say, the HTML of a gateway)."""
    return Fault("status", done=False, error=ApiError(code, description, parameters), body=body)


def drop_before() -> Fault:
    """The connection breaks before anything is done."""
    return Fault("drop_before", done=False)


def drop_after() -> Fault:
    """Everything is done, and the answer is lost."""
    return Fault("drop_after", done=True)


def delay(seconds: float) -> Fault:
    """Everything is done at once, and the answer comes late; a client that gives up has sent its message even so."""
    return Fault("delay", done=True, seconds=seconds)


def garbage(body: bytes = b"<html>It works!</html>") -> Fault:
    """Nothing is done; the answer is 200 and not JSON, as from a hotel's login page."""
    return Fault("garbage", done=False, body=body)


class FaultPlan:
    """Faults still to come, in the order they were planned."""

    def __init__(self) -> None:
        self._planned: defaultdict[str, deque[Fault]] = defaultdict(deque)

    def add(self, method: str, fault: Fault, times: int) -> None:
        self._planned[method].extend([fault] * times)

    def take(self, method: str) -> Fault | None:
        planned = self._planned[method]
        return planned.popleft() if planned else None

    def left(self, method: str) -> int:
        return len(self._planned[method])
