"""What people's apps ask the bot and wait for: pressed buttons and inline queries."""

from __future__ import annotations

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
