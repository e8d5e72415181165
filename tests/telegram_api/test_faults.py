"""Mishaps on the way, as the real client meets them."""

import asyncio

import pytest
from telegram import Bot
from telegram.error import Conflict, NetworkError, RetryAfter, TelegramError, TimedOut

from tests.telegram_api import Emulator, Person, delay, drop_after, drop_before, flood_wait, garbage, status

# RetryAfter.retry_after is to become a timedelta (PTB_TIMEDELTA=1 opts in); the client warns of it as it raises.
pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2:telegram.warnings.PTBDeprecationWarning")


@pytest.fixture
def ani(telegram: Emulator) -> Person:
    return telegram.user("Ani")


async def test_a_flood_wait_comes_as_often_as_planned_and_nothing_is_sent(
    telegram: Emulator, bot: Bot, ani: Person
) -> None:
    telegram.fails("sendMessage", flood_wait(1), times=2)
    for _ in range(2):
        with pytest.raises(RetryAfter):
            await bot.send_message(ani.id, "x")
    assert telegram.messages(ani) == []
    await bot.send_message(ani.id, "x")
    assert [call.ok for call in telegram.calls("sendMessage")] == [False, False, True]
    assert "429" in telegram.calls("sendMessage")[0].outcome


async def test_a_mishap_in_one_chat_leaves_the_others_alone_and_comes_before_those_of_all(
    telegram: Emulator, bot: Bot, ani: Person
) -> None:
    group = telegram.group("Redaksi", [ani])
    telegram.fails("sendMessage", status(500, "Internal Server Error"))
    telegram.fails("sendMessage", flood_wait(7), in_=group)
    with pytest.raises(RetryAfter, match="7"):
        await bot.send_message(group.id, "x")
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await bot.send_message(ani.id, "x")
    await bot.send_message(group.id, "x")


async def test_somebody_else_who_polls_ends_the_bots_poll_with_a_conflict(telegram: Emulator, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.polled()
    await telegram.polls_elsewhere()
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await asyncio.wait_for(poll, 5)


async def test_a_gateway_may_answer_in_html(telegram: Emulator, bot: Bot, ani: Person) -> None:
    telegram.fails("sendMessage", status(502, "Bad Gateway", body=b"<html>502</html>"))
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(ani.id, "x")


async def test_a_connection_dropped_before_leaves_nothing_done(telegram: Emulator, bot: Bot, ani: Person) -> None:
    telegram.fails("sendMessage", drop_before())
    with pytest.raises(NetworkError):
        await bot.send_message(ani.id, "x")
    assert telegram.messages(ani) == []


async def test_a_connection_dropped_after_has_delivered_the_message(telegram: Emulator, bot: Bot, ani: Person) -> None:
    telegram.fails("sendMessage", drop_after())
    with pytest.raises(NetworkError):
        await bot.send_message(ani.id, "x")
    assert (await ani.hears()).text == "x"
    assert telegram.calls("sendMessage")[0].outcome == "ok, then drop_after"


async def test_a_late_answer_times_the_client_out_though_the_message_is_there(
    telegram: Emulator, bot: Bot, ani: Person
) -> None:
    telegram.fails("sendMessage", delay(5))
    with pytest.raises(TimedOut):
        await bot.send_message(ani.id, "x", read_timeout=0.1)
    assert (await ani.hears()).text == "x"


async def test_garbage_is_no_answer(telegram: Emulator, bot: Bot, ani: Person) -> None:
    telegram.fails("sendMessage", garbage())
    with pytest.raises(TelegramError, match="Invalid server response"):
        await bot.send_message(ani.id, "x")


async def test_polls_fail_too_and_lose_nothing(telegram: Emulator, bot: Bot, ani: Person) -> None:
    await ani.says("halo")
    telegram.fails("getUpdates", drop_after())
    with pytest.raises(NetworkError):
        await bot.get_updates()
    assert len(await bot.get_updates()) == 1


async def test_waiting_for_calls_ends_with_the_last_of_them(telegram: Emulator, bot: Bot, ani: Person) -> None:
    waiting = asyncio.create_task(telegram.called("sendMessage", times=2))
    await bot.send_message(ani.id, "satu")
    assert not waiting.done()
    await bot.send_message(ani.id, "dua")
    assert [call.params["text"] for call in await waiting] == ["satu", "dua"]
