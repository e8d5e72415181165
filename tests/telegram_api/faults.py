"""What can go wrong between the bot and Telegram, planned per method and for so many calls."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass

from tests.telegram_api.errors import ApiError, too_many_requests


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


def flood_wait(seconds: int) -> Fault:
    """Nothing is done; the bot is to wait so long and then ask again."""
    return Fault("status", done=False, error=too_many_requests(seconds))


class FaultPlan:
    """Faults still to come, in the order they were planned; those of one chat come before those of all."""

    def __init__(self) -> None:
        self._planned: defaultdict[tuple[str, int | None], deque[Fault]] = defaultdict(deque)

    def add(self, method: str, fault: Fault, times: int, chat_id: int | None) -> None:
        self._planned[method, chat_id].extend([fault] * times)

    def take(self, method: str, chat_id: object) -> Fault | None:
        number = chat_id if isinstance(chat_id, int) else None
        planned = self._planned[method, number] or self._planned[method, None]
        return planned.popleft() if planned else None
