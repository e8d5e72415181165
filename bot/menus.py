"""The menus of commands that Telegram shows: by language, and by who is asking and where."""

from __future__ import annotations

import asyncio
import logging

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.context import Services
from bot.messages.keys import AlertText, DeskText, Text
from bot.messages.texts import Texts

logger = logging.getLogger(__name__)

_LOCAL = {
    "ask": "tanya",
    "latest": "terbaru",
    "subscribe": "langganan",
    "unsubscribe": "berhenti",
    "settings": "setelan",
    "forget": "lupakan",
    "help": "bantuan",
}
"""Commands as Indonesian and Malay readers know them; the other spelling works as well, unlisted."""
_SAID = {
    "ask": Text.COMMAND_ASK,
    "latest": Text.COMMAND_LATEST,
    "subscribe": AlertText.COMMAND_SUBSCRIBE,
    "unsubscribe": AlertText.COMMAND_UNSUBSCRIBE,
    "settings": Text.COMMAND_SETTINGS,
    "forget": Text.COMMAND_FORGET,
    "help": Text.COMMAND_HELP,
    "push": DeskText.COMMAND_PUSH,
}
_IN_GROUPS = ("ask", "latest", "subscribe", "help")
_IN_PRIVATE = ("ask", "latest", "subscribe", "unsubscribe", "settings", "forget", "help")
_FOR_THE_DESK = (*_IN_PRIVATE, "push")


async def set_menus(bot: ExtBot[int], services: Services) -> None:
    """Set every menu. They are decoration: one that Telegram refuses is logged, and the bot goes on."""
    menus = [_set_menu(bot, services.catalogue.for_reader(), None, services.settings.admin_ids)]
    menus += [_set_menu(bot, texts, texts.language, services.settings.admin_ids) for texts in services.catalogue]
    await asyncio.gather(*menus)


async def _set_menu(bot: ExtBot[int], texts: Texts, language_code: str | None, admin_ids: frozenset[int]) -> None:
    scopes: list[tuple[BotCommandScope, tuple[str, ...]]] = [
        (BotCommandScopeAllPrivateChats(), _IN_PRIVATE),
        (BotCommandScopeAllGroupChats(), _IN_GROUPS),
        *((BotCommandScopeChat(admin), _FOR_THE_DESK) for admin in sorted(admin_ids)),
    ]
    local = {} if texts.language == "en" else _LOCAL
    for scope, names in scopes:
        commands = [BotCommand(local.get(name, name), texts.say(_SAID[name])) for name in names]
        try:
            await bot.set_my_commands(commands, scope=scope, language_code=language_code)
        except TelegramError as error:
            # An admin who has never written to the bot has no chat to show a menu in.
            logger.info("no menu for %s (%s): %s", scope.type, language_code or "any language", error.message)
