"""What the bot sends, edits and deletes, through the real client, and what people see of it."""

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError

from tests.telegram_api import Emulator


def keyboard(data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Sumber", callback_data=data)]])


async def test_a_message_reads_on_the_screen_as_it_was_marked(telegram: Emulator, bot: Bot) -> None:
    ani = telegram.user("Ani", language_code="id")
    sent = await bot.send_message(
        ani.id,
        '<b>40.000</b> tentara 😀 <a href="https://a.id">[1]</a>',
        parse_mode=ParseMode.HTML,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    heard = await ani.hears()
    assert heard.text == sent.text == "40.000 tentara 😀 [1]"
    assert heard.texts("bold") == ["40.000"]
    assert heard.links() == {"[1]": "https://a.id/"}
    assert sent.link_preview_options == LinkPreviewOptions(is_disabled=True)


async def test_a_reply_shows_the_message_it_answers_and_the_passage_quoted(telegram: Emulator, bot: Bot) -> None:
    ani = telegram.user("Ani")
    question = await ani.says("berapa tentara NATO?")
    await bot.send_message(ani.id, "x", reply_parameters=ReplyParameters(question.id, quote="tentara NATO"))
    reply = await telegram.reply_to(question)
    assert reply.reply_to_message is not None
    assert (reply.reply_to_message.id, reply.quote) == (question.id, "tentara NATO")
    with pytest.raises(BadRequest, match=r"(?i)quote_text_invalid"):
        await bot.send_message(ani.id, "x", reply_parameters=ReplyParameters(question.id, quote="tank"))


async def test_a_reply_to_a_lost_message_needs_permission_to_stand_alone(telegram: Emulator, bot: Bot) -> None:
    ani = telegram.user("Ani")
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(ani.id, "x", reply_parameters=ReplyParameters(99))
    sent = await bot.send_message(ani.id, "x", reply_parameters=ReplyParameters(99, allow_sending_without_reply=True))
    assert sent.reply_to_message is None


async def test_a_reply_to_a_message_elsewhere_is_not_emulated_and_says_so(telegram: Emulator, bot: Bot) -> None:
    ani, budi = telegram.user("Ani"), telegram.user("Budi")
    asked = await ani.says("halo")
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await bot.send_message(budi.id, "x", reply_parameters=ReplyParameters(asked.id, chat_id=ani.id))
    assert "replies to messages of other chats are not emulated" in telegram.violations[0]
    telegram.violations.clear()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Message text is empty"),
        (" \n", "Text must be non-empty"),
        ("<b> </b>", "Text must be non-empty"),
        ("x" * 4097, "Message is too long"),
        ("😀" * 2049, "Message is too long"),
        ("<b>x", "Can't parse entities: can't find end tag corresponding to start tag \"b\""),
    ],
)
async def test_text_that_telegram_refuses_is_refused(telegram: Emulator, bot: Bot, text: str, reason: str) -> None:
    ani = telegram.user("Ani")
    with pytest.raises(BadRequest) as caught:
        await bot.send_message(ani.id, text, parse_mode=ParseMode.HTML)
    assert caught.value.message.lower() == reason.lower()
    assert telegram.messages(ani) == []


async def test_markup_does_not_count_towards_the_length(telegram: Emulator, bot: Bot) -> None:
    sent = await bot.send_message(telegram.user("Ani").id, f"<b>{'x' * 4096}</b>", parse_mode=ParseMode.HTML)
    assert len(sent.text or "") == 4096


async def test_entities_past_the_hundredth_are_lost_and_reported(telegram: Emulator, bot: Bot) -> None:
    sent = await bot.send_message(telegram.user("Ani").id, "<b>x</b> " * 101, parse_mode=ParseMode.HTML)
    assert len(sent.entities) == 100
    assert telegram.violations == ["101 entities in one message: Telegram drops all after the first 100"]
    telegram.violations.clear()


async def test_callback_data_is_measured_in_bytes(telegram: Emulator, bot: Bot) -> None:
    ani = telegram.user("Ani")
    await bot.send_message(ani.id, "x", reply_markup=keyboard("é" * 32))
    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await bot.send_message(ani.id, "x", reply_markup=keyboard("é" * 33))


async def test_where_the_bot_may_not_write_it_hears_why(telegram: Emulator, bot: Bot) -> None:
    ani, budi = telegram.user("Ani"), telegram.user("Budi", started=False)
    await ani.blocks_bot()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ani.id, "x")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(budi.id, "x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(424242, "x")
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(telegram.group("Redaksi", [ani], bot="kicked").id, "x")
    gone = telegram.user("Citra")
    gone.deletes_account()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(gone.id, "x")
    await ani.unblocks_bot()
    await budi.says("halo")
    for person in (ani, budi):
        await bot.send_message(person.id, "halo")


async def test_an_edit_replaces_the_text_and_takes_the_keyboard_away(telegram: Emulator, bot: Bot) -> None:
    ani = telegram.user("Ani")
    sent = await bot.send_message(ani.id, "mencari", reply_markup=keyboard("v1:src:1"))
    before = await ani.hears()
    assert before.buttons() == [["Sumber"]]
    await sent.edit_text("<i>ada</i>", parse_mode=ParseMode.HTML)
    after = await telegram.edit_of(before)
    assert (after.text, after.texts("italic"), after.buttons(), after.is_edited) == ("ada", ["ada"], [], True)
    await sent.edit_reply_markup(keyboard("v1:src:2"))
    assert telegram.current(after).button("Sumber")["callback_data"] == "v1:src:2"


async def test_edits_that_telegram_refuses_are_refused(telegram: Emulator, bot: Bot) -> None:
    ani = telegram.user("Ani")
    question = await ani.says("halo")
    sent = await bot.send_message(ani.id, "x")
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content and reply markup"):
        await sent.edit_text("x")
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("y", ani.id, 99)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("y", ani.id, question.id)


async def test_deleted_messages_are_gone(telegram: Emulator, bot: Bot) -> None:
    ani = telegram.user("Ani")
    sent = await bot.send_message(ani.id, "x")
    await sent.delete()
    assert telegram.messages(ani) == []
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await sent.delete()


async def test_the_bot_learns_of_chats_members_and_itself(telegram: Emulator, bot: Bot) -> None:
    ani, budi = telegram.user("Ani", last_name="Wijaya"), telegram.user("Budi")
    group = telegram.group("Redaksi", [ani], admins=[budi])
    assert (await bot.get_me()).username == "kabar_bot"
    assert ((await bot.get_chat(ani.id)).last_name, (await bot.get_chat(group.id)).title) == ("Wijaya", "Redaksi")
    assert (await bot.get_chat_member(group.id, budi.id)).status == "administrator"
    assert (await bot.get_chat_member(group.id, telegram.user("Citra").id)).status == "left"


async def test_commands_are_kept_by_language_and_scope(telegram: Emulator, bot: Bot) -> None:
    await bot.set_my_commands([("ask", "Ask the archive")])
    await bot.set_my_commands([("ask", "Tanya arsip")], language_code="id")
    assert telegram.commands() == {"ask": "Ask the archive"}
    assert telegram.commands(language_code="id") == {"ask": "Tanya arsip"}
    assert [command.description for command in await bot.get_my_commands(language_code="id")] == ["Tanya arsip"]
    await bot.delete_my_commands()
    assert telegram.commands() == {}
    with pytest.raises(BadRequest, match=r"(?i)bot_command_invalid"):
        await bot.set_my_commands([("Ask!", "x")])
    await bot.set_my_description("Kabar")
    await bot.set_my_short_description("Kabar")
