"""The line in front of each chat."""

from __future__ import annotations

import asyncio
import gc
from datetime import UTC, datetime

from telegram import CallbackQuery, Chat, Message, Update, User

from bot.ordering import OrderedUpdates, place_of

ANI = User(1, "Ani", is_bot=False)


def _update(chat: int, topic: int | None = None) -> Update:
    message = Message(
        1,
        datetime.now(UTC),
        Chat(chat, Chat.SUPERGROUP),
        from_user=ANI,
        text="x",
        message_thread_id=topic,
        is_topic_message=topic is not None,
    )
    return Update(1, message=message)


def _press(chat: int) -> Update:
    message = _update(chat).message
    return Update(2, callback_query=CallbackQuery("1", ANI, "x", message=message, data="v1"))


class Diary:
    """Handlers that write down when they began and ended, and wait in between until they are let go."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.gates: dict[str, asyncio.Event] = {}

    async def handle(self, name: str) -> None:
        self.lines.append(f"{name} begins")
        await self.gates.setdefault(name, asyncio.Event()).wait()
        self.lines.append(f"{name} ends")

    def let_go(self, name: str) -> None:
        self.gates.setdefault(name, asyncio.Event()).set()


async def _settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_one_chat_is_handled_in_order_and_one_at_a_time() -> None:
    processor, diary = OrderedUpdates(), Diary()
    tasks = [asyncio.create_task(processor.process_update(_update(1), diary.handle(name))) for name in ("a", "b", "c")]
    diary.let_go("c")
    diary.let_go("b")
    await _settle()
    assert diary.lines == ["a begins"]
    diary.let_go("a")
    await asyncio.gather(*tasks)
    assert diary.lines == ["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]


async def test_different_chats_do_not_wait_for_each_other() -> None:
    processor, diary = OrderedUpdates(), Diary()
    slow = asyncio.create_task(processor.process_update(_update(1), diary.handle("slow")))
    await _settle()
    diary.let_go("quick")
    await processor.process_update(_update(2), diary.handle("quick"))
    assert diary.lines == ["slow begins", "quick begins", "quick ends"]
    diary.let_go("slow")
    await slow


async def test_topics_of_one_group_do_not_wait_for_each_other() -> None:
    processor, diary = OrderedUpdates(), Diary()
    slow = asyncio.create_task(processor.process_update(_update(-100, topic=5), diary.handle("five")))
    await _settle()
    diary.let_go("six")
    await processor.process_update(_update(-100, topic=6), diary.handle("six"))
    diary.let_go("five")
    await slow
    assert diary.lines == ["five begins", "six begins", "six ends", "five ends"]


async def test_a_pressed_button_does_not_wait() -> None:
    processor, diary = OrderedUpdates(), Diary()
    slow = asyncio.create_task(processor.process_update(_update(1), diary.handle("question")))
    await _settle()
    diary.let_go("press")
    await processor.process_update(_press(1), diary.handle("press"))
    diary.let_go("question")
    await slow
    assert diary.lines[1:3] == ["press begins", "press ends"]


async def test_a_handler_that_fails_does_not_hold_the_line() -> None:
    processor, diary = OrderedUpdates(), Diary()

    async def fail() -> None:
        raise RuntimeError

    diary.let_go("next")
    results = await asyncio.gather(
        processor.process_update(_update(1), fail()),
        processor.process_update(_update(1), diary.handle("next")),
        return_exceptions=True,
    )
    assert isinstance(results[0], RuntimeError)
    assert diary.lines == ["next begins", "next ends"]


async def test_what_is_given_up_is_let_go_and_nothing_more_is_taken() -> None:
    processor, diary = OrderedUpdates(), Diary()
    tasks = [asyncio.create_task(processor.process_update(_update(1), diary.handle(name))) for name in ("a", "b")]
    await _settle()
    processor.give_up()
    tasks.append(asyncio.create_task(processor.process_update(_update(2), diary.handle("c"))))
    await asyncio.wait(tasks)
    assert all(task.cancelled() for task in tasks)
    assert "a ends" not in diary.lines
    assert "b begins" not in diary.lines


async def test_idle_chats_leave_nothing_behind() -> None:
    processor, diary = OrderedUpdates(), Diary()
    diary.let_go("a")
    for chat in range(1, 51):
        await processor.process_update(_update(chat), diary.handle("a"))
    gc.collect()
    assert processor.places == 0


def test_what_has_no_chat_has_no_line() -> None:
    assert place_of(None) is None
    assert place_of(Update(1)) is None
    assert place_of(_update(-100, topic=5)) == (-100, 5)
