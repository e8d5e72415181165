"""A group that becomes a supergroup goes on under another number."""

import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated

from tests.telegram_api import Emulator


async def test_both_chats_say_where_the_group_went_and_the_old_one_points_to_the_new(
    telegram: Emulator, bot: Bot
) -> None:
    siti = telegram.user("Siti")
    group = telegram.group("Keluarga", [], admins=[siti], kind="group")
    sent = await bot.send_message(group.id, "sebelum")
    new = await siti.upgrades(group)
    to, from_ = (update.message for update in await bot.get_updates() if update.message)
    assert (to.chat.id, to.migrate_to_chat_id) == (group.id, new.id)
    assert (from_.chat.id, from_.chat.type, from_.migrate_from_chat_id) == (new.id, "supergroup", group.id)

    for call in (
        bot.send_message(group.id, "x"),
        bot.send_document(group.id, b"x"),
        bot.send_chat_action(group.id, "typing"),
        sent.edit_text("x"),
        sent.set_reaction("👀"),
    ):
        with pytest.raises(ChatMigrated) as caught:
            await call
        assert caught.value.new_chat_id == new.id
    await bot.send_message(new.id, "sesudah")
    assert (await siti.hears(in_=new)).text == "sesudah"
    assert (await bot.get_chat(group.id)).type == "group"


async def test_the_old_group_is_silent_and_only_basic_groups_migrate(telegram: Emulator, bot: Bot) -> None:
    siti = telegram.user("Siti")
    group = telegram.group("Keluarga", [], admins=[siti], kind="group")
    new = await siti.upgrades(group)
    with pytest.raises(AssertionError, match="Keluarga goes on as a supergroup"):
        await siti.says("x", in_=group)
    with pytest.raises(AssertionError, match="Keluarga is a supergroup already"):
        await siti.upgrades(new)


async def test_a_migrated_chat_is_no_ordinary_refusal_on_the_wire(telegram: Emulator, bot: Bot) -> None:
    siti = telegram.user("Siti")
    group = telegram.group("Keluarga", [], admins=[siti], kind="group")
    await siti.upgrades(group)
    with pytest.raises(ChatMigrated):
        await bot.send_message(group.id, "x")
    (call,) = telegram.calls("sendMessage")
    assert call.outcome == "400 Bad Request: group chat was upgraded to a supergroup chat"
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(-42, "x")
