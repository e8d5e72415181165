"""What happened: the bot's calls, what was said, what Telegram would not have borne; and waiting for more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from tests.telegram_api.privacy import SERVICE

Json = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot and what came of it."""

    method: str
    params: Json
    at: datetime
    outcome: str
    result: object = None

    @property
    def ok(self) -> bool:
        return self.outcome == "ok"


class Changes:
    """Waiting for the world to change, driven by events; there is no polling and no sleeping."""

    def __init__(self) -> None:
        self._condition = asyncio.Condition()

    async def ring(self) -> None:
        """Something changed: everyone who waits looks again."""
        async with self._condition:
            self._condition.notify_all()

    async def until(self, find: Callable[[], T | None], seconds: float | None) -> T:
        """The first truthy value of `find`. Raises TimeoutError when `seconds` have passed; None waits for ever."""
        async with asyncio.timeout(seconds), self._condition:
            while not (found := find()):
                await self._condition.wait()
            return found


class Journal:
    """The record of one emulator, in order."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self._lines: list[tuple[int | None, str]] = []

    def record(self, method: str, params: Json, outcome: str, result: object = None) -> None:
        self.calls.append(Call(method, params, datetime.now(UTC), outcome, result))
        if outcome != "ok":
            self.note(f"{method} -> {outcome}")

    def violation(self, text: str) -> None:
        self.violations.append(text)
        self.note(f"VIOLATION {text}")

    def note(self, text: str, chat_id: int | None = None) -> None:
        """One line of the transcript; without a chat it belongs to every chat."""
        self._lines.append((chat_id, f"{datetime.now():%H:%M:%S} {text}"))

    def message(self, message: Json, verb: str = "") -> None:
        user = message.get("from", {})
        sender = message.get("sender_chat", {}).get("title") or user.get("username") or user["first_name"]
        reply = message.get("reply_to_message")
        answered = f" (to #{reply['message_id']})" if reply else ""
        said = message.get("text") or message.get("caption") or ""
        if "document" in message:
            said = f"[{message['document']['file_name']}] {said}"
        said = said or ", ".join(sorted(SERVICE & message.keys()))
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        labels = "".join(f" [{button['text']}]" for row in rows for button in row)
        self.note(f"#{message['message_id']} {sender}{verb}{answered}: {said}{labels}", message["chat"]["id"])

    def transcript(self, chat_id: int | None = None) -> str:
        """What was said and what failed; of one chat, or of all."""
        return "\n".join(line for chat, line in self._lines if chat_id is None or chat in {None, chat_id})
