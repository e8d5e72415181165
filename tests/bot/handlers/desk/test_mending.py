"""Articles are corrected, withdrawn, restored, edited, and changes are taken back, in the chat."""

from __future__ import annotations

from datetime import date

import pytest

from bot.messages.keys import DeskText, Text
from retrieval import Archive
from tests.bot.running import ARTICLE, ID, QUESTION, TITLE, new_memory, running
from tests.telegram_api.emulator import Emulator
from tests.telegram_api.people import Person

CORRECTED = ARTICLE.replace("40.000", "4.000")


async def test_what_is_withdrawn_is_not_cited_from_then_on_and_comes_back(
    telegram: Emulator, archive: Archive, desk: Person
) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, archive, [desk]):
        await telegram.reply_to(await desk.says(f"/push {ARTICLE}"))
        assert "40.000" in (await telegram.reply_to(await ani.says(QUESTION))).text
        told = await telegram.reply_to(await desk.says("/withdraw 1 angkanya salah"))
        assert told.text == ID.say(DeskText.WITHDRAWN, id=1, title=TITLE)
        assert "40.000" not in (await telegram.reply_to(await ani.says(QUESTION))).text
        again = await telegram.reply_to(await desk.says(f"/push {ARTICLE}"))
        assert again.text.startswith(ID.say(DeskText.PUSH_WITHDRAWN, id=1))
        told = await telegram.reply_to(await desk.says("/restore 1"))
        assert told.text == ID.say(DeskText.RESTORED, id=1, title=TITLE)
        assert "40.000" in (await telegram.reply_to(await ani.says(QUESTION))).text
    assert archive.desk.article(1).withdrawn_reason is None


@pytest.mark.parametrize("way", ["text", "reply", "document", "reply to a document"])
async def test_an_article_is_corrected_and_answers_say_so(
    telegram: Emulator, archive: Archive, desk: Person, way: str
) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, archive, [desk]):
        await telegram.reply_to(await desk.says(f"/push {ARTICLE}"))
        match way:
            case "text":
                said = await desk.says(f"/correct 1 {CORRECTED}")
            case "reply":
                story = await desk.says(CORRECTED)
                await telegram.reply_to(story)
                said = await desk.replies(story, "/correct 1")
            case "document":
                said = await desk.sends_document("benar.txt", CORRECTED.encode(), caption="/correct 1")
            case _:
                file = await desk.sends_document("benar.txt", CORRECTED.encode())
                await telegram.reply_to(file)
                said = await desk.replies(file, "/correct 1")
        told = await telegram.reply_to(said)
        answer = await telegram.reply_to(await ani.says(QUESTION))
    assert told.text.startswith(ID.say(DeskText.PUSH_REPLACED, id=1))
    assert "sekitar 4.000 tentara" in answer.text
    assert "dikoreksi pada" in answer.text
    assert len(archive.articles()) == 1


async def test_what_cannot_be_corrected_is_said_with_the_reason(
    telegram: Emulator, archive: Archive, desk: Person
) -> None:
    async with running(telegram, archive, [desk]):
        archive.add(archive.parse(ARTICLE))
        told = {
            said: (await telegram.reply_to(await desk.says(f"/correct {said}"))).text
            for said in ("", "1", f"9 {CORRECTED}", "1 Halo", "1 http://127.0.0.1/rahasia")
        }
    assert told == {
        "": ID.say(DeskText.CORRECT_USAGE),
        "1": ID.say(DeskText.CORRECT_USAGE),
        f"9 {CORRECTED}": ID.say(DeskText.ARTICLE_UNKNOWN, id=9),
        "1 Halo": ID.say(DeskText.FLAW_TOO_SHORT),
        "1 http://127.0.0.1/rahasia": ID.say(DeskText.OBSTACLE_FORBIDDEN_ADDRESS),
    }
    assert "40.000" in archive.desk.whole(1).paragraphs[0].text


