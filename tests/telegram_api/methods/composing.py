"""What sending and editing share: text and its entities, keyboards, replies."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from tests.telegram_api import text as telegram_text
from tests.telegram_api.backend import Backend
from tests.telegram_api.chats import GENERAL, Chat
from tests.telegram_api.errors import bad_request
from tests.telegram_api.wire import Request

Json = dict[str, Any]

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_CALLBACK_DATA = 64
MAX_COPY_TEXT = 256
_BUTTON_LOOKS = {"icon_custom_emoji_id", "style", "text"}
_BUTTON_ACTIONS = {
    "callback_data",
    "callback_game",
    "copy_text",
    "login_url",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "url",
    "web_app",
}


def body_text(backend: Backend, request: Request) -> Json:
    """`text` of a message, its entities and preview. Raises 400 for broken markup, no text, over 4096 UTF-16 units."""
    if not request.text("text"):
        raise bad_request("Message text is empty")
    formatted = _formatted(request, "text", "entities")
    if not formatted.text:
        # What is left of blanks and empty tags; the wording differs from that for no text at all.
        raise bad_request("Text must be non-empty")
    if telegram_text.utf16_length(formatted.text) > MAX_TEXT:
        raise bad_request("Message is too long")
    preview = request.table("link_preview_options")
    previewed = {"link_preview_options": preview} if preview else {}
    return {"text": formatted.text, **entities_field(backend, "entities", formatted), **previewed}


def draft_text(request: Request) -> str:
    """The text of a draft, which may be empty. Raises 400 for broken markup and more than 4096 UTF-16 units."""
    text = _formatted(request, "text", "entities").text
    if telegram_text.utf16_length(text) > MAX_TEXT:
        raise bad_request("Message is too long")
    return text


def caption(backend: Backend, request: Request) -> Json:
    """`caption` and `caption_entities` of a file, if it has any."""
    formatted = _formatted(request, "caption", "caption_entities")
    if telegram_text.utf16_length(formatted.text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    if not formatted.text:
        return {}
    return {"caption": formatted.text, **entities_field(backend, "caption_entities", formatted)}


def entities_field(backend: Backend, name: str, formatted: telegram_text.FormattedText) -> Json:
    """The field `name` with at most 100 entities: the rest is lost, which Telegram does without a word."""
    found = [shown for entity in formatted.entities if (shown := entity.as_json(backend.world.users)) is not None]
    if len(found) > telegram_text.MAX_ENTITIES:
        backend.journal.violation(f"{len(found)} entities in one message: Telegram drops all after the first 100")
    return {name: found[: telegram_text.MAX_ENTITIES]} if found else {}


def keyboard(request: Request) -> Json:
    """The inline keyboard that stays with the message; other keyboards leave no trace in it."""
    return inline_keyboard(request.table("reply_markup"))


def inline_keyboard(markup: Json | None) -> Json:
    """`reply_markup` with an inline keyboard. Raises 400 for buttons that Telegram cannot read or does not take."""
    rows = (markup or {}).get("inline_keyboard")
    if not rows:
        return {}
    for button in (button for row in rows for button in row):
        _check_button(button)
    # Like Telegram, forget what is not a field of buttons (it is reported when the call is read).
    known = _BUTTON_LOOKS | _BUTTON_ACTIONS
    kept = [[{key: value for key, value in button.items() if key in known} for button in row] for row in rows]
    return {"reply_markup": {"inline_keyboard": [row for row in kept if row]}}


def place(chat: Chat, request: Request, bot_id: int) -> Json:
    """Where a new message of the bot stands: its topic, and what it replies to. Raises 400 where it cannot stand."""
    thread_id = request.integer("message_thread_id")
    if thread_id and (thread_id not in chat.topics or thread_id == GENERAL):
        # General has the number 1, yet nothing can be sent to it by that number.
        raise bad_request("message thread not found")
    original, quote = _reply(chat, request)
    threading = chat.threading(thread_id, original)
    topic = threading["message_thread_id"] if threading.get("is_topic_message") else 0
    if chat.is_closed(topic) and not chat.is_led_by(bot_id):
        raise bad_request("TOPIC_CLOSED")
    return {**threading, **quote}


def _check_button(button: Json) -> None:
    if not button["text"]:
        raise bad_request("can't parse inline keyboard button: Text must be non-empty")
    actions = _BUTTON_ACTIONS & button.keys()
    if len(actions) != 1:
        reason = "Text buttons are unallowed in the inline keyboard"
        raise bad_request(f"can't parse inline keyboard button: {reason}")
    if not 1 <= len(button.get("callback_data", "-").encode()) <= MAX_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if "://" in button.get("url", "") and urlsplit(button["url"]).scheme not in {"http", "https", "tg"}:
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Unsupported URL protocol")
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= MAX_COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _reply(chat: Chat, request: Request) -> tuple[Json | None, Json]:
    """The message replied to, and `quote` when one is asked for. Raises 400 if the message is gone and that matters."""
    # The names before Bot API 7.0 still work.
    wanted = request.table("reply_parameters") or {
        "message_id": request.integer("reply_to_message_id"),
        "allow_sending_without_reply": request.flag("allow_sending_without_reply"),
    }
    if not wanted["message_id"]:
        return None, {}
    if wanted.get("chat_id") not in {None, chat.id}:
        raise NotImplementedError("replies to messages of other chats are not emulated")
    original = chat.messages.get(int(wanted["message_id"]))
    if original is None:
        if wanted.get("allow_sending_without_reply"):
            return None, {}
        raise bad_request("message to be replied not found")
    return original, _quote(original, wanted)


def _quote(original: Json, wanted: Json) -> Json:
    if not wanted.get("quote"):
        return {}
    quoted = telegram_text.parse(wanted["quote"], wanted.get("quote_parse_mode") or "").text
    before, found, _ = (original.get("text") or original.get("caption") or "").partition(quoted)
    if not found:
        raise bad_request("QUOTE_TEXT_INVALID")
    return {"quote": {"text": quoted, "position": telegram_text.utf16_length(before), "is_manual": True}}


def _formatted(request: Request, name: str, entities: str) -> telegram_text.FormattedText:
    mode = request.text("parse_mode")
    listed = request.rows(entities)
    # parse_mode beats entities.
    if listed and not mode:
        return telegram_text.settled(telegram_text.given(request.text(name), listed))
    return telegram_text.settled(telegram_text.parse(request.text(name), mode))
