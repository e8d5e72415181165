"""Forwarded messages: what is carried over, and how Telegram says where it is from."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

Json = dict[str, Any]

_CARRIED = ("text", "entities", "link_preview_options", "document", "photo", "caption", "caption_entities")


def forwarded(message: Json, hidden: Container[int]) -> Json:
    """The content of a message with its `forward_origin`. `hidden`: people whose forwards do not lead to them."""
    return {key: message[key] for key in _CARRIED if key in message} | {"forward_origin": _origin(message, hidden)}


def _origin(message: Json, hidden: Container[int]) -> Json:
    if "forward_origin" in message:
        origin: Json = message["forward_origin"]
        return origin
    date = {"date": message["date"]}
    signed = {key: message[key] for key in ("author_signature",) if key in message}
    if message["chat"]["type"] == "channel":
        place = {"chat": message["chat"], "message_id": message["message_id"]}
        return {"type": "channel", **date, **place, **signed}
    if "sender_chat" in message:
        return {"type": "chat", **date, "sender_chat": message["sender_chat"], **signed}
    user = message["from"]
    if user["id"] in hidden:
        name = f"{user['first_name']} {user.get('last_name', '')}".strip()
        return {"type": "hidden_user", **date, "sender_user_name": name}
    return {"type": "user", **date, "sender_user": user}
