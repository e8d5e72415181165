"""Buttons: sources, votes, headlines, the way out of a period; and that every press is answered."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.context import Threads
from bot.messages.keys import Text
from retrieval import Draft
from tests.bot.handlers.questioning import NATO, PRICE, TROOPS, Curious
from tests.bot.running import EN, ID, new_memory, running
from tests.telegram_api import faults
from tests.telegram_api.emulator import Emulator
from tests.telegram_api.people import Person

SOURCES, HELPFUL, UNHELPFUL = (
    ID.say(text) for text in (Text.BUTTON_SOURCES, Text.BUTTON_HELPFUL, Text.BUTTON_UNHELPFUL)
)
WHENEVER, CLOSE = ID.say(Text.BUTTON_WHENEVER), ID.say(Text.BUTTON_CLOSE)


@pytest.fixture
def ani(telegram: Emulator) -> Person:
    return telegram.user("Ani", language_code="id")


@pytest.fixture
def budi(telegram: Emulator) -> Person:
    return telegram.user("Budi", language_code="id")


# Sources


async def test_sources_walk_through_the_passages_in_one_message(
    telegram: Emulator, curious: Curious, ani: Person
) -> None:
    async with running(telegram, curious):
        answer = await telegram.reply_to(await ani.says(TROOPS))
        assert answer.buttons() == [[SOURCES], [HELPFUL, UNHELPFUL]]
        assert (await ani.presses(SOURCES, on=answer)).text == ""
        page = await telegram.reply_to(answer)
        count = len(telegram.messages(ani))
        first, passage, last = NATO.paragraphs
        assert page.text.startswith("Sumber 1 dari 2\nNATO menambah pasukan, Harian Contoh, 24 Maret 2022 (4 tahun")
        assert page.text.endswith(f"\n\n{first}\n\n{passage}\n\n{last}")
        assert page.texts("blockquote") == [passage]
        assert page.links() == {NATO.title: NATO.url}
        assert page.buttons() == [["‹", "›"], [CLOSE]]
        await ani.presses("›", on=page)
        second = telegram.current(page)
        assert second.text.startswith("Sumber 2 dari 2\nHarga cabai rawit naik")
        await ani.presses("›", on=page)
        assert telegram.current(page).text == page.text
        assert len(telegram.messages(ani)) == count
        await ani.presses(CLOSE, on=page)
        assert page.id not in [message.id for message in telegram.messages(ani)]


async def test_sources_still_open_after_a_restart_and_say_what_is_gone(
    telegram: Emulator, curious: Curious, ani: Person, tmp_path: Path
) -> None:
    with new_memory(tmp_path) as memory:
        async with running(telegram, curious, memory=memory):
            answer = await telegram.reply_to(await ani.says(TROOPS))
    curious.remove(next(article.id for article in curious.articles() if article.title == NATO.title))
    with new_memory(tmp_path) as memory:
        async with running(telegram, curious, memory=memory):
            await ani.presses(SOURCES, on=answer)
            page = await telegram.reply_to(answer)
            assert page.text == ID.say(Text.SOURCES_GONE, number=1, count=2)
            await ani.presses("›", on=page)
            assert "Harga cabai" in telegram.current(page).text


async def test_a_reply_to_the_sources_continues_the_conversation(
    telegram: Emulator, curious: Curious, ani: Person
) -> None:
    group = telegram.group("Keluarga", [ani])
    async with running(telegram, curious):
        answer = await telegram.reply_to(await ani.says(f"/tanya@kabar_bot {TROOPS}", in_=group))
        await ani.presses(SOURCES, on=answer)
        page = await telegram.reply_to(answer)
        assert page.reply_to_message
        assert page.reply_to_message.id == answer.id
        await telegram.reply_to(await ani.says("kapan?", replying_to=page))
    assert curious.earlier() == [TROOPS]


async def test_in_a_group_only_the_asker_or_the_opener_closes_the_sources(
    telegram: Emulator, curious: Curious, ani: Person, budi: Person
) -> None:
    citra = telegram.user("Citra", language_code="id")
    group = telegram.group("Keluarga", [ani, budi, citra])
    async with running(telegram, curious):
        answer = await telegram.reply_to(await ani.says(f"/tanya@kabar_bot {TROOPS}", in_=group))
        await budi.presses(SOURCES, on=answer)
        page = await telegram.reply_to(answer)
        assert (await citra.presses(CLOSE, on=page)).text == ID.say(Text.PRESS_NOT_YOURS)
        await ani.presses(CLOSE, on=page)
    assert page.id not in [message.id for message in telegram.messages(group)]


# Votes


async def test_one_vote_a_person_which_can_be_changed_and_taken_back(
    telegram: Emulator, curious: Curious, ani: Person, budi: Person, tmp_path: Path
) -> None:
    group = telegram.group("Keluarga", [ani, budi])
    with new_memory(tmp_path) as memory:
        async with running(telegram, curious, memory=memory):
            answer = await telegram.reply_to(await ani.says(f"/tanya@kabar_bot {TROOPS}", in_=group))
            for person, label in ((ani, HELPFUL), (budi, HELPFUL), (ani, UNHELPFUL)):
                assert (await person.presses(label, on=answer)).text == ID.say(Text.VOTE_TAKEN)
            assert (await budi.presses(HELPFUL, on=answer)).text == ID.say(Text.VOTE_WITHDRAWN)
        (vote,) = memory.feedback.since(datetime.now(UTC) - timedelta(hours=1))
    assert (vote.user_id, vote.helpful, vote.question) == (ani.id, False, TROOPS)
    assert vote.evidence[0].cited


# Headlines


async def test_a_declined_answer_offers_the_nearest_headlines_as_cards(
    telegram: Emulator, curious: Curious, ani: Person
) -> None:
    async with running(telegram, curious):
        declined = await telegram.reply_to(await ani.says("berapa tentara NATO di perbatasan timur kemarin?"))
        assert declined.text.startswith("Untuk periode yang ditanyakan")
        assert declined.buttons() == [[NATO.title], ["Harga cabai rawit naik"], [WHENEVER]]
        await ani.presses(NATO.title, on=declined)
        card = await telegram.reply_to(declined)
    assert card.text.startswith("NATO menambah pasukan\nHarian Contoh, 24 Maret 2022 (4 tahun yang lalu)\n\n")
    assert card.texts("bold") == [NATO.title]
    assert card.texts("expandable_blockquote") == ["\n\n".join(NATO.paragraphs)]


async def test_a_headline_that_was_removed_says_so(telegram: Emulator, curious: Curious, ani: Person) -> None:
    async with running(telegram, curious):
        declined = await telegram.reply_to(await ani.says("berapa tentara NATO di perbatasan timur kemarin?"))
        curious.remove(next(article.id for article in curious.articles() if article.title == NATO.title))
        assert (await ani.presses(NATO.title, on=declined)).text == ID.say(Text.ARTICLE_GONE)


# The way out of a period


async def test_a_period_is_lifted_by_its_button_in_the_answer_itself(
    telegram: Emulator, curious: Curious, ani: Person
) -> None:
    curious.add(Draft("Pasukan pulang", ("Tersisa 3 tentara NATO di perbatasan.",), published=datetime.now(UTC)))
    async with running(telegram, curious):
        narrowed = await telegram.reply_to(await ani.says("berapa tentara NATO hari ini?"))
        assert narrowed.text.startswith("Periode: ")
        assert "\n\nTersisa 3 tentara NATO" in narrowed.text
        assert narrowed.buttons()[-1] == [WHENEVER]
        await ani.presses(WHENEVER, on=narrowed)
        lifted = telegram.current(narrowed)
        assert curious.last.whenever
        assert "Periode" not in lifted.text
        assert [WHENEVER] not in lifted.buttons()
        assert len(telegram.messages(ani)) == 2
        await ani.presses(SOURCES, on=lifted)


async def test_only_whoever_asked_lifts_a_period_in_a_group(
    telegram: Emulator, curious: Curious, ani: Person, budi: Person
) -> None:
    group = telegram.group("Keluarga", [ani, budi])
    async with running(telegram, curious):
        asked = await ani.says("/tanya@kabar_bot berita NATO sejak 2020", in_=group)
        answer = await telegram.reply_to(asked)
        assert (await budi.presses(WHENEVER, on=answer)).text == ID.say(Text.PRESS_NOT_YOURS)
        assert telegram.current(answer).text == answer.text
        await ani.presses(WHENEVER, on=answer)
    assert "Periode" not in telegram.current(answer).text


# Every press is answered


async def test_buttons_of_answers_that_are_forgotten_say_so(
    telegram: Emulator, curious: Curious, ani: Person, tmp_path: Path
) -> None:
    with new_memory(tmp_path) as memory:
        async with running(telegram, curious, memory=memory):
            answer = await telegram.reply_to(await ani.says("berita NATO sejak 2020"))
            await ani.presses(HELPFUL, on=answer)
            memory.retention.forget(ani.id)
            for label in (SOURCES, HELPFUL, WHENEVER):
                assert (await ani.presses(label, on=answer)).text == ID.say(Text.PRESS_OUTDATED)


async def test_unknown_buttons_and_those_of_vanished_messages_are_answered(
    telegram: Emulator, curious: Curious, ani: Person
) -> None:
    async with running(telegram, curious) as app:
        for callback_data in ("v0:src:1", "v1:nosuch:1", "v1:src:x", "sesuatu", "v1:lang:99", "v1:zone:99"):
            button = InlineKeyboardButton("x", callback_data=callback_data)
            await app.bot.send_message(ani.id, "?", reply_markup=InlineKeyboardMarkup([[button]]))
            pressed = await ani.presses("x", on=await ani.hears())
            assert pressed.text == ID.say(Text.PRESS_UNKNOWN), callback_data
        answer = await telegram.reply_to(await ani.says(TROOPS))
        await app.bot.delete_message(ani.id, answer.id)
        assert (await ani.presses(SOURCES, on=answer)).text == ID.say(Text.PRESS_OUTDATED)


async def test_a_press_speaks_the_pressers_language(telegram: Emulator, curious: Curious) -> None:
    john = telegram.user("John", language_code="en")
    async with running(telegram, curious):
        answer = await telegram.reply_to(await john.says(PRICE))
        assert (await john.presses(HELPFUL, on=answer)).text == EN.say(Text.VOTE_TAKEN)


async def test_who_is_not_to_be_remembered_gets_no_buttons_that_need_it(
    telegram: Emulator, curious: Curious, ani: Person
) -> None:
    async with running(telegram, curious):
        overview = await telegram.reply_to(await ani.says("/setelan"))
        await ani.presses(ID.say(Text.BUTTON_DO_NOT_REMEMBER), on=overview)
        assert ID.say(Text.SETTINGS_NOT_REMEMBERED) in telegram.current(overview).text
        answer = await telegram.reply_to(await ani.says(TROOPS))
        assert answer.buttons() == []
        await telegram.reply_to(await ani.says("kapan?"))
    assert curious.earlier() == []


async def test_a_press_is_answered_when_the_line_is_full_or_telegram_refuses(
    telegram: Emulator, curious: Curious, ani: Person
) -> None:
    budi = telegram.user("Budi", language_code="id")
    async with running(telegram, curious, threads=Threads(threads=1, waiting=0)):
        answer = await telegram.reply_to(await ani.says("berita NATO sejak 2020"))
        slow = await budi.says("pertanyaan lambat")
        await asyncio.to_thread(curious.begun.wait, 10)
        assert (await ani.presses(SOURCES, on=answer)).text == ID.say(Text.TROUBLE_BUSY)
        curious.gate.set()
        await telegram.reply_to(slow)
        telegram.fails("editMessageText", faults.status(400, "Bad Request: CHAT_RESTRICTED"))
        failed = await ani.presses(WHENEVER, on=answer)
        assert failed.text.startswith(ID.say(Text.TROUBLE_ERROR, id=""))
        await ani.presses(WHENEVER, on=answer)
    assert "Periode" not in telegram.current(answer).text
