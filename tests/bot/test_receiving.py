"""Questions are noted on their arrival, begun once, and let go of when they were none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, Update

from bot.context import Threads
from bot.memory import Memory
from bot.receiving import Receipts, ReceivedUpdates
from retrieval import Archive
from tests.bot.running import running
from tests.telegram_api import Emulator

ANI, GROUP = 1001, -4001


def _update(text: str | None, *, number: int = 10, chat: int = ANI) -> Update:
    place = Chat(chat, Chat.PRIVATE if chat > 0 else Chat.SUPERGROUP)
    return Update(number, message=Message(number, datetime(2026, 11, 25, tzinfo=UTC), place, text=text))


def _message(update: Update) -> Message:
    assert update.message
    return update.message


@pytest.fixture
def threads() -> Iterator[Threads]:
    threads = Threads(1, 0)
    yield threads
    threads.close()


@pytest.fixture
def receipts(memory: Memory, threads: Threads) -> Receipts:
    return Receipts(memory.handled, threads)


async def test_a_question_is_unanswered_from_its_arrival_until_its_answer(receipts: Receipts, memory: Memory) -> None:
    queue, update = ReceivedUpdates(receipts), _update("berapa?")
    await queue.put(update)
    assert queue.get_nowait() is update
    assert memory.handled.unanswered() == {ANI: [10]}
    assert await receipts.begin(_message(update))
    await receipts.settle(update)
    assert memory.handled.unanswered() == {ANI: [10]}
    await receipts.answered(ANI, 10)
    assert memory.handled.unanswered() == {}


async def test_a_question_that_arrives_twice_is_begun_once(receipts: Receipts) -> None:
    update = _update("berapa?")
    await receipts.note(update)
    await receipts.note(update)
    assert [await receipts.begin(_message(update)) for _ in range(2)] == [True, False]


async def test_what_no_question_was_made_of_is_let_go_of(receipts: Receipts, memory: Memory) -> None:
    update = _update("terlalu panjang")
    await receipts.note(update)
    await receipts.settle(update)
    assert memory.handled.unanswered() == {}


@pytest.mark.parametrize("update", [_update("/start"), _update(None), _update("berapa?", chat=GROUP), Update(1)])
async def test_what_may_be_no_question_is_not_noted(receipts: Receipts, memory: Memory, update: Update) -> None:
    await receipts.note(update)
    assert memory.handled.unanswered() == {}


async def test_a_question_is_taken_though_the_memory_has_no_time_to_note_it(memory: Memory) -> None:
    queue = ReceivedUpdates(Receipts(memory.handled, Threads(1, -1)))
    await queue.put(_update("berapa?"))
    assert queue.qsize() == 1


async def test_whatever_is_written_in_private_leaves_nothing_unanswered(
    telegram: Emulator, newsroom: Archive, memory: Memory
) -> None:
    ani = telegram.user("Ani")
    async with running(telegram, newsroom, memory=memory):
        for text in ("halo", "x" * 1_500, "berapa tentara NATO?", "/start", "/tanya"):
            await telegram.reply_to(await ani.says(text))
    assert memory.handled.unanswered() == {}
