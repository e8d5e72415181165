"""The desk's /push over HTTP: every way in, every refusal, and strangers."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from bot.documents import LARGEST_DOCUMENT
from bot.messages.keys import DeskText, Text
from retrieval import Archive
from tests.bot.running import ARTICLE, EN, ID, QUESTION, TITLE, running
from tests.telegram_api.emulator import Emulator


def _titles(archive: Archive) -> list[str]:
    return [article.title for article in archive.articles()]


async def test_an_article_after_the_command_is_stored_and_can_be_asked_for_at_once(
    telegram: Emulator, archive: Archive
) -> None:
    desk, ani = telegram.user("Desk", language_code="id"), telegram.user("Ani")
    async with running(telegram, archive, [desk]):
        told = await telegram.reply_to(await desk.says(f"/push {ARTICLE}"))
        answer = await telegram.reply_to(await ani.says(QUESTION))
    assert told.text.splitlines()[:3] == [ID.say(DeskText.PUSH_ADDED, id=1), "", TITLE]
    assert "\nParagraf: 2\n" in told.text
    assert "\nAwal: Saat ini ada sekitar 40.000 tentara" in told.text
    assert told.texts("bold") == [TITLE]
    assert _titles(archive) == [TITLE]
    assert "40.000" in answer.text


async def test_a_reply_pushes_the_message_replied_to(telegram: Emulator, archive: Archive) -> None:
    desk = telegram.user("Desk")
    async with running(telegram, archive, [desk]):
        story = await desk.says(ARTICLE)
        await telegram.reply_to(await desk.replies(story, "/push"))
        await telegram.until(lambda: archive.articles(), "the article")
    assert _titles(archive) == [TITLE]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
async def test_a_document_with_the_command_in_its_caption_is_read_in_its_encoding(
    telegram: Emulator, archive: Archive, encoding: str
) -> None:
    desk = telegram.user("Desk", language_code="id")
    content = ARTICLE.replace("hari", "“café”").encode(encoding)
    async with running(telegram, archive, [desk]):
        told = await telegram.reply_to(await desk.sends_document("Berita.TXT", content, caption="/push"))
        answer = await telegram.reply_to(await desk.says("berapa diplomat Rusia yang diusir Polandia?"))
    assert told.text.startswith(ID.say(DeskText.PUSH_ADDED, id=1))
    assert _titles(archive) == [TITLE]
    assert "“café”" in answer.text


async def test_a_reply_to_a_document_pushes_the_document(telegram: Emulator, archive: Archive) -> None:
    desk = telegram.user("Desk")
    async with running(telegram, archive, [desk]):
        document = await desk.sends_document("a.txt", ARTICLE.encode())
        await telegram.reply_to(document)
        told = await telegram.reply_to(await desk.replies(document, "/push@kabar_bot"))
    assert told.text.startswith(ID.say(DeskText.PUSH_ADDED, id=1))


async def test_pushing_the_same_again_changes_nothing_and_says_so(telegram: Emulator, archive: Archive) -> None:
    desk = telegram.user("Desk", language_code="en-GB")
    async with running(telegram, archive, [desk]):
        await telegram.reply_to(await desk.says(f"/push {ARTICLE}"))
        told = await telegram.reply_to(await desk.says(f"/push\n\n{ARTICLE}"))
    assert told.text.startswith(EN.say(DeskText.PUSH_UNCHANGED, id=1))
    assert len(archive.articles()) == 1


async def test_nothing_to_push_explains_how(telegram: Emulator, archive: Archive) -> None:
    desk = telegram.user("Desk", language_code="id")
    async with running(telegram, archive, [desk]):
        told = await telegram.reply_to(await desk.says("/push"))
    assert told.text == f"{ID.say(DeskText.PUSH_USAGE)}\n{ID.say(DeskText.PUSH_WAYS)}"


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("laporan <b>.exe", b"MZ", ID.say(DeskText.PUSH_NOT_READABLE, name="laporan <b>.exe")),
        ("rusak.docx", b"PK nothing", ID.say(DeskText.FLAW_NOT_TEXT)),
        ("besar.txt", b"x" * (LARGEST_DOCUMENT + 1), ID.say(DeskText.PUSH_TOO_BIG, name="besar.txt", megabytes=20)),
        ("kosong.txt", b" \n", ID.say(DeskText.FLAW_EMPTY)),
        ("rusak.txt", b"\xff\xfe\x00\xd8\x00", ID.say(DeskText.FLAW_NOT_TEXT)),
    ],
)
async def test_a_document_that_cannot_be_read_is_refused_with_the_reason(
    telegram: Emulator, archive: Archive, name: str, content: bytes, text: str
) -> None:
    desk = telegram.user("Desk", language_code="id")
    async with running(telegram, archive, [desk]):
        told = await telegram.reply_to(await desk.sends_document(name, content, caption="/push"))
    assert told.text == text
    assert archive.articles() == []


async def test_a_forwarded_channel_post_has_the_outlet_and_the_date_of_the_channel(
    telegram: Emulator, archive: Archive
) -> None:
    desk, channel = telegram.user("Desk"), telegram.channel("Harian Contoh")
    async with running(telegram, archive, [desk]):
        post = await desk.forwards(await channel.posts(ARTICLE, ago=timedelta(days=3)))
        await telegram.reply_to(post)
        await telegram.reply_to(await desk.replies(post, "/push"))
    (article,) = archive.articles()
    assert article.source == "Harian Contoh"
    assert article.published is not None
    assert timedelta(days=3) <= datetime.now(UTC) - article.published < timedelta(days=4)


async def test_a_text_that_fills_a_message_may_have_been_cut_off(telegram: Emulator, archive: Archive) -> None:
    desk = telegram.user("Desk", language_code="id")
    sentence = " Pemerintah di Warsawa menyatakan hal itu dalam keterangan tertulis."
    async with running(telegram, archive, [desk]):
        told = await telegram.reply_to(await desk.says(f"/push {(ARTICLE + sentence * 60)[:4_080]}"))
    assert told.text.endswith(ID.say(DeskText.PUSH_MAY_BE_CUT))


async def test_a_text_that_is_no_article_is_refused_with_the_reason(telegram: Emulator, archive: Archive) -> None:
    desk = telegram.user("Desk", language_code="id")
    async with running(telegram, archive, [desk]):
        short = await telegram.reply_to(await desk.says("/push Halo"))
    assert short.text == ID.say(DeskText.FLAW_TOO_SHORT)
    assert archive.articles() == []


async def test_an_address_that_is_not_public_is_refused_with_the_reason(telegram: Emulator, archive: Archive) -> None:
    desk = telegram.user("Desk", language_code="id")
    async with running(telegram, archive, [desk]):
        told = await telegram.reply_to(await desk.says("/push http://127.0.0.1/rahasia"))
    assert told.text == ID.say(DeskText.OBSTACLE_FORBIDDEN_ADDRESS)


async def test_a_file_of_many_articles_is_reported_with_the_reason_for_each_that_failed(
    telegram: Emulator, archive: Archive
) -> None:
    desk = telegram.user("Desk", language_code="id")
    title, _, text = ARTICLE.partition("\n\n")
    lines = [json.dumps({"title": title, "text": text}), "{", json.dumps({"title": "Lain", "text": text[::-1] + text})]
    async with running(telegram, archive, [desk]):
        await desk.sends_document("banyak.jsonl", "\n".join(lines).encode(), caption="/push")
        progress, report = await desk.hears(), await desk.hears()
    assert progress.text == ID.say(DeskText.PUSH_PROGRESS, stored=0, failed=0, left=3)
    assert report.text.splitlines()[0] == ID.say(DeskText.PUSH_DONE, stored=2, failed=1)
    assert report.text.endswith(f"• #2: {ID.say(DeskText.FLAW_BAD_RECORD)}")
    assert len(archive.articles()) == 2


async def test_fields_in_the_reply_override_what_the_text_says(telegram: Emulator, archive: Archive) -> None:
    desk = telegram.user("Desk")
    async with running(telegram, archive, [desk]):
        story = await desk.says(ARTICLE)
        await telegram.reply_to(story)
        await telegram.reply_to(await desk.replies(story, "/push Sumber: Harian Contoh\nURL: contoh.id"))
    assert [(article.title, article.source) for article in archive.articles()] == [(TITLE, "Harian Contoh")]


async def test_a_caption_for_another_bot_is_not_ours(telegram: Emulator, archive: Archive) -> None:
    desk = telegram.user("Desk", language_code="id")
    async with running(telegram, archive, [desk]):
        told = await telegram.reply_to(await desk.sends_document("a.txt", ARTICLE.encode(), caption="/push@other_bot"))
    assert told.text == ID.say(Text.QUESTION_NOT_TEXT)
    assert archive.articles() == []
