"""The menus of commands that Telegram shows: by language, and by who is asking and where."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

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
from bot.messages.keys import AlertText, DeskText, FeedText, Text
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
    "articles": DeskText.COMMAND_ARTICLES,
    "article": DeskText.COMMAND_ARTICLE,
    "correct": DeskText.COMMAND_CORRECT,
    "withdraw": DeskText.COMMAND_WITHDRAW,
    "restore": DeskText.COMMAND_RESTORE,
    "editors": DeskText.COMMAND_EDITORS,
    "feed": FeedText.COMMAND_FEED,
    "audit": DeskText.COMMAND_AUDIT,
    "stats": DeskText.COMMAND_STATS,
    "status": DeskText.COMMAND_STATUS,
}
_IN_GROUPS = ("ask", "latest", "subscribe", "help")
_IN_PRIVATE = ("ask", "latest", "subscribe", "unsubscribe", "settings", "forget", "help")
_FOR_EDITORS = (*_IN_PRIVATE, "push", "articles", "article", "correct")
_FOR_ADMINS = (*_FOR_EDITORS, "withdraw", "restore", "feed", "editors", "audit", "stats", "status")

_Menu = tuple[BotCommandScope, tuple[str, ...]]


async def set_menus(bot: ExtBot[int], services: Services) -> None:
    """Set every menu. They are decoration: one that Telegram refuses is logged, and the bot goes on."""
    admins = services.settings.admin_ids
    menus: list[_Menu] = [
        (BotCommandScopeAllPrivateChats(), _IN_PRIVATE),
        (BotCommandScopeAllGroupChats(), _IN_GROUPS),
        *((BotCommandScopeChat(admin), _FOR_ADMINS) for admin in sorted(admins)),
        *((BotCommandScopeChat(editor), _FOR_EDITORS) for editor in sorted(services.memory.editors.ids - admins)),
    ]
    await _set(bot, services, menus)


async def set_editors_menu(bot: ExtBot[int], services: Services, editor_id: int) -> None:
    """Set the menu of somebody who has just become an editor."""
    if editor_id not in services.settings.admin_ids:
        await _set(bot, services, [(BotCommandScopeChat(editor_id), _FOR_EDITORS)])


async def _set(bot: ExtBot[int], services: Services, menus: Sequence[_Menu]) -> None:
    default = services.catalogue.for_reader()
    every = [(default, None), *((texts, texts.language) for texts in services.catalogue)]
    await asyncio.gather(*(_set_in(bot, texts, language_code, menus) for texts, language_code in every))


async def _set_in(bot: ExtBot[int], texts: Texts, language_code: str | None, scopes: Sequence[_Menu]) -> None:
    local = {} if texts.language == "en" else _LOCAL
    for scope, names in scopes:
        commands = [BotCommand(local.get(name, name), texts.say(_SAID[name])) for name in names]
        try:
            await bot.set_my_commands(commands, scope=scope, language_code=language_code)
        except TelegramError as error:
            # Somebody who has never written to the bot has no chat to show a menu in.
            logger.info("no menu for %s (%s): %s", scope.type, language_code or "any language", error.message)
