"""The limits of the real server, when a test asks for them."""

import asyncio
from contextlib import suppress
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from tests.telegram_api import Emulator, FloodLimits

# RetryAfter.retry_after is to become a timedelta (PTB_TIMEDELTA=1 opts in); the client warns of it as it raises.
pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2:telegram.warnings.PTBDeprecationWarning")


async def test_a_chat_takes_one_message_in_its_time_and_others_do_not_wait_for_it() -> None:
    limits = FloodLimits(chat_seconds=29.5)  # Telegram's one second would pass by itself on a slow machine.
    async with Emulator(flood_limits=limits) as telegram, Bot(telegram.token, base_url=telegram.base_url) as bot:
        siti, budi = telegram.user("Siti"), telegram.user("Budi")
        sent = await bot.send_message(siti.id, "satu")
        with pytest.raises(RetryAfter):
            await bot.send_message(siti.id, "dua")
        await bot.send_message(budi.id, "satu")
        await bot.send_chat_action(siti.id, "typing")
        await sent.edit_text("dua")
    assert telegram.calls("sendMessage")[1].outcome.startswith("429 Too Many Requests: retry after ")
    assert len(telegram.messages(siti)) == 1


async def test_a_group_takes_twenty_messages_a_minute() -> None:
    limits = FloodLimits(in_chat=50)
    async with Emulator(flood_limits=limits) as telegram, Bot(telegram.token, base_url=telegram.base_url) as bot:
        siti = telegram.user("Siti")
        group = telegram.group("Redaksi", [siti])
        for number in range(20):
            await bot.send_message(group.id, str(number))
            await bot.send_message(siti.id, str(number))
        with pytest.raises(RetryAfter) as caught:
            await bot.send_message(group.id, "terlalu banyak")
        wait = caught.value.retry_after
        # A number of seconds, or the time itself where the process has asked the library for that.
        assert 1 < (wait.total_seconds() if isinstance(wait, timedelta) else wait) <= 60
        await bot.send_message(siti.id, "masih boleh")


def test_the_limits_are_telegrams_unless_a_test_sets_others() -> None:
    limits = FloodLimits()
    assert (limits.in_chat, limits.chat_seconds, limits.in_group, limits.group_seconds) == (1, 1.0, 20, 60.0)


async def test_after_the_wait_there_is_room_again() -> None:
    limits = FloodLimits(chat_seconds=0.1)
    async with Emulator(flood_limits=limits) as telegram, Bot(telegram.token, base_url=telegram.base_url) as bot:
        siti = telegram.user("Siti")
        async with asyncio.timeout(10):
            while len(telegram.messages(siti)) < 3:
                with suppress(RetryAfter):
                    await bot.send_message(siti.id, "x")
