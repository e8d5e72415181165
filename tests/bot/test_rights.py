"""Who is of the desk, and in person."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram import Chat, Message, MessageOriginHiddenUser, User

from bot.memory import Memory
from bot.rights import Right, Rights
from bot.settings import BotSettings
from tests.bot.running import new_memory

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SETTINGS = BotSettings(admin_ids=frozenset({5}))
DESK, STRANGER, EDITOR, ANONYMOUS = (User(number, "X", is_bot=False) for number in (5, 6, 7, 1087968824))
GROUP, CHANNEL = Chat(-1001, Chat.SUPERGROUP), Chat(-1002, Chat.CHANNEL)


@pytest.fixture
def rights(memory: Memory) -> Rights:
    memory.editors.name(EDITOR.id, "Edi", NOW)
    return Rights(SETTINGS, memory.editors)


def test_an_admin_in_person_may_do_everything_anywhere(rights: Rights) -> None:
    for right in Right:
        assert rights.may(Message(1, NOW, Chat(5, Chat.PRIVATE), from_user=DESK), right)
        assert rights.may(Message(1, NOW, GROUP, from_user=DESK), right)


def test_an_editor_may_edit_and_not_lead(rights: Rights) -> None:
    message = Message(1, NOW, GROUP, from_user=EDITOR)
    assert {right: rights.may(message, right) for right in Right} == {Right.EDIT: True, Right.LEAD: False}


def test_an_editor_is_one_after_a_restart_and_until_they_are_removed(tmp_path: Path) -> None:
    with new_memory(tmp_path) as memory:
        memory.editors.name(EDITOR.id, "Edi", NOW)
    with new_memory(tmp_path) as memory:
        rights = Rights(SETTINGS, memory.editors)
        assert rights.holds(EDITOR.id, Right.EDIT)
        memory.editors.remove(EDITOR.id)
        assert not rights.holds(EDITOR.id, Right.EDIT)


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
@pytest.mark.parametrize("right", Right)
def test_nobody_else_may_anything(rights: Rights, message: Message, right: Right) -> None:
    assert not rights.may(message, right)


def test_without_admins_nobody_may(memory: Memory) -> None:
    message = Message(1, NOW, Chat(5, Chat.PRIVATE), from_user=DESK)
    assert not any(Rights(BotSettings(), memory.editors).may(message, right) for right in Right)
