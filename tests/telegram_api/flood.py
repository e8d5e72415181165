"""How much a bot may send: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this."""

from __future__ import annotations

import math
import time
from collections import defaultdict, deque
from dataclasses import dataclass

from tests.telegram_api.chats import Chat
from tests.telegram_api.errors import too_many_requests


@dataclass(frozen=True, slots=True)
class FloodLimits:
    """So many new messages in so many seconds, in every chat, and besides in every group; Telegram's own by default."""

    in_chat: int = 1
    chat_seconds: float = 1.0
    in_group: int = 20
    group_seconds: float = 60.0


class FloodGauge:
    """Counts what the bot sends into each chat. Without limits it lets everything pass."""

    def __init__(self, limits: FloodLimits | None) -> None:
        self._limits = limits
        self._sent: defaultdict[int, deque[float]] = defaultdict(deque)

    def count(self, chat: Chat) -> None:
        """One more message. Raises 429 for this chat alone, with the seconds after which there is room again."""
        if self._limits is None:
            return
        now, sent = time.monotonic(), self._sent[chat.id]
        wait = _wait(sent, self._limits.in_chat, self._limits.chat_seconds, now)
        if chat.kind in {"group", "supergroup"}:
            wait = max(wait, _wait(sent, self._limits.in_group, self._limits.group_seconds, now))
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        sent.append(now)
        if len(sent) > max(self._limits.in_chat, self._limits.in_group):
            sent.popleft()


def _wait(sent: deque[float], most: int, seconds: float, now: float) -> float:
    """The seconds until fewer than `most` messages lie within the last `seconds`."""
    return sent[-most] + seconds - now if len(sent) >= most else 0.0
