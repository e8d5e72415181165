"""What is shown short of messages, both ways: typing, drafts, reactions; and edits that the bot has to ask for."""

from datetime import UTC, datetime, timedelta

import pytest
from telegram import Bot, MessageReactionUpdated, ReactionTypeEmoji, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest

from tests.telegram_api import Emulator, Person


async def test_actions_are_checked(telegram: Emulator, bot: Bot, siti: Person) -> None:
    await bot.send_chat_action(siti.id, ChatAction.TYPING)
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(siti.id, "sulking")
    assert "kabar_bot is typing" in telegram.transcript(siti.id)


async def test_the_bot_has_one_reaction_a_message_out_of_telegrams_list(
    telegram: Emulator, bot: Bot, siti: Person
) -> None:
    question = await siti.says("halo")
    await bot.set_message_reaction(siti.id, question.id, "👀")
    assert telegram.reaction(question) == "👀"
    await bot.set_message_reaction(siti.id, question.id)
    assert telegram.reaction(question) == ""
    for reactions in (["👀", "👍"], [ReactionTypeEmoji("✅")], ["✅"]):
        with pytest.raises(BadRequest, match=r"(?i)reaction"):
            await bot.set_message_reaction(siti.id, question.id, reactions)
    with pytest.raises(BadRequest, match="Message to react not found"):
        await bot.set_message_reaction(siti.id, 99, "👀")


async def reactions(bot: Bot) -> list[MessageReactionUpdated]:
    updates = await bot.get_updates(allowed_updates=[Update.MESSAGE_REACTION])
    return [update.message_reaction for update in updates if update.message_reaction]


async def test_peoples_reactions_are_told_to_a_bot_that_asks_in_private_and_to_administrators(
    telegram: Emulator, bot: Bot, siti: Person
) -> None:
    group = telegram.group("Redaksi", [], admins=[siti])
    await bot.send_message(group.id, "jawaban")
    await bot.send_message(siti.id, "jawaban")
    in_group, in_private = await siti.hears(in_=group), await siti.hears()
    await siti.reacts("👍", to=in_private)
    assert await reactions(bot) == []
    await siti.reacts("👎", to=in_private)
    await siti.reacts("👍", to=in_group)
    await siti.makes_bot("administrator", in_=group)
    await siti.reacts("", to=in_group)
    first, second = await reactions(bot)
    assert first.user is not None
    assert (first.user.id, first.chat.id, first.message_id) == (siti.id, siti.id, in_private.id)
    assert (first.old_reaction, first.new_reaction) == ((ReactionTypeEmoji("👍"),), (ReactionTypeEmoji("👎"),))
    assert (second.chat.id, second.old_reaction, second.new_reaction) == (group.id, (ReactionTypeEmoji("👍"),), ())


async def test_drafts_are_shown_in_private_only(telegram: Emulator, bot: Bot, siti: Person) -> None:
    await bot.send_message_draft(siti.id, 1, "")
    await bot.send_message_draft(siti.id, 1, "<b>40.000</b> ten", parse_mode="HTML")
    assert telegram.drafts(siti) == ["", "40.000 ten"]
    assert telegram.messages(siti) == []
    group = telegram.group("Redaksi", [siti])
    with pytest.raises(BadRequest, match=r"(?i)textdraft_peer_invalid"):
        await bot.send_message_draft(group.id, 1, "x")
    with pytest.raises(BadRequest, match="Draft_id must be non-zero"):
        await bot.send_message_draft(siti.id, 0, "x")


async def test_edits_come_only_when_they_are_asked_for(bot: Bot, siti: Person) -> None:
    await bot.get_updates(allowed_updates=[Update.MESSAGE])
    asked = await siti.says("berapa tentara?")
    await siti.edits(asked, "berapa tentara NATO?")
    (update,) = await bot.get_updates(allowed_updates=[Update.MESSAGE, Update.EDITED_MESSAGE])
    assert update.message is not None
    await siti.edits(asked, "berapa tentara NATO di timur?")
    _, update = await bot.get_updates()
    assert update.edited_message is not None
    assert update.edited_message.text == "berapa tentara NATO di timur?"
    assert update.edited_message.edit_date is not None


async def test_what_was_said_long_ago_bears_its_date(bot: Bot, siti: Person) -> None:
    await siti.says("halo", ago=timedelta(hours=3))
    (update,) = await bot.get_updates()
    assert update.message is not None
    age = datetime.now(UTC) - update.message.date
    assert timedelta(hours=3) <= age < timedelta(hours=3, minutes=1)
