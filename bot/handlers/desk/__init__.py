"""What the news desk does, one module for each thing."""

from __future__ import annotations

from bot.handlers.desk import pushing
from bot.handlers.replies import AnyHandler


def handlers() -> list[AnyHandler]:
    return pushing.handlers()
