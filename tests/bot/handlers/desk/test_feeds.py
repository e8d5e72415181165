"""Feeds are followed from the chat, and their articles come by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.jobs.feeds import following
from bot.messages.keys import DeskText, FeedText
from retrieval import Archive, Fetcher
from tests.bot.running import ID, archive_settings, eventually, running
from tests.embedding import HashingEmbedder
from tests.retrieval.ingest.pages.samples import TITLE
from tests.retrieval.ingest.web.sites import Reply, Site, running_site
from tests.retrieval.test_following import serve
from tests.telegram_api.emulator import Emulator
from tests.telegram_api.people import Person


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as site:
        serve(site, 1)
        yield site


@pytest.fixture
def archive(tmp_path: Path, site: Site) -> Iterator[Archive]:
    fetcher = Fetcher("Kabar/test", ports={site.port}, allowed={site.endpoint})
    with Archive(archive_settings(tmp_path), HashingEmbedder(), fetcher, read_only=False) as archive:
        yield archive


async def test_a_feed_is_added_and_its_articles_come_and_can_be_asked_for(
    telegram: Emulator, archive: Archive, site: Site, desk: Person
) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, archive, [desk]):
        told = await telegram.reply_to(await desk.says(f"/feed tambah {site.url('/rss')} 30"))
        assert told.text == ID.say(FeedText.ADDED, id=1, name="Harian Contoh", minutes=30)
        await eventually(archive.articles, 20)
        answer = await telegram.reply_to(await ani.says("berapa rumah yang tertimpa peristiwa?"))
    assert "17 rumah" in answer.text
    assert TITLE in answer.text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("", ID.say(FeedText.NONE) + "\n" + ID.say(FeedText.USAGE)),
        ("add", ID.say(FeedText.USAGE)),
        ("terbang 1", ID.say(FeedText.USAGE)),
        ("remove semua", ID.say(FeedText.USAGE)),
        ("interval 1", ID.say(FeedText.USAGE)),
        ("remove 9", ID.say(FeedText.UNKNOWN, id=9)),
        ("add http://10.0.0.1/rss", ID.say(DeskText.OBSTACLE_FORBIDDEN_ADDRESS)),
    ],
)
async def test_what_is_not_understood_or_not_there_is_said(
    telegram: Emulator, archive: Archive, desk: Person, said: str, told: str
) -> None:
    async with running(telegram, archive, [desk]):
        assert (await telegram.reply_to(await desk.says(f"/feed {said}"))).text == told


async def test_a_page_without_a_feed_is_refused(telegram: Emulator, archive: Archive, site: Site, desk: Person) -> None:
    site.replies["/"] = Reply(b"<html><body><p>Beranda</p></body></html>")
    async with running(telegram, archive, [desk]):
        told = await telegram.reply_to(await desk.says(f"/feed add {site.url('/')}"))
    assert told.text == ID.say(DeskText.FLAW_NOT_A_FEED)
    assert archive.feeds.all() == []


async def test_feeds_are_listed_with_buttons_that_pause_and_remove_them(
    telegram: Emulator, archive: Archive, site: Site, desk: Person
) -> None:
    archive.feeds.add(site.url("/rss"))
    async with running(telegram, archive, [desk]):
        listed = await telegram.reply_to(await desk.says("/feed daftar"))
        assert "[1] Harian Contoh, setiap 15 menit" in listed.text
        await desk.presses(ID.say(FeedText.BUTTON_PAUSE, id=1), on=listed)
        assert ID.say(FeedText.STATE_PAUSED) in telegram.current(listed).text
        await desk.presses(ID.say(FeedText.BUTTON_RESUME, id=1), on=telegram.current(listed))
        told = await telegram.reply_to(await desk.says("/feed selang 1 60"))
        assert told.text == ID.say(FeedText.INTERVAL, id=1, name="Harian Contoh", minutes=60)
        await desk.presses(ID.say(FeedText.BUTTON_REMOVE, id=1), on=telegram.current(listed))
    assert telegram.current(listed).text.startswith(ID.say(FeedText.NONE))
    assert archive.feeds.all() == []


async def test_the_admins_are_told_once_that_a_feed_fails_and_that_it_recovers(
    telegram: Emulator, archive: Archive, site: Site, desk: Person
) -> None:
    archive.feeds.add(site.url("/rss"))
    good, moment = site.replies["/rss"], datetime.now(UTC)
    async with running(telegram, archive, [desk]) as application:
        await eventually(archive.articles, 20)
        job = following(application.bot_data.services, application.bot, lambda: moment)
        for reply in (Reply(status=500),) * 5 + (good,) * 2:
            site.replies["/rss"] = reply
            moment += timedelta(days=2)
            await job.work()
        said = [message.text for message in telegram.messages(desk)]
    reason = ID.say(DeskText.OBSTACLE_BROKEN)
    assert said == [
        ID.say(FeedText.FAILING, id=1, name="Harian Contoh", reason=reason),
        ID.say(FeedText.RECOVERED, id=1, name="Harian Contoh"),
    ]
