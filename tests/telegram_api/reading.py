"""A message as a person reads it on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.telegram_api.text import utf16_slice
from tests.telegram_api.users import author_id

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
    def thread_id(self) -> int:
        """The topic of a forum in which it stands; 0 for General and wherever there are no topics."""
        return int(self.raw["message_thread_id"]) if self.raw.get("is_topic_message") else 0

    @property
    def sender_id(self) -> int:
        """The number of who wrote it; of a stand-in where somebody hides behind a chat."""
        return author_id(self.raw)

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

    def button(self, name: str) -> Json:
        """The button with this label or callback data. Raises AssertionError if there is none."""
        for button in (button for row in self._rows() for button in row):
            if name in {button["text"], button.get("callback_data")}:
                found: Json = button
                return found
        raise AssertionError(f"no button {name!r} under message #{self.id}, only {self.buttons()}")

    def _rows(self) -> list[list[Json]]:
        rows: list[list[Json]] = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    def _marked(self, entity: Json) -> str:
        return utf16_slice(self.text, entity["offset"], entity["length"])


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What the person's app shows when the bot answers a pressed button: a toast, or an alert to be closed."""

    text: str
    show_alert: bool
    url: str
    cache_time: int
