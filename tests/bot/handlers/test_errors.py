"""The one error handler: what the person reads, and what the log must not hold."""

from __future__ import annotations

import logging
from collections.abc import Collection
from pathlib import Path

import pytest

from bot.messages.texts import Text
from retrieval import Answer, Archive, Question
from tests.bot.running import ID, new_archive, running
from tests.telegram_api.emulator import Emulator

SECRET = "apa rahasia di perbatasan timur?"


class Broken(Archive):
    """Fails as a database would: with what the person wrote in its message."""

    def ask(self, question: Question, *, without: Collection[int] = ()) -> Answer:
        raise KeyError(f"SELECT ... {question.text}") from ValueError(question.text)


async def test_a_failure_is_told_with_an_id_that_stands_in_the_log_without_the_question(
    telegram: Emulator, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    ani = telegram.user("Ani", language_code="id")
    with new_archive(tmp_path, Broken) as archive:
        async with running(telegram, archive):
            told = await telegram.reply_to(await ani.says(SECRET))
            again = await telegram.reply_to(await ani.says("/start"))
    assert told.text.startswith(ID.say(Text.TROUBLE_ERROR, id=""))
    reference = told.text.split()[-1]
    (line,) = [record.getMessage() for record in caplog.records if reference in record.getMessage()]
    assert "KeyError at ask" in line
    assert "ValueError" in line
    assert SECRET not in caplog.text
    assert again.text == ID.say(Text.START)


async def test_who_blocked_the_bot_is_no_error(
    telegram: Emulator, archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    ani, budi = telegram.user("Ani"), telegram.user("Budi")
    async with running(telegram, archive):
        await ani.says("/start")
        await ani.blocks_bot()
        await telegram.reply_to(await budi.says("/start"))
    assert not [
        record for record in caplog.records if record.levelno >= logging.ERROR and record.name.startswith("bot")
    ]
