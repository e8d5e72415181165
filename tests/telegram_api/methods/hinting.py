"""What the bot shows short of a message: that it is at work, drafts of an answer, reactions."""

from __future__ import annotations

from telegram.constants import ReactionEmoji

from tests.telegram_api.backend import Backend, method
from tests.telegram_api.errors import bad_request
from tests.telegram_api.methods import composing
from tests.telegram_api.schema import CHAT_ACTIONS
from tests.telegram_api.wire import Request

REACTIONS = frozenset(emoji.value for emoji in ReactionEmoji)


@method("sendChatAction")
async def send_chat_action(backend: Backend, request: Request) -> bool:
    if request.text("action") not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = backend.world.writable_chat(request.chat_id, "have no rights to send a message")
    # Unlike messages, actions may name General by its number.
    if (thread_id := request.integer("message_thread_id")) and thread_id not in chat.topics:
        raise bad_request("message thread not found")
    backend.journal.note(f"{backend.world.bot.username} is {request.text('action')}", chat.id)
    return True


@method("sendMessageDraft")
async def send_message_draft(backend: Backend, request: Request) -> bool:
    text = composing.draft_text(request)
    chat = backend.world.reachable_chat(request.chat_id)
    if chat.kind != "private":
        raise bad_request("TEXTDRAFT_PEER_INVALID")
    if not request.integer("draft_id"):
        raise bad_request("draft_id must be non-zero")
    chat.drafts.append(text)
    backend.journal.note(f"{backend.world.bot.username} drafts: {text}", chat.id)
    return True


@method("setMessageReaction")
async def set_message_reaction(backend: Backend, request: Request) -> bool:
    chat, bot = backend.world.reachable_chat(request.chat_id), backend.world.bot
    message_id = request.integer("message_id")
    if message_id not in chat.messages:
        raise bad_request("message to react not found")
    reactions = request.rows("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")  # A bot has one reaction a message.
    if any(reaction.get("emoji") not in REACTIONS for reaction in reactions):
        raise bad_request("REACTION_INVALID")
    emoji = "".join(reaction["emoji"] for reaction in reactions)
    chat.react(bot.id, message_id, emoji)
    backend.journal.note(f"{bot.username} reacts to #{message_id}: {emoji or 'nothing'}", chat.id)
    return True
