"""Facts about chats and their members."""

from __future__ import annotations

from typing import Any

from tests.telegram_api.backend import Backend, method
from tests.telegram_api.errors import bad_request
from tests.telegram_api.wire import Request

Json = dict[str, Any]

_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


@method("getChat")
async def get_chat(backend: Backend, request: Request) -> Json:
    chat = backend.world.chat(request.chat_id)
    looks: Json = {"accent_color_id": abs(chat.id) % 7, "max_reaction_count": 11}
    if chat.linked_to:
        looks["linked_chat_id"] = chat.linked_to
    return {**chat.as_json(), **looks, "accepted_gift_types": dict.fromkeys(_GIFTS, True)}


@method("getChatAdministrators")
async def get_chat_administrators(backend: Backend, request: Request) -> list[Json]:
    chat = backend.world.reachable_chat(request.chat_id)
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    return [chat.member(backend.world.users[number]) for number in chat.statuses if chat.is_led_by(number)]


@method("getChatMemberCount")
async def get_chat_member_count(backend: Backend, request: Request) -> int:
    chat = backend.world.reachable_chat(request.chat_id)
    return sum(chat.has(number) for number in chat.statuses)


@method("leaveChat")
async def leave_chat(backend: Backend, request: Request) -> bool:
    chat, bot = backend.world.reachable_chat(request.chat_id), backend.world.bot
    if chat.kind == "private":
        raise bad_request("chat not found")
    chat.statuses[bot.id] = "left"
    backend.journal.note(f"{bot.username} leaves", chat.id)
    return True


@method("getChatMember")
async def get_chat_member(backend: Backend, request: Request) -> Json:
    chat = backend.world.chat(request.chat_id)
    user = backend.world.users.get(request.integer("user_id"))
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return chat.member(user)
