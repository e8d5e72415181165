"""`kill -9` of the bot at random instants while it reads a feed, tells of news, takes pushes and answers.

Each cycle a feed offers two articles on a topic of its own, which somebody subscribed to; the desk pushes one and a
person asks; the process is killed. In the end every article is there once and whole, everybody was told of theirs, and
every question was answered or owned up to. KILL_CYCLES and KILL_SEED choose how many and which.
"""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from random import Random

import pytest

from bot.jobs.alerts import AT_ONCE
from bot.memory import Address
from bot.messages.keys import Text
from retrieval import Archive, Draft, Topic
from tests.bot.processes import end, start
from tests.bot.running import ID, new_archive, new_memory
from tests.end_to_end.deeds import mark
from tests.retrieval.ingest.web.sites import Reply, Site, running_site
from tests.telegram_api import Emulator, Message, Person

SEED = int(os.environ.get("KILL_SEED") or Random().randrange(2**32))
CYCLES = int(os.environ.get("KILL_CYCLES") or 2)
EACH = 2
"""Articles that the feed offers on a cycle's topic."""
PUSHED = 9
"""What stands for the article that the desk pushes in a cycle."""
LONGEST_LIFE = 4.0
"""Seconds; a start takes one."""
_JOBS_HAVE_RUN = 2.5
"""Seconds after a start in which each has been at work."""
SORRY = ID.say(Text.TROUBLE_INTERRUPTED)


def report(cycle: int, number: int) -> Draft:
    """An article like no other, on the topic of its cycle."""
    random, topic = Random(f"{cycle} {number}"), mark(cycle, 0)

    def words() -> str:
        return " ".join(mark(random.randrange(10**6), random.randrange(10**6)) for _ in range(8))

    paragraphs = tuple(
        f"{topic.capitalize()} itu diperiksa petugas, dan {topic} lain menunggu {topic} yang ketiga. "
        f"Petugas di kota itu mengatakan bahwa {words()} telah diperiksa kemarin. "
        f"Menurut warga yang datang ke sana, {words()} tidak ada lagi pada hari itu."
        for _ in range(4)
    )
    address = f"https://harian{number}.contoh.id/{cycle}"
    return Draft(f"Kabar {topic} nomor {number + 1} dari kota", paragraphs, url=address)


def offer(site: Site, cycles: int) -> None:
    """A feed of the articles of the first so many cycles, the newest first, each with its text."""
    items = []
    for cycle in reversed(range(cycles)):
        for draft in (report(cycle, number) for number in range(EACH)):
            text = "".join(f"<p>{paragraph}</p>" for paragraph in draft.paragraphs)
            items.append(
                f"<item><title>{draft.title}</title><link>{draft.url}</link>"
                f"<pubDate>{format_datetime(datetime.now(UTC))}</pubDate>"
                f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
            )
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    body = f'<rss version="2.0" {space}><channel><title>Harian</title>{"".join(items)}</channel></rss>'
    site.replies["/rss"] = Reply(body.encode(), headers={"Content-Type": "application/rss+xml"})


def is_there(archive: Archive, draft: Draft) -> bool:
    """Whether the article is there, and then that it is there whole."""
    own = [article.id for article in archive.articles() if article.title == draft.title]
    assert len(own) <= 1, "twice"
    if own:
        assert tuple(each.text for each in archive.browsing.whole(own[0]).paragraphs) == draft.paragraphs, "half there"
    return bool(own)


def told(telegram: Emulator, person: Person, draft: Draft) -> int:
    """How often the person was told of the article."""
    own = (each for each in telegram.messages(person) if each.sender_id == telegram.bot.id)
    return sum(draft.title in message.text for message in own)


def market(cycle: int) -> tuple[str, str]:
    """The market that somebody asks about in a cycle, and how many traders it has."""
    return f"pasar {mark(cycle, PUSHED).capitalize()}", f"{312 + cycle}"


def is_settled(telegram: Emulator, person: Person, asked: Message, traders: str) -> bool:
    """Whether there is an answer to their question, or a word of regret after it."""
    later = (each for each in telegram.messages(person) if each.sender_id == telegram.bot.id and each.id > asked.id)
    return any(traders in each.text or each.text == SORRY for each in later)


