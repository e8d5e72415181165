"""Messages that exist already: edits, deletions, reactions."""

from __future__ import annotations

from typing import Any

from telegram.constants import ReactionEmoji

from tests.telegram_api.backend import Backend, method
from tests.telegram_api.chats import Chat
from tests.telegram_api.errors import bad_request
from tests.telegram_api.methods import composing
from tests.telegram_api.users import author_id
from tests.telegram_api.wire import Request

Json = dict[str, Any]

_CONTENT = ("text", "entities", "reply_markup", "link_preview_options")


@method("editMessageText")
async def edit_message_text(backend: Backend, request: Request) -> Json:
    body = composing.body_text(backend, request)
    chat, message = _own_message(backend, request)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    # An edit that names no keyboard takes the old one away.
    return _edited(backend, chat, message, {**body, **composing.keyboard(request)})


@method("editMessageReplyMarkup")
async def edit_message_reply_markup(backend: Backend, request: Request) -> Json:
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


@method("setMessageReaction")
async def set_message_reaction(backend: Backend, request: Request) -> bool:
    chat = backend.world.reachable_chat(request.chat_id)
    message_id = request.integer("message_id")
    if message_id not in chat.messages:
        raise bad_request("message to react not found")
    reactions = request.rows("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")  # A bot has one reaction a message.
    allowed = {emoji.value for emoji in ReactionEmoji}
    if any(reaction.get("emoji") not in allowed for reaction in reactions):
        raise bad_request("REACTION_INVALID")
    emoji = "".join(reaction["emoji"] for reaction in reactions)
    backend.journal.note(f"{backend.world.bot.username} reacts to #{message_id}: {emoji or 'nothing'}", chat.id)
    return True


def _own_message(backend: Backend, request: Request) -> tuple[Chat, Json]:
    chat = backend.world.reachable_chat(request.chat_id)
    message = chat.messages.get(request.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if author_id(message) != backend.world.bot.id:
        raise bad_request("message can't be edited")
    return chat, message


def _edited(backend: Backend, chat: Chat, message: Json, content: Json) -> Json:
    before = {key: message[key] for key in _CONTENT if key in message}
    if before == content:
        same = "specified new message content and reply markup are exactly the same"
        raise bad_request(f"message is not modified: {same} as a current content and reply markup of the message")
    bare = {key: value for key, value in message.items() if key not in _CONTENT}
    edited = backend.world.replace(chat, {**bare, **content})
    backend.journal.message(edited, " edits")
    return edited
