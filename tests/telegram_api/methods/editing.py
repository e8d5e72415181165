"""Messages that exist already: edits and deletions."""

from __future__ import annotations

from typing import Any

from tests.telegram_api.backend import Backend, method
from tests.telegram_api.chats import Chat
from tests.telegram_api.errors import bad_request
from tests.telegram_api.methods import composing
from tests.telegram_api.users import author_id
from tests.telegram_api.wire import Request

Json = dict[str, Any]

_CONTENT = ("text", "entities", "reply_markup", "link_preview_options")


@method("editMessageText")
async def edit_message_text(backend: Backend, request: Request) -> Json | bool:
    body = composing.body_text(backend, request)
    chat, message = _own_message(backend, request)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    # An edit that names no keyboard takes the old one away.
    return _edited(backend, chat, message, {**body, **composing.keyboard(request)})


@method("editMessageReplyMarkup")
async def edit_message_reply_markup(backend: Backend, request: Request) -> Json | bool:
    chat, message = _own_message(backend, request)
    kept = {key: message[key] for key in _CONTENT if key in message and key != "reply_markup"}
    return _edited(backend, chat, message, {**kept, **composing.keyboard(request)})


@method("deleteMessage")
async def delete_message(backend: Backend, request: Request) -> bool:
    chat = backend.world.reachable_chat(request.chat_id)
    message = chat.messages.get(request.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    is_own = author_id(message) == backend.world.bot.id
    may_delete_all = chat.kind == "private" or chat.is_led_by(backend.world.bot.id)
    if not is_own and not may_delete_all:
        raise bad_request("message can't be deleted")
    del chat.messages[message["message_id"]]
    backend.journal.note(f"#{message['message_id']} is deleted", chat.id)
    return True


def _own_message(backend: Backend, request: Request) -> tuple[Chat, Json]:
    """The message to edit: the bot's own, or one that somebody sent via it."""
    if number := request.text("inline_message_id"):
        chat_id, message_id = backend.world.inline_messages.get(number, (0, 0))
        if not chat_id or message_id not in backend.world.chat(chat_id).messages:
            raise bad_request("MESSAGE_ID_INVALID")
        return backend.world.chat(chat_id), backend.world.chat(chat_id).messages[message_id]
    chat = backend.world.reachable_chat(request.chat_id)
    message = chat.messages.get(request.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if author_id(message) != backend.world.bot.id:
        raise bad_request("message can't be edited")
    return chat, message


def _edited(backend: Backend, chat: Chat, message: Json, content: Json) -> Json | bool:
    """The message with this content; of one that somebody sent via the bot, only that it is done."""
    before = {key: message[key] for key in _CONTENT if key in message}
    if before == content:
        same = "specified new message content and reply markup are exactly the same"
        raise bad_request(f"message is not modified: {same} as a current content and reply markup of the message")
    bare = {key: value for key, value in message.items() if key not in _CONTENT}
    edited = backend.world.replace(chat, {**bare, **content})
    backend.journal.message(edited, " edits")
    return True if "via_bot" in edited else edited
