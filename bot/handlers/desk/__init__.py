"""What the news desk does, one module for each thing."""

from __future__ import annotations

from bot.handlers.desk import pushing
from bot.handlers.desk.pushing import stop
from bot.handlers.replies import AnyHandler

__all__ = ["handlers", "stop"]


def handlers() -> list[AnyHandler]:
    return pushing.handlers()
