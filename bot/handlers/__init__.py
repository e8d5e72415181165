"""What people can do, one module for each thing, and the order in which an update is offered to them."""

from __future__ import annotations

from telegram import Update
from telegram.ext import TypeHandler

from bot.context import App
from bot.handlers import (
    chats,
    desk,
    errors,
    forgetting,
    headlines,
    inline,
    interruptions,
    preferences,
    presses,
    questions,
    start,
    subscriptions,
)


def register(application: App) -> None:
    """The first handler that takes an update is the only one; questions come last, for they take any text."""
    commands = (start, headlines, subscriptions, preferences, forgetting, desk)
    for module in (chats, *commands, presses, inline, questions):
        application.add_handlers(module.handlers())
    # After whichever handler of the first group there was, and after the error handler.
    application.add_handler(TypeHandler(Update, interruptions.settle), group=1)
    application.add_error_handler(errors.report)
