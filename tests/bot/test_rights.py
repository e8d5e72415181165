"""Who is an admin in person."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, MessageOriginHiddenUser, User

from bot.rights import may_push
from bot.settings import BotSettings

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SETTINGS = BotSettings(admin_ids=frozenset({5}))
DESK, STRANGER, ANONYMOUS = (User(number, "X", is_bot=False) for number in (5, 6, 1087968824))
GROUP, CHANNEL = Chat(-1001, Chat.SUPERGROUP), Chat(-1002, Chat.CHANNEL)


def test_an_admin_in_person_may_push_anywhere() -> None:
    assert may_push(Message(1, NOW, Chat(5, Chat.PRIVATE), from_user=DESK), SETTINGS)
    assert may_push(Message(1, NOW, GROUP, from_user=DESK), SETTINGS)


@pytest.mark.parametrize(
    "message",
    [
        Message(1, NOW, GROUP, from_user=STRANGER),
        Message(1, NOW, GROUP, from_user=ANONYMOUS, sender_chat=GROUP),
        Message(1, NOW, GROUP, from_user=DESK, sender_chat=CHANNEL),
        Message(1, NOW, CHANNEL),
        Message(1, NOW, GROUP, from_user=DESK, forward_origin=MessageOriginHiddenUser(NOW, "Eve")),
    ],
    ids=["stranger", "anonymous admin", "as a channel", "channel post", "forwarded"],
)
def test_nobody_else_may(message: Message) -> None:
    assert not may_push(message, SETTINGS)


def test_without_admins_nobody_may() -> None:
    assert not may_push(Message(1, NOW, Chat(5, Chat.PRIVATE), from_user=DESK), BotSettings())
