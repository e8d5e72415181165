"""A message as a person reads it on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.telegram_api.text import utf16_slice

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stood when it was looked at; `raw` is the Message object of the Bot API."""

    raw: Json

    @property
    def id(self) -> int:
        return int(self.raw["message_id"])

    @property
    def chat_id(self) -> int:
        return int(self.raw["chat"]["id"])

    @property
    def sender_id(self) -> int:
        return int(self.raw["from"]["id"])

    @property
    def text(self) -> str:
        """The text, or the caption of a file."""
        return str(self.raw.get("text") or self.raw.get("caption") or "")

    @property
    def entities(self) -> list[Json]:
        found: list[Json] = self.raw.get("entities") or self.raw.get("caption_entities") or []
        return found

    @property
    def reply_to_message(self) -> Message | None:
        return Message(self.raw["reply_to_message"]) if "reply_to_message" in self.raw else None

    @property
    def quote(self) -> str:
        """The passage of the other message that this one answers, if it marks one."""
        return str(self.raw.get("quote", {}).get("text", ""))

    @property
    def document(self) -> Json | None:
        return self.raw.get("document")

    @property
    def is_edited(self) -> bool:
        return "edit_date" in self.raw

    def texts(self, kind: str) -> list[str]:
        """The stretches of text marked so ("bold", "code", "blockquote", ...), in order."""
        return [self._marked(entity) for entity in self.entities if entity["type"] == kind]

    def links(self) -> dict[str, str]:
        """Where each link leads, by its text; a bare URL is its own text."""
        named = {self._marked(entity): str(entity["url"]) for entity in self.entities if entity["type"] == "text_link"}
        return named | {url: url for url in self.texts("url")}

    def buttons(self) -> list[list[str]]:
        """The labels of the keyboard, row by row."""
        return [[button["text"] for button in row] for row in self._rows()]

    def button(self, label: str) -> Json:
        """The button with this label. Raises AssertionError if there is none."""
        for row in self._rows():
            for button in row:
                if button["text"] == label:
                    found: Json = button
                    return found
        raise AssertionError(f"no button {label!r} under message #{self.id}, only {self.buttons()}")

    def _rows(self) -> list[list[Json]]:
        rows: list[list[Json]] = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    def _marked(self, entity: Json) -> str:
        return utf16_slice(self.text, entity["offset"], entity["length"])


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What the person's app shows when the bot answers a pressed button."""

    text: str
    show_alert: bool
    url: str
