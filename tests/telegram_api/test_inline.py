"""Inline mode: questions from any chat, results that Telegram takes, and what comes of choosing one."""

import asyncio

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultPhoto,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from telegram.error import BadRequest, NetworkError

from tests.telegram_api import Emulator, InlineAnswer, Person
from tests.telegram_api.queries import Query

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Sumber", callback_data="v1:src:7")]])


def article(
    number: str, text: str = "<b>40.000</b> tentara", title: str = "NATO", keyboard: InlineKeyboardMarkup | None = None
) -> InlineQueryResultArticle:
    content = InputTextMessageContent(text, parse_mode="HTML")
    return InlineQueryResultArticle(number, title, content, keyboard, description="Okezone")


async def asked(bot: Bot) -> InlineQuery:
    """The inline query that reaches the bot; it is acknowledged."""
    (update,) = await bot.get_updates(timeout=5)
    await bot.get_updates(offset=update.update_id + 1)
    assert update.inline_query is not None
    return update.inline_query


async def offered(
    bot: Bot, person: Person, text: str, results: list[InlineQueryResultArticle], *, is_personal: bool = True
) -> InlineAnswer:
    """What the person sees when the bot answers with these results."""
    asking = asyncio.create_task(person.asks_inline(text))
    await (await asked(bot)).answer(results, cache_time=60, is_personal=is_personal)
    return await asking


async def test_a_question_from_any_chat_brings_results(telegram: Emulator, bot: Bot, siti: Person) -> None:
    assert (await bot.get_me()).supports_inline_queries
    elsewhere = telegram.group("Keluarga", [siti], bot="left")
    asking = asyncio.create_task(siti.asks_inline("tentara NATO", in_=elsewhere, offset="5"))
    query = await asked(bot)
    assert (query.from_user.id, query.query, query.offset) == (siti.id, "tentara NATO", "5")
    assert query.chat_type == "supergroup"
    button = InlineQueryResultsButton("Buka Kabar", start_parameter="inline")
    await query.answer([article("1"), article("2")], cache_time=60, is_personal=True, next_offset="7", button=button)
    answer = await asking
    assert [(result.id, result.title, result.description) for result in answer.results] == [
        ("1", "NATO", "Okezone"),
        ("2", "NATO", "Okezone"),
    ]
    assert answer.results[0].message.texts("bold") == ["40.000"]
    assert (answer.next_offset, answer.cache_time, answer.is_personal, answer.button) == ("7", 60, True, "Buka Kabar")


async def test_a_chosen_result_is_sent_and_the_bot_is_told(telegram: Emulator, bot: Bot, siti: Person) -> None:
    group = telegram.group("Keluarga", [siti])
    (result,) = (await offered(bot, siti, "NATO", [article("1")])).results
    await siti.chooses(result, in_=group)
    sent, chosen = await bot.get_updates()
    assert sent.message is not None
    assert sent.message.via_bot is not None
    assert (sent.message.text, sent.message.via_bot.id) == ("40.000 tentara", bot.id)
    assert chosen.chosen_inline_result is not None
    assert (chosen.chosen_inline_result.result_id, chosen.chosen_inline_result.query) == ("1", "NATO")
    assert chosen.chosen_inline_result.inline_message_id is None


async def test_a_chosen_result_with_buttons_is_pressed_and_edited_by_a_number_of_its_own(
    telegram: Emulator, bot: Bot, siti: Person
) -> None:
    elsewhere = telegram.group("Keluarga", [siti], bot="left")
    (result,) = (await offered(bot, siti, "NATO", [article("1", keyboard=KEYBOARD)])).results
    message = await siti.chooses(result, in_=elsewhere)
    await siti.taps("Sumber", on=message)
    _, update = await bot.get_updates()
    query = update.callback_query
    assert query is not None
    assert query.inline_message_id is not None
    assert query.message is None
    assert await query.edit_message_text("<i>Okezone</i>", parse_mode="HTML") is True
    assert (await telegram.edit_of(message)).texts("italic") == ["Okezone"]
    await query.answer()
    with pytest.raises(BadRequest, match=r"(?i)message_id_invalid"):
        await bot.edit_message_text("x", inline_message_id="nothing")


async def test_telegram_keeps_an_answer_for_everybody_unless_it_is_personal(
    telegram: Emulator, bot: Bot, siti: Person
) -> None:
    budi = telegram.user("Budi")
    first = await offered(bot, siti, "NATO", [article("1")])
    assert await siti.asks_inline("NATO") == first
    second = await offered(bot, budi, "NATO", [article("2")], is_personal=False)
    assert await telegram.user("Citra").asks_inline("NATO") == second
    assert await siti.asks_inline("NATO") == first
    assert len(telegram.calls("answerInlineQuery")) == 2


async def test_an_answer_that_comes_too_late_is_refused(telegram: Emulator, bot: Bot, siti: Person) -> None:
    await siti.types_inline("NATO")
    telegram.expire_queries()
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
        await (await asked(bot)).answer([])


async def test_an_inline_query_without_an_answer_is_a_violation() -> None:
    async with Emulator() as telegram:
        await telegram.user("Siti").types_inline("NATO")
    assert telegram.violations == ["Siti's inline query 'NATO' was never answered"]


async def test_results_that_are_not_emulated_are_violations(telegram: Emulator, bot: Bot, siti: Person) -> None:
    await siti.types_inline("NATO")
    picture = InlineQueryResultPhoto("1", "https://a.id/a.jpg", "https://a.id/b.jpg")
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await (await asked(bot)).answer([picture])
    assert "only articles with a text are emulated" in telegram.violations[0]
    telegram.violations.clear()


@pytest.mark.parametrize(
    ("results", "reason"),
    [
        ([article(str(number)) for number in range(51)], "Too many inline query results specified"),
        ([article("1"), article("1")], "result_id_duplicate"),
        ([article("é" * 33)], "result_id_invalid"),
        ([article("1", title=" ")], "article_title_empty"),
        ([article("1", text="2 < 3")], "Can't parse inline query result: can't parse entities: Unsupported start tag"),
        ([article("1", text="<b> </b>")], "Can't parse inline query result: text must be non-empty"),
        (
            [article("1", keyboard=InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="é" * 33)]]))],
            "button_data_invalid",
        ),
    ],
)
async def test_results_that_telegram_does_not_take_are_refused(
    telegram: Emulator, bot: Bot, siti: Person, results: list[InlineQueryResultArticle], reason: str
) -> None:
    query: Query = await siti.types_inline("x")
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.answer_inline_query(query.id, results)
    assert query.answer is None
