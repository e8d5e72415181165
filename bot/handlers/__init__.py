"""What people can do, one module for each thing, and the order in which an update is offered to them."""

from __future__ import annotations

from bot.context import App
from bot.handlers import chats, desk, errors, forgetting, headlines, inline, preferences, presses, questions, start


def register(application: App) -> None:
    """The first handler that takes an update is the only one; questions come last, for they take any text."""
    for module in (chats, start, headlines, preferences, forgetting, desk, presses, inline, questions):
        application.add_handlers(module.handlers())
    application.add_error_handler(errors.report)
