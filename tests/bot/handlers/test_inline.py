"""Inline mode: the answer and the best passages, offered in any chat."""

from __future__ import annotations

import asyncio

from bot.handlers.inline import CACHE_SECONDS
from bot.messages.keys import Text
from tests.bot.handlers.questioning import CHILLI, NATO, PRICE, TROOPS, Curious
from tests.bot.running import EN, ID, running
from tests.telegram_api.emulator import Emulator


async def test_the_answer_comes_first_and_then_the_passages_each_with_its_source(
    telegram: Emulator, curious: Curious
) -> None:
    ani = telegram.user("Ani", language_code="id")
    group = telegram.group("Keluarga", [ani], bot="left")
    async with running(telegram, curious):
        offered = await ani.asks_inline(TROOPS, in_=group)
        answer, passage, other = offered.results
        sent = await ani.chooses(answer, in_=group)
    assert (offered.is_personal, offered.cache_time) == (True, CACHE_SECONDS)
    assert offered.button == ID.say(Text.INLINE_ASK)
    assert answer.title == "Ada sekitar 40.000 tentara NATO di perbatasan timur."
    assert answer.description.startswith("NATO menambah pasukan, Harian Contoh, 24 Maret 2022")
    assert sent.texts("bold") == ["sekitar 40.000 tentara"]
    assert sent.text.splitlines()[-1].startswith("[1] NATO menambah pasukan")
    assert (passage.title, passage.description) == (NATO.title, NATO.paragraphs[1])
    assert passage.message.texts("blockquote") == [NATO.paragraphs[1]]
    assert passage.message.links() == {NATO.title: NATO.url}
    assert other.title == CHILLI.title


async def test_a_declined_question_offers_the_nearest_passages_alone(telegram: Emulator, curious: Curious) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, curious):
        offered = await ani.asks_inline("berapa tentara NATO kemarin?")
    assert [result.title for result in offered.results] == [NATO.title, CHILLI.title]


async def test_too_little_and_too_much_is_answered_with_nothing(telegram: Emulator, curious: Curious) -> None:
    john = telegram.user("John", language_code="en")
    async with running(telegram, curious):
        for words in ("", "ab", "   ", "x" * 2_000):
            offered = await john.asks_inline(words)
            assert (offered.results, offered.cache_time) == ([], 0)
            assert offered.button == EN.say(Text.INLINE_ASK)
    assert curious.questions == []


async def test_of_what_is_being_typed_only_the_newest_is_asked(telegram: Emulator, curious: Curious) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, curious):
        first = await ani.types_inline("pertanyaan lambat")
        await asyncio.to_thread(curious.begun.wait, 10)
        passed_over = await ani.types_inline("berapa harga")
        newest = await ani.types_inline(PRICE)
        await telegram.read_all()
        curious.gate.set()
        for query in (first, passed_over, newest):
            await telegram.until(lambda query=query: query.answer, "an answer")  # type: ignore[misc]
    assert [question.text for question in curious.questions] == ["pertanyaan lambat", PRICE]
    assert passed_over.answer
    assert passed_over.answer["results"] == []
    assert newest.answer
    assert newest.answer["results"]
