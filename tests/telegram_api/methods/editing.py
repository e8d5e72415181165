"""Messages that exist already: edits, deletions, reactions, pressed buttons."""

from __future__ import annotations

from typing import Any

from telegram.constants import ReactionEmoji

from tests.telegram_api.backend import Backend, method
from tests.telegram_api.errors import bad_request
from tests.telegram_api.methods import composing
from tests.telegram_api.wire import Request
from tests.telegram_api.world import Chat

Json = dict[str, Any]

_CONTENT = ("text", "entities", "reply_markup", "link_preview_options")
_MAX_CALLBACK_ANSWER = 200


@method("editMessageText")
async def edit_message_text(backend: Backend, request: Request) -> Json:
    body = composing.body_text(backend, request)
    chat, message = _own_message(backend, request)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    preview = request.table("link_preview_options")
    if preview:
        body["link_preview_options"] = preview
    # An edit that names no keyboard takes the old one away.
    return _edited(backend, chat, message, {**body, **composing.keyboard(request)})


@method("editMessageReplyMarkup")
async def edit_message_reply_markup(backend: Backend, request: Request) -> Json:
    chat, message = _own_message(backend, request)
    kept = {key: message[key] for key in _CONTENT if key in message and key != "reply_markup"}
    return _edited(backend, chat, message, {**kept, **composing.keyboard(request)})


@method("deleteMessage")
async def delete_message(backend: Backend, request: Request) -> bool:
    chat = backend.world.writable_chat(request.chat_id)
    message = chat.messages.get(request.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    is_own = message["from"]["id"] == backend.world.bot.id
    may_delete_all = chat.kind == "private" or chat.statuses.get(backend.world.bot.id) == "administrator"
    if not is_own and not may_delete_all:
        raise bad_request("message can't be deleted")
    del chat.messages[message["message_id"]]
    backend.journal.note(f"#{message['message_id']} is deleted", chat.id)
    return True


@method("setMessageReaction")
async def set_message_reaction(backend: Backend, request: Request) -> bool:
    chat = backend.world.writable_chat(request.chat_id)
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


@method("answerCallbackQuery")
async def answer_callback_query(backend: Backend, request: Request) -> bool:
    query_id = request.text("callback_query_id")
    if query_id not in backend.world.callbacks:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(request.text("text")) > _MAX_CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {"text": request.text("text"), "show_alert": request.flag("show_alert"), "url": request.text("url")}
    # The person's app has stopped waiting at the first answer.
    backend.world.callbacks[query_id] = backend.world.callbacks[query_id] or answer
    return True


def _own_message(backend: Backend, request: Request) -> tuple[Chat, Json]:
    chat = backend.world.writable_chat(request.chat_id)
    message = chat.messages.get(request.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != backend.world.bot.id:
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
