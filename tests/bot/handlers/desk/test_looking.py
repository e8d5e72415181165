"""/articles, /article and the paragraphs of one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.messages.keys import DeskText, Text
from retrieval import Archive, Draft
from tests.bot.running import ID, running
from tests.telegram_api.emulator import Emulator


def _fill(archive: Archive, count: int = 12) -> None:
    for day in range(1, count + 1):
        title = f"Gempa hari ke-{day}" if day % 2 else f"Banjir hari ke-{day}"
        text = f"Peristiwa nomor {day} terjadi pada hari ke-{day} dan menimpa {day * 7} rumah."
        archive.add(Draft(title, (text,), "Harian", published=datetime(2026, 5, day, tzinfo=UTC)))


async def test_the_list_is_turned_by_buttons_and_shows_numbers(telegram: Emulator, archive: Archive) -> None:
    desk = telegram.user("Desk", language_code="id")
    _fill(archive)
    async with running(telegram, archive, [desk]):
        listed = await telegram.reply_to(await desk.says("/articles"))
        assert listed.text.splitlines()[:2] == [
            ID.say(DeskText.LIST, first=1, last=10, total=12),
            "[12] Banjir hari ke-12, Harian, 12 Mei 2026",
        ]
        await desk.presses("›", on=listed)
        assert telegram.current(listed).text.splitlines()[1:] == [
            "[2] Banjir hari ke-2, Harian, 2 Mei 2026",
            "[1] Gempa hari ke-1, Harian, 1 Mei 2026",
        ]
        await desk.presses("2", on=telegram.current(listed))
        assert (await desk.hears()).text.startswith("Banjir hari ke-2")


async def test_the_list_is_searched_and_keeps_its_words_on_other_pages(telegram: Emulator, archive: Archive) -> None:
    desk = telegram.user("Desk", language_code="id")
    _fill(archive, 24)
    async with running(telegram, archive, [desk]):
        listed = await telegram.reply_to(await desk.says("/articles gempa"))
        assert listed.text.startswith(ID.say(DeskText.LIST, first=1, last=10, total=12))
        await desk.presses("›", on=listed)
        assert telegram.current(listed).text.startswith(ID.say(DeskText.LIST, first=11, last=12, total=12))
        nothing = await telegram.reply_to(await desk.says("/articles tsunami"))
        assert nothing.text == ID.say(DeskText.LIST_EMPTY)


async def test_what_is_withdrawn_or_a_copy_is_marked(telegram: Emulator, archive: Archive) -> None:
    desk = telegram.user("Desk", language_code="id")
    _fill(archive, 2)
    archive.add(
        Draft("Salinan", ("Peristiwa nomor 2 terjadi pada hari ke-2 dan menimpa 14 rumah.",), url="https://a.id/1")
    )
    archive.desk.withdraw(1, "Salah tanggal.")
    async with running(telegram, archive, [desk]):
        listed = await telegram.reply_to(await desk.says("/articles"))
        card = await telegram.reply_to(await desk.says("/article 1"))
    assert f"[1] Gempa hari ke-1, Harian, 1 Mei 2026 – {ID.say(DeskText.MARK_WITHDRAWN)}" in listed.text
    assert f"[3] Salinan – {ID.say(DeskText.MARK_COPY, id=2)}" in listed.text
    assert "Alasan: Salah tanggal." in card.text


@pytest.mark.parametrize(("said", "text"), [("", DeskText.ARTICLE_USAGE), ("satu", DeskText.ARTICLE_USAGE)])
async def test_a_card_needs_a_number(telegram: Emulator, archive: Archive, said: str, text: DeskText) -> None:
    desk = telegram.user("Desk", language_code="id")
    async with running(telegram, archive, [desk]):
        assert (await telegram.reply_to(await desk.says(f"/article {said}"))).text == ID.say(text)
        unknown = await telegram.reply_to(await desk.says("/article 99"))
    assert unknown.text == ID.say(DeskText.ARTICLE_UNKNOWN, id=99)


async def test_all_paragraphs_can_be_read_page_by_page(telegram: Emulator, archive: Archive) -> None:
    desk = telegram.user("Desk", language_code="id")
    texts = tuple(f"Paragraf {n} <b> & ekor. " + "Kalimat panjang yang mengisi halaman. " * 40 for n in range(5))
    number = archive.add(Draft("Panjang", texts)).article.id
    async with running(telegram, archive, [desk]):
        card = await telegram.reply_to(await desk.says(f"/article {number}"))
        await desk.presses(ID.say(DeskText.BUTTON_PARAGRAPHS), on=card)
        page = await desk.hears()
        read = [page.text]
        for _ in range(2):
            await desk.presses("›", on=telegram.current(page))
            read.append(telegram.current(page).text)
        archive.remove(number)
        gone = await desk.presses("›", on=telegram.current(page))
    assert all(f"Paragraf {n} <b> & ekor." in "\n".join(read) for n in range(5))
    assert gone.text == ID.say(Text.ARTICLE_GONE)
    assert telegram.violations == []
