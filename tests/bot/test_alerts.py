"""Telling: paced, when it is time, to whoever can be reached; and going on after the process was killed."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.context import App
from bot.jobs.alerts import AT_ONCE, alerting
from bot.memory import Address, Found, Memory, Preference
from bot.messages.keys import AlertText
from retrieval import Archive, Draft, Topic
from tests.bot.processes import start
from tests.bot.running import ID, eventually, new_archive, new_memory, running
from tests.telegram_api import faults
from tests.telegram_api.emulator import Emulator

QUAKE = Topic("gempa", "id")
NIGHT = (datetime.now(UTC) + timedelta(days=1)).replace(hour=16, minute=30, second=0, microsecond=0)
"""Tomorrow at half past eleven in the evening in Jakarta: the running bot's own clock leaves it to the tests."""
MANY = 120


def _find(archive: Archive, memory: Memory, number: int = 1, at: datetime | None = None) -> None:
    """One more article on the topic, found at this moment."""
    draft = Draft(f"Gempa ke-{number}", (f"Gempa ke-{number} mengguncang kota. Warga keluar rumah.",))
    excerpt = archive.browsing.whole(archive.add(draft).article.id)
    (paragraph,) = excerpt.paragraphs
    found = Found(QUAKE, excerpt.article.id, paragraph.id, paragraph.sentence_spans[0], ())
    memory.alerts.put(found, at or datetime.now(UTC))


def _subscribe(memory: Memory, *chats: int) -> None:
    for chat in chats:
        memory.subscriptions.add(Address(chat), QUAKE, NIGHT, most=9)


async def _tell_at(application: App, moment: datetime) -> None:
    await alerting(application.bot_data.services, application.bot, lambda: moment).work()


async def test_who_has_blocked_the_bot_is_dropped_and_all_others_are_told(
    telegram: Emulator, archive: Archive, memory: Memory
) -> None:
    ani, budi = telegram.user("Ani"), telegram.user("Budi", started=False)
    _subscribe(memory, budi.id, ani.id, 987_654)
    _find(archive, memory)
    async with running(telegram, archive, memory=memory):
        await eventually(lambda: not memory.alerts.due(datetime.now(UTC), 9))
    assert "Gempa ke-1 mengguncang kota." in telegram.messages(ani)[0].text
    assert [memory.subscriptions.of(Address(chat)) for chat in (budi.id, 987_654)] == [[], []]


async def test_a_flooded_chat_is_told_later_and_a_lost_answer_is_not_repeated(
    telegram: Emulator, archive: Archive, memory: Memory
) -> None:
    ani, budi = telegram.user("Ani"), telegram.user("Budi")
    telegram.fails("sendMessage", faults.flood_wait(1), in_=ani)
    telegram.fails("sendMessage", faults.drop_after(), in_=budi)
    _subscribe(memory, ani.id, budi.id)
    _find(archive, memory)
    async with running(telegram, archive, memory=memory):
        await eventually(lambda: telegram.messages(ani) and not memory.alerts.due(datetime.now(UTC), 9))
    assert (len(telegram.messages(ani)), len(telegram.messages(budi))) == (1, 1)


async def test_quiet_hours_keep_news_until_the_morning(telegram: Emulator, archive: Archive, memory: Memory) -> None:
    ani = telegram.user("Ani")
    async with running(telegram, archive, memory=memory) as application:
        _subscribe(memory, ani.id)
        memory.preferences.put(ani.id, Preference(quiet_from=22, quiet_until=6))
        morning = NIGHT.replace(hour=23, minute=0)
        _find(archive, memory, at=NIGHT)
        await _tell_at(application, NIGHT)
        assert telegram.messages(ani) == []
        await _tell_at(application, morning)
        assert len(telegram.messages(ani)) == 1


async def test_a_day_s_news_come_in_one_message(telegram: Emulator, archive: Archive, memory: Memory) -> None:
    ani = telegram.user("Ani")
    async with running(telegram, archive, memory=memory) as application:
        _subscribe(memory, ani.id)
        memory.preferences.put(ani.id, Preference(daily=True))
        for number in range(12):
            _find(archive, memory, number, NIGHT)
        await _tell_at(application, NIGHT)
        assert telegram.messages(ani) == []
        await _tell_at(application, NIGHT + timedelta(hours=7.5))
        (digest,) = telegram.messages(ani)
        assert digest.text.startswith(ID.say(AlertText.DIGEST))
        assert digest.text.count("• ") == 10
        assert ID.say(AlertText.DIGEST_MORE, count=2) in digest.text


async def test_what_was_found_by_a_clock_that_ran_years_ahead_is_told(
    telegram: Emulator, archive: Archive, memory: Memory
) -> None:
    ani, budi = telegram.user("Ani"), telegram.user("Budi")
    _subscribe(memory, ani.id, budi.id)
    memory.preferences.put(budi.id, Preference(daily=True))
    _find(archive, memory, at=NIGHT + timedelta(days=3_000))
    async with running(telegram, archive, memory=memory):
        await eventually(lambda: telegram.messages(ani) and telegram.messages(budi))
        await eventually(lambda: not memory.alerts.due(datetime.now(UTC), 9))
    assert [len(telegram.messages(person)) for person in (ani, budi)] == [1, 1]


async def test_what_was_removed_in_the_meantime_is_not_told(
    telegram: Emulator, archive: Archive, memory: Memory
) -> None:
    ani = telegram.user("Ani")
    _subscribe(memory, ani.id)
    _find(archive, memory)
    archive.remove(1)
    async with running(telegram, archive, memory=memory):
        await eventually(lambda: not memory.alerts.due(datetime.now(UTC), 9))
    assert telegram.messages(ani) == []


@pytest.mark.slow
async def test_a_run_that_was_killed_goes_on_and_misses_nobody(telegram: Emulator, tmp_path: Path) -> None:
    people = [telegram.user(f"Orang {number}") for number in range(MANY)]
    with new_archive(tmp_path) as archive, new_memory(tmp_path) as memory:
        _subscribe(memory, *(person.id for person in people))
        _find(archive, memory)
    settings = {"BOT_TOKEN": telegram.token, "BOT_API_URL": telegram.url}
    first = await start(tmp_path, **settings)
    await telegram.called("sendMessage", MANY // 3, timeout=60)
    first.kill()
    await first.communicate()
    second = await start(tmp_path, **settings)
    try:
        await eventually(lambda: all(telegram.messages(person) for person in people), seconds=60)
    finally:
        second.terminate()
        await second.communicate()
    told = Counter(len(telegram.messages(person)) for person in people)
    # Only what was on its way in the instant of the kill can be told twice.
    assert set(told) <= {1, 2}
    assert told[2] <= AT_ONCE
