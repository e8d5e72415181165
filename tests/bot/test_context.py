"""The threads in front of the archive."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from bot.context import BusyError, Threads


@pytest.fixture
def threads() -> Iterator[Threads]:
    threads = Threads(threads=1, waiting=1)
    yield threads
    threads.close()


async def test_work_is_done_outside_the_event_loop(threads: Threads) -> None:
    assert await threads.run(threading.get_ident) != threading.get_ident()


async def test_an_error_comes_back_to_the_caller(threads: Threads) -> None:
    with pytest.raises(ZeroDivisionError):
        await threads.run(divmod, 1, 0)


async def test_a_full_line_refuses_and_has_room_again_later(threads: Threads) -> None:
    gate = threading.Event()
    working, waiting = (asyncio.create_task(threads.run(gate.wait, 10)) for _ in range(2))
    await asyncio.sleep(0)
    with pytest.raises(BusyError):
        await threads.run(str)
    gate.set()
    assert await working
    assert await waiting
    assert await threads.run(str) == ""


async def test_a_caller_that_gives_up_does_not_free_the_thread_that_is_still_working(threads: Threads) -> None:
    gate = threading.Event()
    tasks = [asyncio.create_task(threads.run(gate.wait, 10)) for _ in range(2)]
    await asyncio.sleep(0)
    tasks[0].cancel()
    await asyncio.sleep(0)
    with pytest.raises(BusyError):
        await threads.run(str)
    gate.set()
    await tasks[1]
