"""Fetching updates that ends in silence is noticed, and begun anew."""

from __future__ import annotations

import asyncio

from bot.app import ALLOWED_UPDATES
from bot.delivery import Pulse
from bot.watching import revive
from retrieval import Archive
from tests.bot.running import eventually, running
from tests.telegram_api.emulator import Emulator


async def test_polling_that_dies_without_a_word_is_begun_anew(telegram: Emulator, archive: Archive) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, archive) as application:
        await telegram.reply_to(await ani.says("/start"))
        pulse = application.bot_data.pulse
        assert not await revive(application, pulse, ALLOWED_UPDATES, patience=0.3)
        fetching = next(task for task in asyncio.all_tasks() if task.get_name() == "Updater:start_polling:polling_task")
        fetching.cancel()
        # Ends the last request; nobody takes what it brings, and nobody asks again.
        unheard = await ani.says("/start")
        await eventually(lambda: pulse.idle_for > 0.3)
        assert await revive(application, pulse, ALLOWED_UPDATES, patience=0.3)
        await telegram.reply_to(unheard)
        assert not await revive(application, pulse, ALLOWED_UPDATES, patience=0.3)


async def test_nobody_is_idle_before_the_first_question_and_while_it_is_asked() -> None:
    pulse = Pulse()
    assert pulse.idle_for == 0.0
    with pulse.asking():
        await asyncio.sleep(0.01)
        assert pulse.idle_for == 0.0
    await asyncio.sleep(0.01)
    assert pulse.idle_for > 0.0
