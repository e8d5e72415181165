"""Message text as Telegram reads it: TDLib's own parser (td_execute is synchronous, needs no account, no network).

Offsets and lengths of entities are UTF-16 code units, as everywhere in the Bot API.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import tdjson

from tests.telegram_api.errors import bad_request
from tests.telegram_api.users import User

Json = dict[str, Any]

MAX_BYTES_BEFORE_PARSING = 32_768
MAX_ENTITIES = 100

_PARSE_MODES: dict[str, Json] = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}
# What TDLib knows and the Bot API does not (media timestamps) is missing here, and so is never shown to bots.
_KINDS = {
    "BankCardNumber": "bank_card_number",
    "BlockQuote": "blockquote",
    "Bold": "bold",
    "BotCommand": "bot_command",
    "Cashtag": "cashtag",
    "Code": "code",
    "CustomEmoji": "custom_emoji",
    "DateTime": "date_time",
    "EmailAddress": "email",
    "ExpandableBlockQuote": "expandable_blockquote",
    "Hashtag": "hashtag",
    "Italic": "italic",
    "Mention": "mention",
    "MentionName": "text_mention",
    "PhoneNumber": "phone_number",
    "Pre": "pre",
    "PreCode": "pre",
    "Spoiler": "spoiler",
    "Strikethrough": "strikethrough",
    "TextUrl": "text_link",
    "Underline": "underline",
    "Url": "url",
}
# Found by Telegram itself; when a bot names them in `entities` they are ignored (Client.cpp, get_text_entity_type).
_AUTOMATIC = {"bank_card_number", "bot_command", "cashtag", "email", "hashtag", "mention", "phone_number", "url"}
# Nothing is found inside these: a URL in a code block stays code.
_OPAQUE = {"code", "custom_emoji", "date_time", "pre", "text_link", "text_mention"}
_PRECISIONS = {"dateTimePartPrecisionShort": False, "dateTimePartPrecisionLong": True}


@dataclass(frozen=True, slots=True)
class Entity:
    """One MessageEntity. `details` are its further fields (url, language, ...); a text_mention carries a user_id."""

    kind: str
    offset: int
    length: int
    details: tuple[tuple[str, str | int], ...] = ()

    @property
    def end(self) -> int:
        return self.offset + self.length

    def overlaps(self, other: Entity) -> bool:
        return self.offset < other.end and other.offset < self.end

    def as_json(self, users: Mapping[int, User]) -> Json | None:
        """The entity as bots see it; None for the mention of a person Telegram does not know."""
        fields: Json = dict(self.details)
        if self.kind == "text_mention":
            user = users.get(int(fields.pop("user_id")))
            if user is None:
                return None
            fields["user"] = user.as_json()
        return {"type": self.kind, "offset": self.offset, "length": self.length, **fields}


@dataclass(frozen=True, slots=True)
class FormattedText:
    """Plain text and its entities, ordered by offset, the longer first."""

    text: str
    entities: tuple[Entity, ...] = ()


def utf16_length(text: str) -> int:
    """Telegram's measure of length: characters outside the BMP (most emoji) count twice."""
    return len(text.encode("utf-16-le")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def parse(text: str, parse_mode: str) -> FormattedText:
    """Read markup. Raises the 400 that Telegram answers for broken markup, with its byte offset."""
    if len(text.encode()) > MAX_BYTES_BEFORE_PARSING:
        raise bad_request("Text is too long")
    if not parse_mode or parse_mode.lower() == "none":
        return FormattedText(text)
    mode = _PARSE_MODES.get(parse_mode.lower())
    if mode is None:
        raise bad_request("Unsupported parse_mode")
    answer = _execute({"@type": "parseTextEntities", "text": text, "parse_mode": mode})
    if answer["@type"] == "error":
        raise bad_request(answer["message"])
    return FormattedText(answer["text"], tuple(_entities(answer["entities"])))


def given(text: str, entities: Iterable[Json]) -> FormattedText:
    """Text whose entities the caller lists itself instead of writing markup."""
    kept = []
    for entity in entities:
        if entity["type"] in _AUTOMATIC:
            continue
        fields = {key: value for key, value in entity.items() if key not in {"type", "offset", "length"}}
        if "user" in fields:
            fields["user_id"] = fields.pop("user")["id"]
        kept.append(Entity(entity["type"], entity["offset"], entity["length"], tuple(fields.items())))
    return FormattedText(text, _ordered(kept))


def settled(formatted: FormattedText) -> FormattedText:
    """Text as it is stored: blanks at both ends cut; links, commands, mentions found (TDLib, fix_formatted_text)."""
    trimmed = _trimmed(formatted)
    opaque = [entity for entity in trimmed.entities if entity.kind in _OPAQUE]
    found = _entities(_execute({"@type": "getTextEntities", "text": trimmed.text})["entities"])
    automatic = [entity for entity in found if not any(entity.overlaps(other) for other in opaque)]
    return FormattedText(trimmed.text, _ordered([*trimmed.entities, *automatic]))


def _trimmed(formatted: FormattedText) -> FormattedText:
    # In front, blanks go only as far as the first entity; a blank there is one UTF-16 unit, so offsets just shift.
    first = min((entity.offset for entity in formatted.entities), default=len(formatted.text))
    cut = 0
    while cut < first and formatted.text[cut : cut + 1] in {" ", "\n"}:
        cut += 1
    text = formatted.text[cut:].rstrip()
    room = utf16_length(text)
    moved = (replace(entity, offset=entity.offset - cut) for entity in formatted.entities)
    clipped = (replace(entity, length=min(entity.length, room - entity.offset)) for entity in moved)
    return FormattedText(text, tuple(entity for entity in clipped if entity.length > 0))


def _ordered(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted(entities, key=lambda entity: (entity.offset, -entity.length)))


def _entities(found: Iterable[Json]) -> Iterable[Entity]:
    for entity in found:
        kind = _KINDS.get(entity["type"]["@type"].removeprefix("textEntityType"))
        if kind is not None:
            yield Entity(kind, entity["offset"], entity["length"], _details(kind, entity["type"]))


def _details(kind: str, type_: Json) -> tuple[tuple[str, str | int], ...]:
    fields = {key: value for key, value in type_.items() if key not in {"@type", "formatting_type"}}
    if kind == "date_time" and (date_format := _date_format(type_.get("formatting_type"))):
        fields["date_time_format"] = date_format
    return tuple(fields.items())


def _date_format(formatting: Json | None) -> str:
    """TDLib's formatting type as the Bot API's letters: r, or w (weekday), d or D (date), t or T (time)."""
    if formatting is None:
        return ""
    if formatting["@type"] == "dateTimeFormattingTypeRelative":
        return "r"
    letters = "w" if formatting["show_day_of_week"] else ""
    for letter, part in (("d", "date_precision"), ("t", "time_precision")):
        long = _PRECISIONS.get(formatting[part]["@type"])
        if long is not None:
            letters += letter.upper() if long else letter
    return letters


def _execute(request: Json) -> Json:
    _silence()
    answer: Json = json.loads(tdjson.td_execute(json.dumps(request).encode()) or b"{}")
    return answer


@cache
def _silence() -> None:
    # TDLib prints every request to stderr unless told not to.
    tdjson.td_execute(json.dumps({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}).encode())
