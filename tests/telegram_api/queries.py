"""What people's apps ask the bot and wait for: pressed buttons and inline queries; and answers that Telegram keeps."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any, Literal

Json = dict[str, Any]
QueryKind = Literal["callback_query", "inline_query"]


@dataclass(slots=True)
class Query:
    """One question of an app. `attempted`: the bot has tried to answer, perhaps too late; then `answer` is None."""

    id: str
    kind: QueryKind
    what: str
    answer: Json | None = None
    attempted: bool = False
    expired: bool = False


class InlineAnswers:
    """Answers to inline queries that Telegram gives again without asking the bot, until their `cache_time` is over."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, str, str], tuple[float, Json]] = {}

    def keep(self, user_id: int, text: str, offset: str, answer: Json) -> None:
        """Keep an answer, for everybody unless it is personal."""
        until = time.monotonic() + answer["cache_time"]
        self._kept[user_id if answer["is_personal"] else 0, text, offset] = until, answer

    def known(self, user_id: int, text: str, offset: str) -> Json | None:
        kept = (self._kept.get((whose, text, offset), (0.0, {})) for whose in (user_id, 0))
        return next((answer for until, answer in kept if until > time.monotonic()), None)
