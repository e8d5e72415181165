"""Logging: what goes to standard error, and what must never get there."""

from __future__ import annotations

import logging

from pydantic import SecretStr


class _Redacted(logging.Formatter):
    """Hides a secret wherever it stands, tracebacks included: the token is part of every address at Telegram."""

    def __init__(self, secret: SecretStr | None) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        return line.replace(self._secret.get_secret_value(), "<token>") if self._secret else line


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


def set_up_logging(secret: SecretStr | None, level: int = logging.INFO) -> None:
    """Log to standard error; once, at the start of the program."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacted(secret))
    handler.addFilter(_Discreet())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    logging.getLogger("bot").setLevel(level)
    # It would log the body of an answer that it cannot read; the exception it raises says enough.
    logging.getLogger("telegram.request.BaseRequest").setLevel(logging.CRITICAL)
    # At INFO httpx logs addresses, and the token with them.
    logging.getLogger("httpx").setLevel(logging.WARNING)
