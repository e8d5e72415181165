"""How fast Kabar may write: to each chat, and to all of them together.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery import COURTESIES
from bot.metrics import Metrics

logger = logging.getLogger(__name__)

Result = bool | dict[str, Any] | list[dict[str, Any]]
Call = Callable[[], Coroutine[Any, Any, Result]]
ChatId = int | str

LONGEST_WAIT = 60.0
"""Seconds that a call waits for a flooded chat; told to wait longer, it fails at once."""
LAST_WAIT = 3.0
"""Seconds that what is still to be sent may wait when the bot is stopping, all waits together."""
RETRIES = 3

_KNOWN_CHATS = 1_000
_GLANCE = 0.2
"""Seconds of a wait between two looks at whether the bot is stopping."""
# Telegram counts messages only, edited ones as well.
_MESSAGES = ("send", "edit", "copy", "forward")


@dataclass(frozen=True, slots=True)
class Pace:
    """At most so many messages within every stretch of so many seconds; they may come all at once."""

    messages: int
    seconds: float


# A second is for the way: what leaves a minute apart may arrive a little less than a minute apart.
GROUP_PACE = Pace(20, 61)
PRIVATE_PACE = Pace(5, 5)
OVERALL_PACE = Pace(30, 1)


class Rest:
    """Waiting, as long as the bot runs and for a moment after that: nobody waits a minute for it to stop."""

    def __init__(self) -> None:
        self.stopping: Callable[[], bool] = lambda: False
        self._over_at: float | None = None

    async def sleep(self, seconds: float) -> None:
        """Wait so long. Raises RetryAfter when the bot stops before that, or the wait began after it did."""
        until = _now() + seconds
        while (left := until - _now()) > 0:
            if not self.stopping():
                self._over_at = None
            elif self._over_at is None:
                self._over_at = _now() + LAST_WAIT
            if self._over_at is not None and until > self._over_at:
                raise RetryAfter(int(left) + 1)
            await asyncio.sleep(min(left, _GLANCE))


class Window:
    """Keeps a pace. Whoever comes first goes first."""

    def __init__(self, pace: Pace, rest: Rest | None = None) -> None:
        self._rest = rest or Rest()
        self._seconds = pace.seconds
        self._sent: deque[float] = deque(maxlen=pace.messages)
        self._line = asyncio.Lock()

    async def turn(self) -> None:
        """Wait until one more message is not too many, and count it."""
        async with self._line:
            if len(self._sent) == self._sent.maxlen:
                await self._rest.sleep(self._sent[0] + self._seconds - _now())
            self._sent.append(_now())

    @property
    def idle(self) -> bool:
        """Whether what was sent has no bearing on what is sent now."""
        return not self._sent or self._sent[-1] + self._seconds < _now()


class _ChatPace:
    """One chat's line and pace, and until when Telegram wants nothing more there, by the clock of the event loop."""

    def __init__(self, pace: Pace, rest: Rest) -> None:
        self._rest = rest
        self.line = asyncio.Lock()
        self.window = Window(pace, rest)
        self.closed_until = 0.0

    @property
    def closed_for(self) -> float:
        return max(0.0, self.closed_until - _now())

    async def opens(self) -> None:
        """Wait until Telegram wants to hear of the chat again. Raises RetryAfter when that takes too long."""
        while closed_for := self.closed_for:
            if closed_for > LONGEST_WAIT:
                raise RetryAfter(int(closed_for) + 1)
            await self._rest.sleep(closed_for)

    @property
    def idle(self) -> bool:
        return not self.closed_for and not self.line.locked() and self.window.idle


class FloodLimits(BaseRateLimiter[int]):
    """Paces messages, and lets a chat that is told to slow down wait alone: no other chat waits for it.

    Signs that something is being written, and answers to buttons, never wait and count for nothing.
    """

    def __init__(
        self,
        metrics: Metrics | None = None,
        *,
        group: Pace = GROUP_PACE,
        private: Pace = PRIVATE_PACE,
        overall: Pace = OVERALL_PACE,
    ) -> None:
        self._metrics = metrics or Metrics()
        self._group = group
        self._private = private
        self.rest = Rest()
        self._overall = Window(overall, self.rest)
        self._chats: dict[ChatId, _ChatPace] = {}

    async def initialize(self) -> None:
        """Nothing is needed before the first call."""

    async def shutdown(self) -> None:
        """Nothing is kept after the last call."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        """The result of the call, made when it is its turn. Raises RetryAfter when that would be too late."""
        with self._metrics.failing(endpoint):
            result = await self._in_turn(partial(callback, *args, **kwargs), endpoint, data, rate_limit_args)
        self._metrics.called(endpoint)
        return result

    async def _in_turn(self, call: Call, endpoint: str, data: dict[str, Any], rate_limit_args: int | None) -> Result:
        chat = self._chat(data.get("chat_id"))
        if endpoint in COURTESIES:
            if chat and chat.closed_for:
                raise RetryAfter(int(chat.closed_for) + 1)
            return await call()
        retries = RETRIES if rate_limit_args is None else rate_limit_args
        if chat is None or not endpoint.startswith(_MESSAGES):
            return await _insist(call, chat, retries)
        # One at a time: they arrive in order, and only one of them runs into a closed door.
        async with chat.line:
            await chat.window.turn()
            await self._overall.turn()
            return await _insist(call, chat, retries)

    def _chat(self, chat_id: object) -> _ChatPace | None:
        if not isinstance(chat_id, int | str):
            return None
        known = self._chats.get(chat_id)
        if known is None:
            if len(self._chats) >= _KNOWN_CHATS:
                self._chats = {id: chat for id, chat in self._chats.items() if not chat.idle}
            # Only channels and public groups are known by name.
            private = isinstance(chat_id, int) and chat_id > 0
            known = self._chats[chat_id] = _ChatPace(self._private if private else self._group, self.rest)
        return known


async def _insist(call: Call, chat: _ChatPace | None, retries: int) -> Result:
    """Make the call, and again after each wait that Telegram asks for, as long as there is patience."""
    patience = LONGEST_WAIT
    for left in range(retries, -1, -1):
        if chat:
            await chat.opens()
        try:
            return await call()
        except RetryAfter as error:
            seconds = _seconds(error)
            patience -= seconds
            logger.info("told to wait %.0f s", seconds)
            if chat:
                chat.closed_until = max(chat.closed_until, _now() + seconds)
            if not left or patience < 0:
                raise
            if not chat:
                await asyncio.sleep(seconds)
    raise AssertionError("the last attempt returns or raises")


def _now() -> float:
    return asyncio.get_running_loop().time()


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait if isinstance(wait, int) else wait.total_seconds()
