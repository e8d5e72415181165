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
    looks = {"accent_color_id": chat.id % 7, "max_reaction_count": 11}
    return {**chat.as_json(), **looks, "accepted_gift_types": dict.fromkeys(_GIFTS, True)}


@method("getChatMember")
async def get_chat_member(backend: Backend, request: Request) -> Json:
    chat = backend.world.chat(request.chat_id)
    user = backend.world.users.get(request.integer("user_id"))
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return chat.member(user)
