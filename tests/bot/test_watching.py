"""Fetching updates that ends in silence is noticed, and begun anew."""

from __future__ import annotations

import asyncio

import pytest

from bot.app import ALLOWED_UPDATES
from bot.context import App
from bot.delivery import Pulse
from bot.watching import revive
from retrieval import Archive
from tests.bot.running import eventually, running
from tests.telegram_api import faults
from tests.telegram_api.emulator import Emulator


def _end_fetching() -> None:
    fetching = next(task for task in asyncio.all_tasks() if task.get_name() == "Updater:start_polling:polling_task")
    fetching.cancel()


async def _revived(application: App) -> bool:
    return await revive(application, application.bot_data.pulse, ALLOWED_UPDATES, patience=0.3)


async def test_polling_that_dies_without_a_word_is_begun_anew(telegram: Emulator, archive: Archive) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, archive) as application:
        await telegram.reply_to(await ani.says("/start"))
        assert not await _revived(application)
        _end_fetching()
        # Ends the last request; nobody takes what it brings, and nobody asks again.
        unheard = await ani.says("/start")
        await eventually(lambda: application.bot_data.pulse.idle_for > 0.3)
        assert await _revived(application)
        await telegram.reply_to(unheard)
        assert not await _revived(application)


async def test_beginning_anew_is_tried_again_when_telegram_cannot_be_reached_then(
    telegram: Emulator, archive: Archive
) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, archive) as application:
        await telegram.reply_to(await ani.says("/start"))
        _end_fetching()
        unheard = await ani.says("/start")
        await eventually(lambda: application.bot_data.pulse.idle_for > 0.3)
        telegram.fails("deleteWebhook", faults.drop_before())
        assert not await _revived(application)
        await eventually(lambda: application.bot_data.pulse.idle_for > 0.3)
        assert await _revived(application)
        await telegram.reply_to(unheard)


async def test_a_token_that_is_refused_for_a_moment_ends_nothing(telegram: Emulator, archive: Archive) -> None:
    ani = telegram.user("Ani", language_code="id")
    telegram.fails("getUpdates", faults.status(404, "Not Found"), times=2)
    async with running(telegram, archive):
        await telegram.reply_to(await ani.says("/start"))


async def test_after_a_second_poller_and_a_dead_network_each_is_answered_once(
    telegram: Emulator, archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, archive):
        await telegram.reply_to(await ani.says("/start"))
        await telegram.polled()
        await telegram.polls_elsewhere()
        telegram.fails("getUpdates", faults.drop_before(), times=2)
        asked = [await ani.says("/start") for _ in range(3)]
        await telegram.called("sendMessage", 1 + len(asked))
        await telegram.read_all()
        await telegram.polled()
    assert len([each for each in telegram.messages(ani) if each.sender_id == telegram.bot.id]) == 1 + len(asked)
    told = [record.getMessage() for record in caplog.records if record.name == "bot.handlers.errors"]
    assert [line.partition(" ")[0] for line in told] == ["another", "cannot"]


async def test_nobody_is_idle_before_the_first_question_and_while_it_is_asked() -> None:
    pulse = Pulse()
    assert pulse.idle_for == 0.0
    with pulse.asking():
        await asyncio.sleep(0.01)
        assert pulse.idle_for == 0.0
    await asyncio.sleep(0.01)
    assert pulse.idle_for > 0.0
