"""Web addresses pushed over HTTP, from a site of our own that the fetcher is allowed to reach."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from bot.context import Threads
from bot.messages.keys import DeskText
from retrieval import Archive, Fetcher
from tests.bot.running import ARTICLE, ID, TITLE, archive_settings, running
from tests.embedding import HashingEmbedder
from tests.retrieval.ingest.web.sites import Reply, Site, running_site
from tests.telegram_api import faults
from tests.telegram_api.emulator import Emulator

_TEXT = ARTICLE.partition("\n\n")[2]


def _page(title: str) -> Reply:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in (title + " dibahas hari ini.", *_TEXT.split("\n\n")))
    html = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{paragraphs}</article></body>"
    return Reply(html.encode())


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site({"/berita/nato": _page(TITLE), "/berita/lain": _page("Polandia Usir Diplomat Rusia")}) as site:
        yield site


@pytest.fixture
def archive(tmp_path: Path, site: Site) -> Iterator[Archive]:
    fetcher = Fetcher("Kabar/test", ports={site.port}, allowed={site.endpoint})
    with Archive(archive_settings(tmp_path), HashingEmbedder(), fetcher, read_only=False) as archive:
        yield archive


def _titles(archive: Archive) -> set[str]:
    return {article.title for article in archive.articles()}


async def test_an_address_after_the_command_is_fetched(telegram: Emulator, archive: Archive, site: Site) -> None:
    desk = telegram.user("Desk", language_code="id")
    async with running(telegram, archive, [desk]):
        told = await telegram.reply_to(await desk.says(f"/push tolong {site.url('/berita/nato')}"))
    assert told.text.splitlines()[:3] == [ID.say(DeskText.PUSH_ADDED, id=1), "", TITLE]
    assert ID.say(DeskText.PUSH_NO_DATE) in told.text
    assert _titles(archive) == {TITLE}


async def test_fields_beside_an_address_override_what_stands_there(
    telegram: Emulator, archive: Archive, site: Site
) -> None:
    desk = telegram.user("Desk", language_code="id")
    async with running(telegram, archive, [desk]):
        said = (
            f"/push {site.url('/berita/nato')}\nJudul: Pasukan Ditambah\nTanggal: 24 Maret 2022\nSumber: Harian Contoh"
        )
        await telegram.reply_to(await desk.says(said))
        content = ARTICLE.replace("40.000", "50.000").encode()
        await telegram.reply_to(await desk.sends_document("a.txt", content, caption="/push Sumber: Kantor Berita"))
    by_title = {article.title: (article.source, article.published) for article in archive.articles()}
    source, published = by_title["Pasukan Ditambah"]
    assert (source, published.date().isoformat() if published else "") == ("Harian Contoh", "2022-03-24")
    assert by_title[TITLE][0] == "Kantor Berita"


async def test_many_addresses_are_reported_together(telegram: Emulator, archive: Archive, site: Site) -> None:
    desk = telegram.user("Desk", language_code="id")
    gone = site.url("/berita/hilang")
    addresses = [site.url("/berita/nato"), gone, site.url("/berita/lain"), gone]
    async with running(telegram, archive, [desk]):
        await desk.says("/push " + "\n".join(addresses))
        progress, report = await desk.hears(), await desk.hears()
    assert progress.text == ID.say(DeskText.PUSH_PROGRESS, stored=0, failed=0, left=3)
    assert report.text.startswith(ID.say(DeskText.PUSH_DONE, stored=2, failed=1))
    assert report.text.endswith(f"• {gone}: {ID.say(DeskText.OBSTACLE_NOT_FOUND)}")
    assert len(archive.articles()) == 2


async def test_the_report_comes_though_no_progress_can_be_shown(
    telegram: Emulator, archive: Archive, site: Site
) -> None:
    desk = telegram.user("Desk", language_code="id")
    telegram.fails("editMessageText", faults.status(400, "Bad Request: CHAT_RESTRICTED"))
    async with running(telegram, archive, [desk]):
        await desk.says(f"/push {site.url('/berita/nato')} {site.url('/berita/lain')}")
        _, report = await desk.hears(), await desk.hears()
    assert report.text == ID.say(DeskText.PUSH_DONE, stored=2, failed=0)


async def test_many_articles_wait_while_questions_fill_the_line(
    telegram: Emulator, archive: Archive, site: Site
) -> None:
    desk, threads, free = telegram.user("Desk", language_code="id"), Threads(1, 0), Event()
    async with running(telegram, archive, [desk], threads):
        question = asyncio.create_task(threads.run(free.wait, 10))
        await desk.says(f"/push {site.url('/berita/nato')} {site.url('/berita/lain')}")
        await desk.hears()
        free.set()
        report = await desk.hears()
        await question
    assert report.text == ID.say(DeskText.PUSH_DONE, stored=2, failed=0)


async def test_the_desk_stops_a_batch_and_nobody_else_does(telegram: Emulator, archive: Archive, site: Site) -> None:
    desk, eve = telegram.user("Desk", language_code="id"), telegram.user("Eve", language_code="id")
    group, threads, free = telegram.group("Redaksi", [desk, eve]), Threads(1, 0), Event()
    button = ID.say(DeskText.BUTTON_STOP)
    async with running(telegram, archive, [desk], threads):
        question = asyncio.create_task(threads.run(free.wait, 10))
        addresses = f"{site.url('/berita/nato')} {site.url('/berita/lain')}"
        await desk.says(f"/push@kabar_bot {addresses}", in_=group)
        progress = await desk.hears(in_=group)
        refused = await eve.presses(button, on=progress)
        await desk.presses(button, on=progress)
        free.set()
        report = await desk.hears(in_=group)
        await question
    assert refused.text == ID.say(DeskText.REFUSED)
    assert report.text == ID.say(DeskText.PUSH_STOPPED, stored=1, failed=0, left=1)
    assert telegram.current(progress).buttons() == []


async def test_a_channel_s_post_is_what_its_link_leads_to_and_links_to_chats_lead_nowhere(
    telegram: Emulator, archive: Archive, site: Site
) -> None:
    desk, channel = telegram.user("Desk", language_code="id"), telegram.channel("Harian Contoh")
    words = "Pasukan tambahan tiba di perbatasan timur pada Senin pagi menurut keterangan resmi. " * 4
    posts = [
        f"{words} {site.url('/berita/nato')} https://t.me/harian",
        f"Banjir di Semarang\n\n{words} https://t.me/x/1",
    ]
    async with running(telegram, archive, [desk]):
        for post in posts:
            forwarded = await desk.forwards(await channel.posts(post))
            await telegram.reply_to(forwarded)
            await telegram.reply_to(await desk.replies(forwarded, "/push"))
        await telegram.until(lambda: len(archive.articles()) == 2, "both articles")
    assert _titles(archive) == {TITLE, "Banjir di Semarang"}


async def test_a_link_behind_words_of_the_message_replied_to_is_fetched(
    telegram: Emulator, archive: Archive, site: Site
) -> None:
    desk = telegram.user("Desk")
    async with running(telegram, archive, [desk]):
        post = await desk.says(f'NATO menambah pasukan. <a href="{site.url("/berita/nato")}">Baca</a>', html=True)
        await telegram.reply_to(post)
        await telegram.reply_to(await desk.replies(post, "/push"))
    assert _titles(archive) == {TITLE}


async def test_a_long_text_with_an_address_is_the_article_itself(
    telegram: Emulator, archive: Archive, site: Site
) -> None:
    desk = telegram.user("Desk")
    async with running(telegram, archive, [desk]):
        await telegram.reply_to(await desk.says(f"/push URL: {site.url('/berita/nato')}\n{ARTICLE}"))
    assert [(article.title, article.url) for article in archive.articles()] == [(TITLE, site.url("/berita/nato"))]
    assert site.asked == []


async def test_a_stranger_makes_nothing_be_fetched(telegram: Emulator, archive: Archive, site: Site) -> None:
    stranger = telegram.user("Eve", language_code="id")
    async with running(telegram, archive):
        told = await telegram.reply_to(await stranger.says(f"/push {site.url('/berita/nato')}"))
    assert told.text == ID.say(DeskText.REFUSED)
    assert site.asked == []
    assert archive.articles() == []
