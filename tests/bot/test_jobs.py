"""Jobs are done at once and again and again, whatever becomes of them."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta

import pytest

from bot.jobs import Job, Jobs
from bot.memory import Memory
from retrieval import Archive
from tests.bot.memory.turns import ANI, asks
from tests.bot.running import eventually, running
from tests.telegram_api.emulator import Emulator

QUICK = timedelta(milliseconds=5)


async def test_a_job_that_fails_is_logged_without_its_words_and_done_again(caplog: pytest.LogCaptureFixture) -> None:
    times: asyncio.Queue[int] = asyncio.Queue()
    count = iter(range(10**6))

    async def work() -> None:
        times.put_nowait(number := next(count))
        if number == 0:
            raise ValueError("what a person wrote")

    jobs = Jobs([Job("chore", QUICK, work)])
    jobs.start()
    async with asyncio.timeout(10):
        assert [await times.get() for _ in range(3)] == [0, 1, 2]
    await jobs.stop()
    (line,) = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert line.startswith("the job chore failed: ValueError at work")
    assert "what a person wrote" not in caplog.text


async def test_a_job_that_never_ends_holds_up_neither_the_others_nor_the_end() -> None:
    done = asyncio.Event()

    async def hang() -> None:
        await asyncio.Event().wait()

    async def work() -> None:
        done.set()

    jobs = Jobs([Job("hang", QUICK, hang), Job("work", QUICK, work)])
    jobs.start()
    async with asyncio.timeout(10):
        await done.wait()
        await jobs.stop()


async def test_the_bot_deletes_what_is_too_old_when_it_starts(
    telegram: Emulator, archive: Archive, memory: Memory
) -> None:
    now = datetime.now(UTC)
    asks(memory, "lama?", number=10, chat=ANI, at=now - timedelta(days=31))
    asks(memory, "baru?", number=20, chat=ANI, at=now - timedelta(days=29))
    async with running(telegram, archive, memory=memory):
        await eventually(lambda: memory.conversations.at(ANI, 10) is None)
    assert memory.conversations.at(ANI, 20) is not None
