"""Nothing secret and nothing private in the log."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import copy_context

import pytest
from pydantic import SecretStr

from bot.context import Threads
from bot.logs import LogFormat, bind, set_up_logging

TOKEN = "7000000001:AAE-this_token_opens_nothing_at_all12"


NAMES = (None, "bot", "httpx", "telegram.request.BaseRequest")


@contextmanager
def _logging_to_stderr(*secrets: SecretStr | None, form: LogFormat = LogFormat.TEXT) -> Iterator[None]:
    """Logging as `python -m bot` sets it up, and afterwards as pytest had it."""
    loggers = [logging.getLogger(name) for name in NAMES]
    levels, root = [logger.level for logger in loggers], loggers[0]
    handlers, root.handlers = root.handlers, []
    set_up_logging(*secrets, form=form)
    try:
        yield
    finally:
        root.handlers = handlers
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def test_secrets_are_hidden_wherever_they_stand(capsys: pytest.CaptureFixture[str]) -> None:
    with _logging_to_stderr(SecretStr(TOKEN), None, SecretStr("of-the-webhook")):
        logging.getLogger("bot.x").info("delivered with %s", "of-the-webhook")
        logging.getLogger("bot.x").info("https://api.telegram.org/bot%s/getMe", TOKEN)
        try:
            raise ValueError(TOKEN)
        except ValueError:
            logging.getLogger("other").exception("failed")
    logged = capsys.readouterr().err
    assert TOKEN not in logged
    assert "of-the-webhook" not in logged
    assert logged.count("<secret>") == 3


def test_addresses_of_requests_are_not_logged(capsys: pytest.CaptureFixture[str]) -> None:
    with _logging_to_stderr(None):
        logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot1:x/getUpdates")
    assert capsys.readouterr().err == ""


def test_telegrams_library_passes_on_neither_updates_nor_tracebacks(capsys: pytest.CaptureFixture[str]) -> None:
    with _logging_to_stderr(None):
        logger = logging.getLogger("telegram.ext.Application")
        try:
            raise ValueError("what a person wrote")
        except ValueError as error:
            logger.critical("Error while building CallbackContext for update %s.", {"text": "wrote"}, exc_info=error)
        logger.warning("Retrying %s after %d s", "a call", 3)
    logged = capsys.readouterr().err
    assert "wrote" not in logged
    assert "Error while building CallbackContext" in logged
    assert "Retrying a call after 3 s" in logged


@pytest.mark.parametrize("form", LogFormat)
def test_a_traceback_shows_no_values_of_variables(capsys: pytest.CaptureFixture[str], form: LogFormat) -> None:
    def fail(said: str) -> None:
        raise ValueError(len(said))

    with _logging_to_stderr(form=form):
        try:
            fail("what a person" + " wrote")
        except ValueError:
            logging.getLogger("asyncio").exception("failed")
    logged = capsys.readouterr().err
    assert "in fail" in logged
    assert "what a person wrote" not in logged


def test_a_program_reads_json_with_what_a_line_is_about_and_no_secret(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        logging.getLogger("bot.x").warning("told %s", TOKEN)

    with _logging_to_stderr(SecretStr(TOKEN), form=LogFormat.JSON):
        context = copy_context()
        context.run(bind, update=17)
        context.run(work)
        work()
    first, second = map(json.loads, capsys.readouterr().err.splitlines())
    assert (first["update"], first["event"], first["level"], first["logger"]) == (
        17,
        "told <secret>",
        "warning",
        "bot.x",
    )
    assert "update" not in second


async def test_what_a_line_is_about_goes_along_into_the_threads(capsys: pytest.CaptureFixture[str]) -> None:
    threads = Threads(1)
    with _logging_to_stderr(form=LogFormat.JSON):
        bind(update=18)
        await threads.run(logging.getLogger("bot.y").info, "worked")
        bind(update=19)
        await threads.run(logging.getLogger("bot.y").info, "worked")
    threads.close()
    assert [json.loads(line)["update"] for line in capsys.readouterr().err.splitlines()] == [18, 19]
