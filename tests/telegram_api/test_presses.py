"""Buttons under the bot's messages: what Telegram takes, what presses bring, and that none goes unanswered."""

import pytest
from telegram import Bot, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest

from tests.telegram_api import CallbackAnswer, Emulator, Message, Person
from tests.telegram_api.queries import Query


@pytest.fixture
async def answer(bot: Bot, siti: Person) -> Message:
    """An answer with a button under it."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Sumber", callback_data="v1:src:7")]])
    await bot.send_message(siti.id, "jawaban", reply_markup=keyboard)
    return await siti.hears()


async def pressed(bot: Bot) -> Update:
    """The press that has reached the bot; it is acknowledged."""
    (update,) = await bot.get_updates()
    await bot.get_updates(offset=update.update_id + 1)
    return update


async def test_a_press_tells_who_pressed_what_and_where(bot: Bot, siti: Person, answer: Message) -> None:
    press = await siti.taps("Sumber", on=answer)
    query = (await pressed(bot)).callback_query
    assert query is not None
    assert query.message is not None
    assert (query.from_user.id, query.data, query.message.message_id) == (siti.id, "v1:src:7", answer.id)
    await query.answer("Antara", show_alert=True, cache_time=5)
    assert press.answer is not None
    assert CallbackAnswer(**press.answer) == CallbackAnswer("Antara", show_alert=True, url="", cache_time=5)


async def test_buttons_are_found_by_label_and_by_data_as_the_message_stands_now(
    telegram: Emulator, bot: Bot, siti: Person, answer: Message
) -> None:
    for name in ("Sumber", "v1:src:7"):
        await siti.taps(name, on=answer)
    with pytest.raises(AssertionError, match="no button 'Peta'"):
        await siti.taps("Peta", on=answer)
    await bot.edit_message_reply_markup(siti.id, answer.id)
    with pytest.raises(AssertionError, match="no button 'Sumber'"):
        await siti.taps("Sumber", on=answer)
    telegram.forgive_silence()


async def test_only_members_of_a_group_press_its_buttons(telegram: Emulator, bot: Bot, siti: Person) -> None:
    group = telegram.group("Keluarga", [siti])
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Sumber", callback_data="x")]])
    await bot.send_message(group.id, "jawaban", reply_markup=keyboard)
    with pytest.raises(AssertionError, match="Budi is not in Keluarga"):
        await telegram.user("Budi").taps("Sumber", on=await telegram.hear(group))


async def test_a_press_under_a_deleted_message_names_it_and_nothing_more(
    bot: Bot, siti: Person, answer: Message
) -> None:
    await bot.delete_message(siti.id, answer.id)
    await siti.taps("Sumber", on=answer)
    query = (await pressed(bot)).callback_query
    assert query is not None
    assert query.message is not None
    assert (query.message.is_accessible, query.message.message_id) == (False, answer.id)
    await query.answer()


async def test_a_press_that_nobody_answers_fails_with_the_transcript(
    telegram: Emulator, siti: Person, answer: Message
) -> None:
    with pytest.raises(AssertionError, match=r"(?s)an answer to Siti's press of \[Sumber\].*jawaban"):
        await siti.presses("Sumber", on=answer, timeout=0.05)
    telegram.forgive_silence()


async def test_leaving_presses_and_inline_queries_unanswered_is_a_violation() -> None:
    async with Emulator() as telegram, Bot(telegram.token, base_url=telegram.base_url) as bot:
        siti = telegram.user("Siti")
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Sumber", callback_data="x")]])
        await bot.send_message(siti.id, "jawaban", reply_markup=keyboard)
        await siti.taps("Sumber", on=await siti.hears())
    assert telegram.violations == ["Siti's press of [Sumber] under #1 was never answered"]


async def test_an_answer_that_comes_too_late_is_refused_yet_no_violation(
    telegram: Emulator, bot: Bot, siti: Person, answer: Message
) -> None:
    press = await siti.taps("Sumber", on=answer)
    telegram.expire_queries()
    refusal = "Query is too old and response timeout expired or query id is invalid"
    for query_id in (press.id, "1"):
        with pytest.raises(BadRequest, match=refusal):
            await bot.answer_callback_query(query_id)
    assert press.answer is None


async def test_the_first_answer_is_the_one_that_is_shown(bot: Bot, siti: Person, answer: Message) -> None:
    press: Query = await siti.taps("Sumber", on=answer)
    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await bot.answer_callback_query(press.id, "x" * 201)
    await bot.answer_callback_query(press.id, "satu")
    await bot.answer_callback_query(press.id, "dua")
    assert press.answer is not None
    assert press.answer["text"] == "satu"


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        (InlineKeyboardButton("Sumber", callback_data="é" * 33), "button_data_invalid"),
        (InlineKeyboardButton("Sumber"), "Text buttons are unallowed in the inline keyboard"),
        (InlineKeyboardButton("", url="https://a.id"), "Text must be non-empty"),
        (InlineKeyboardButton("Sumber", url="ftp://a.id"), "is invalid: Unsupported URL protocol"),
        (InlineKeyboardButton("Salin", copy_text=CopyTextButton("x" * 257)), "button_copy_text_invalid"),
    ],
)
async def test_buttons_that_telegram_does_not_take_are_refused(
    telegram: Emulator, bot: Bot, siti: Person, answer: Message, button: InlineKeyboardButton, reason: str
) -> None:
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.send_message(siti.id, "x", reply_markup=InlineKeyboardMarkup([[button]]))
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.edit_message_reply_markup(siti.id, answer.id, reply_markup=InlineKeyboardMarkup([[button]]))
    assert telegram.messages(siti) == [answer]


async def test_edits_of_the_keyboard_alone_leave_the_text_and_must_change_something(
    telegram: Emulator, bot: Bot, siti: Person, answer: Message
) -> None:
    other = InlineKeyboardMarkup([[InlineKeyboardButton("Tutup", callback_data="v1:close")]])
    await bot.edit_message_reply_markup(siti.id, answer.id, reply_markup=other)
    now = telegram.current(answer)
    assert (now.text, now.buttons(), now.button("Tutup")["callback_data"]) == ("jawaban", [["Tutup"]], "v1:close")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(siti.id, answer.id, reply_markup=other)
