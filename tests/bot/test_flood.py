"""How fast messages go out, and that a flooded chat waits alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable

import pytest
from telegram.error import RetryAfter
from telegram.ext import ExtBot

from bot.flood import LONGEST_WAIT, FloodLimits, Pace
from tests.telegram_api import Emulator, flood_wait
from tests.telegram_api import FloodLimits as TelegramsLimits

PLENTY = Pace(1_000, 1)


@pytest.fixture(autouse=True)
def _durations_are_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """As `build_application` has it."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


async def _refused(telegram: Emulator) -> None:
    """Wait until the first message was refused, and the bot has read it."""
    await telegram.called("sendMessage")
    await asyncio.sleep(0.1)


@pytest.fixture
async def bot(telegram: Emulator) -> AsyncIterator[ExtBot[int]]:
    limits = FloodLimits(group=PLENTY, private=PLENTY, overall=PLENTY)
    async with ExtBot(telegram.token, telegram.base_url, rate_limiter=limits) as bot:
        yield bot


def _seconds() -> float:
    return asyncio.get_running_loop().time()


async def _time(sending: Awaitable[object]) -> float:
    start = _seconds()
    await sending
    return _seconds() - start


async def test_a_flooded_chat_waits_alone(telegram: Emulator, bot: ExtBot[int]) -> None:
    ani, budi = telegram.user("Ani"), telegram.user("Budi")
    telegram.fails("sendMessage", flood_wait(1))
    flooded = asyncio.create_task(_time(bot.send_message(ani.id, "satu")))
    await _refused(telegram)
    behind = asyncio.create_task(_time(bot.send_message(ani.id, "dua")))
    assert await _time(bot.send_message(budi.id, "x")) < 0.5
    assert not flooded.done()
    assert await flooded >= 0.99
    assert await behind >= 0.7
    assert [message.text for message in telegram.messages(ani)] == ["satu", "dua"]
    assert len(telegram.calls("sendMessage")) == 4


async def test_told_to_wait_for_long_the_call_fails_at_once_and_so_do_the_next_without_asking(
    telegram: Emulator, bot: ExtBot[int]
) -> None:
    ani = telegram.user("Ani")
    telegram.fails("sendMessage", flood_wait(int(LONGEST_WAIT) + 10))
    for _ in range(2):
        with pytest.raises(RetryAfter):
            await bot.send_message(ani.id, "x")
    assert len(telegram.calls("sendMessage")) == 1


async def test_signs_of_writing_do_not_wait_for_a_flooded_chat(telegram: Emulator, bot: ExtBot[int]) -> None:
    ani = telegram.user("Ani")
    telegram.fails("sendMessage", flood_wait(30))
    sending = asyncio.create_task(bot.send_message(ani.id, "x"))
    await _refused(telegram)
    with pytest.raises(RetryAfter):
        await bot.send_chat_action(ani.id, "typing")
    assert telegram.calls("sendChatAction") == []
    sending.cancel()


async def test_what_belongs_to_no_chat_waits_by_itself(telegram: Emulator, bot: ExtBot[int]) -> None:
    telegram.fails("setMyCommands", flood_wait(1))
    assert await _time(bot.set_my_commands([("ask", "x")])) >= 0.99


async def test_waiting_has_an_end(telegram: Emulator, bot: ExtBot[int]) -> None:
    ani = telegram.user("Ani")
    telegram.fails("sendMessage", flood_wait(1), times=2)
    with pytest.raises(RetryAfter):
        await bot.send_message(ani.id, "x", rate_limit_args=1)
    assert len(telegram.calls("sendMessage")) == 2


@pytest.fixture
async def paced(telegram: Emulator) -> AsyncIterator[ExtBot[int]]:
    """Three messages within half a second in a group, two within a quarter in private."""
    limits = FloodLimits(group=Pace(3, 0.5), private=Pace(2, 0.25), overall=PLENTY)
    async with ExtBot(telegram.token, telegram.base_url, rate_limiter=limits) as bot:
        yield bot


async def test_a_group_and_a_private_chat_have_paces_of_their_own(telegram: Emulator, paced: ExtBot[int]) -> None:
    ani = telegram.user("Ani")
    group = telegram.group("Keluarga", [ani])

    async def send(chat: int, messages: int) -> list[float]:
        """The seconds after which each message was sent, all from one moment: that of the first may be long before that
        of the last on a slow day."""
        clock = asyncio.get_running_loop().time
        began = clock()

        async def one(number: int) -> float:
            await paced.send_message(chat, f"{number}")
            return clock() - began

        return await asyncio.gather(*(one(number) for number in range(messages)))

    in_group, in_private = await asyncio.gather(send(group.id, 7), send(ani.id, 5))
    assert max(in_group[:3] + in_private[:2]) < 0.25
    assert min(in_group[3:]) >= 0.5
    assert min(in_private[2:]) >= 0.25
    assert in_group[6] >= 1.0
    assert in_private[4] >= 0.5
    assert [message.text for message in telegram.messages(group)] == [f"{n}" for n in range(7)]


async def test_signs_of_writing_take_nothing_of_a_groups_allowance(telegram: Emulator, paced: ExtBot[int]) -> None:
    group = telegram.group("Keluarga", [telegram.user("Ani")])
    for _ in range(30):
        await paced.send_chat_action(group.id, "typing")
    assert await _time(paced.send_message(group.id, "x")) < 0.25


async def test_all_chats_together_have_a_pace_too(telegram: Emulator) -> None:
    people = [telegram.user(f"Orang {number}") for number in range(8)]
    limits = FloodLimits(group=PLENTY, private=PLENTY, overall=Pace(3, 0.3))
    async with ExtBot(telegram.token, telegram.base_url, rate_limiter=limits) as bot:
        assert await _time(asyncio.gather(*(bot.send_message(person.id, "x") for person in people))) >= 0.6


async def test_a_burst_that_is_too_much_for_telegram_arrives_in_order_and_whole() -> None:
    async with (
        Emulator(flood_limits=TelegramsLimits()) as telegram,
        ExtBot(telegram.token, telegram.base_url, rate_limiter=FloodLimits()) as bot,
    ):
        ani = telegram.user("Ani")
        await asyncio.gather(*(bot.send_message(ani.id, text) for text in ("satu", "dua", "tiga")))
    assert [message.text for message in telegram.messages(ani)] == ["satu", "dua", "tiga"]
    # Each of the later two ran into the closed door once.
    assert len(telegram.calls("sendMessage")) == 5
