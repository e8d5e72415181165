"""Logging: what goes to standard error, and what must never get there."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator, Sequence
from enum import StrEnum

import structlog
from pydantic import SecretStr
from structlog.typing import Processor
from telegram.error import NetworkError, TelegramError

from retrieval import RetrievalError


class LogFormat(StrEnum):
    """How a line of the log is written: for people, coloured at a terminal, or as JSON for programs."""

    TEXT = "text"
    JSON = "json"


_SHARED: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


class _Redacted(structlog.stdlib.ProcessorFormatter):
    """Hides secrets wherever they stand, tracebacks included: the token is part of every address at Telegram."""

    def __init__(self, secrets: Sequence[SecretStr | None], form: LogFormat) -> None:
        # A traceback goes into its line for programs, and below it for people: a plain one, for others show the values
        # of variables, and these may be what a person wrote.
        for_people = structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
        written: tuple[Processor, ...] = (for_people,)
        if form is LogFormat.JSON:
            written = (structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False))
        super().__init__(
            foreign_pre_chain=_SHARED,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *written],
        )
        self._secrets = [secret.get_secret_value() for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "<secret>")
        return line


class _Discreet(logging.Filter):
    """Lets through what python-telegram-bot has to say itself, without what it only passes on.

    Its tracebacks and arguments may hold a person's words or a whole update. Failures while it starts also reach
    `python -m bot` as exceptions, which tells them in one line.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if not record.name.startswith("telegram"):
            return True
        record.exc_info = None
        # A single mapping as argument stands there by itself, outside of any tuple.
        if not isinstance(record.args, tuple) or not all(isinstance(value, str | int | float) for value in record.args):
            record.args = None
        return "Bootstrap" not in record.getMessage()


def set_up_logging(*secrets: SecretStr | None, level: int = logging.INFO, form: LogFormat = LogFormat.TEXT) -> None:
    """Log to standard error without these secrets; once, at the start of the program."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacted(secrets, form))
    handler.addFilter(_Discreet())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    logging.getLogger("bot").setLevel(level)
    # It would log the body of an answer that it cannot read; the exception it raises says enough.
    logging.getLogger("telegram.request.BaseRequest").setLevel(logging.CRITICAL)
    # At INFO httpx logs addresses, and the token with them.
    logging.getLogger("httpx").setLevel(logging.WARNING)


def bind(**what: object) -> None:
    """Let every line that is logged from here on, in this task and in the threads that work for it, say what it is
    about: the number of an update, the name of a job."""
    structlog.contextvars.bind_contextvars(**what)


def story(error: BaseException | None) -> Iterator[str]:
    """The error and what caused it, and where. Messages of foreign errors are left out: a database's or a parser's may
    hold what a person wrote."""
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)[-5:]
        where = " < ".join(f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in reversed(frames))
        yield f"{said(error)} at {where or 'no place'}"
        error = error.__cause__


def said(error: BaseException | None) -> str:
    """The kind of the error, with its message where that is known to hold nothing that a person wrote."""
    if isinstance(error, TelegramError) and (isinstance(error, NetworkError) or error.message):
        return f"{type(error).__name__}: {error.message}"
    if isinstance(error, RetrievalError):
        return f"{type(error).__name__}: {error}"
    return type(error).__name__


def kind_of(error: BaseException | None) -> str:
    """The kind of the error and the function in which it arose, such as "KeyError at ask"."""
    frames = traceback.extract_tb(error.__traceback__) if error else []
    return f"{type(error).__name__} at {frames[-1].name if frames else 'no place'}"