async def _ends_well(process: Process) -> None:
    process.terminate()
    code, _, lines = await end(process)
    assert (code, [line for line in lines if "Traceback" in line]) == (0, [])


async def _killed_again_and_again(telegram: Emulator, site: Site, folder: Path, cycles: int) -> None:
    random = Random(SEED)
    sys.stdout.write(f"KILL_SEED={SEED}\n")
    desk, asker = telegram.user("Desk", language_code="id"), telegram.user("Ani", language_code="id")
    readers = [telegram.user(f"Orang {cycle}", language_code="id") for cycle in range(cycles)]
    settings = {"BOT_TOKEN": telegram.token, "BOT_API_URL": telegram.url, "BOT_ADMIN_IDS": str(desk.id)}
    offer(site, 0)
    with new_archive(folder) as archive, new_memory(folder) as memory:
        for name, traders in map(market, range(cycles + 1)):
            archive.add(Draft(name.title(), (f"Ada {traders} pedagang di {name}, kata wali kota.",)))
        feed = archive.feeds.add(site.url("/rss")).id
        memory.alerts.follow(archive.alerting.newest())
        for cycle, reader in enumerate(readers):
            memory.subscriptions.add(Address(reader.id), Topic(mark(cycle, 0), "id"), datetime.now(UTC), most=1)
    questions = []
    for cycle in range(cycles):
        offer(site, cycle + 1)
        with new_archive(folder) as archive:
            archive.feeds.resume(feed)
            assert archive.check().problems == ()
        process = await start(folder, **settings)
        pushed = report(cycle, PUSHED)
        lines = f"Judul: {pushed.title}\nURL: {pushed.url}\n\n" + "\n\n".join(pushed.paragraphs)
        await desk.says(f"/push {lines}")
        name, traders = market(cycle)
        questions.append((await asker.says(f"berapa pedagang di {name}?"), traders))
        await asyncio.sleep(random.uniform(0.3, LONGEST_LIFE))
        process.kill()
        await process.communicate()
    with new_archive(folder) as archive:
        archive.feeds.resume(feed)
    process = await start(folder, **settings)
    offered = [(reader, report(cycle, n)) for cycle, reader in enumerate(readers) for n in range(EACH)]
    await telegram.until(lambda: all(told(telegram, *each) for each in offered), "that everybody is told", 120)
    await telegram.until(lambda: all(is_settled(telegram, asker, *each) for each in questions), "an answer to each", 60)
    await _ends_well(process)
    before = [told(telegram, *each) for each in offered]
    # Only what was on its way in the instant of a kill is told twice, by the next start; and nothing by a later one.
    assert sum(before) - len(before) <= AT_ONCE * cycles
    process = await start(folder, **settings)
    name, traders = market(cycles)
    assert traders in (await telegram.reply_to(await asker.says(f"berapa pedagang di {name}?"), 60)).text
    await asyncio.sleep(_JOBS_HAVE_RUN)
    await _ends_well(process)
    assert [told(telegram, *each) for each in offered] == before
    with new_archive(folder) as archive:
        for _, draft in offered:
            assert is_there(archive, draft)
        for cycle in range(cycles):
            pushed = report(cycle, PUSHED)
            shown = any(pushed.title in each.text for each in telegram.messages(desk) if each.sender_id != desk.id)
            assert is_there(archive, pushed) or not shown, "acknowledged and lost"
        assert archive.check().problems == ()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """An outlet's, which the archives of this test and of its processes may reach."""
    with running_site() as running:
        monkeypatch.setenv("RETRIEVAL_FETCH_PORTS", str(running.port))
        monkeypatch.setenv("RETRIEVAL_FETCH_ALLOWED", f"127.0.0.1:{running.port}")
        yield running


async def test_a_bot_that_is_killed_loses_no_article_no_news_and_no_question(
    telegram: Emulator, site: Site, tmp_path: Path
) -> None:
    await _killed_again_and_again(telegram, site, tmp_path, CYCLES)


@pytest.mark.slow
async def test_a_bot_outlives_kill_after_kill(telegram: Emulator, site: Site, tmp_path: Path) -> None:
    await _killed_again_and_again(telegram, site, tmp_path, 2 * CYCLES)