async def test_title_outlet_and_date_are_edited_by_replies_and_a_restart_is_no_matter(
    telegram: Emulator, archive: Archive, desk: Person
) -> None:
    asked = []
    async with running(telegram, archive, [desk]):
        report = await telegram.reply_to(await desk.says(f"/push {ARTICLE}"))
        for button in (DeskText.BUTTON_EDIT_TITLE, DeskText.BUTTON_EDIT_SOURCE, DeskText.BUTTON_EDIT_DATE):
            await desk.presses(ID.say(button), on=report)
            asked.append(await desk.hears())
    async with running(telegram, archive, [desk]):
        title, source, when = asked
        await telegram.reply_to(await desk.says("Judul <baru> & benar", replying_to=title))
        await telegram.reply_to(await desk.says("Harian Contoh", replying_to=source))
        none = await telegram.reply_to(await desk.says("entah kapan", replying_to=when))
        card = await telegram.reply_to(await desk.says("24 Maret 2022", replying_to=when))
    article = archive.desk.article(1)
    assert (article.title, article.source) == ("Judul <baru> & benar", "Harian Contoh")
    assert article.published is not None
    assert article.published.date() == date(2022, 3, 24)
    assert none.text == ID.say(DeskText.EDIT_NO_DATE)
    assert card.text.startswith("Judul <baru> & benar\nHarian Contoh, 24 Maret 2022")


async def test_a_push_and_a_correction_are_undone_by_a_button(
    telegram: Emulator, archive: Archive, desk: Person
) -> None:
    async with running(telegram, archive, [desk]):
        report = await telegram.reply_to(await desk.says(f"/push {ARTICLE}"))
        corrected = await telegram.reply_to(await desk.says(f"/correct 1 {CORRECTED}"))
        await desk.presses(ID.say(DeskText.BUTTON_UNDO), on=corrected)
        assert (await desk.hears()).text == ID.say(DeskText.UNDONE, id=1, title=TITLE)
        assert "40.000" in archive.desk.whole(1).paragraphs[0].text
        await desk.presses(ID.say(DeskText.BUTTON_UNDO), on=report)
        assert (await desk.hears()).text == ID.say(DeskText.UNDONE_REMOVED, id=1, title=TITLE)
        gone = await desk.presses(ID.say(DeskText.BUTTON_UNDO), on=report)
    assert gone.text == ID.say(Text.ARTICLE_GONE)
    assert archive.articles() == []


async def test_every_deed_is_written_down_with_who_did_it(
    telegram: Emulator, archive: Archive, desk: Person, tmp_path: object
) -> None:
    editor = telegram.user("Edi", language_code="id")
    with new_memory(tmp_path) as memory:  # type: ignore[arg-type]
        async with running(telegram, archive, [desk], memory=memory):
            await telegram.reply_to(await desk.says(f"/editors {editor.id} Edi"))
            await telegram.reply_to(await editor.says(f"/push {ARTICLE}"))
            report = await telegram.reply_to(await editor.says(f"/correct 1 {CORRECTED}"))
            await editor.presses(ID.say(DeskText.BUTTON_UNDO), on=report)
            await editor.hears()
            await telegram.reply_to(await desk.says("/withdraw 1"))
            await telegram.reply_to(await desk.says("/restore 1"))
            await telegram.reply_to(await editor.says(f"/push {ARTICLE}"))
            trail = await telegram.reply_to(await desk.says("/audit"))
    assert trail.text.startswith(ID.say(DeskText.AUDIT, total=6))
    done = [line.partition(" – ")[2] for line in trail.text.splitlines()[1:]]
    assert done == [
        f"Desk: mengembalikan [1] {TITLE}",
        f"Desk: menarik [1] {TITLE}",
        f"Edi: mengurungkan [1] {TITLE}",
        f"Edi: mengoreksi [1] {TITLE}",
        f"Edi: menyimpan [1] {TITLE}",
        f"Desk: menunjuk editor Edi ({editor.id})",
    ]
