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
from bot.messages.texts import Text, Texts

logger = logging.getLogger(__name__)

# The command in the words of the language, where it has its own; the other spellings work as well, unlisted.
_ASK = {"id": "tanya", "ms": "tanya", "en": "ask"}
_HELP = {"id": "bantuan", "ms": "bantuan", "en": "help"}


async def set_menus(bot: ExtBot[int], services: Services) -> None:
    """Set every menu. They are decoration: one that Telegram refuses is logged, and the bot goes on."""
    menus = [_set_menu(bot, services.catalogue.for_reader(), None, services.settings.admin_ids)]
    menus += [_set_menu(bot, texts, texts.language, services.settings.admin_ids) for texts in services.catalogue]
    await asyncio.gather(*menus)


async def _set_menu(bot: ExtBot[int], texts: Texts, language_code: str | None, admin_ids: frozenset[int]) -> None:
    everyone = [
        BotCommand(_ASK[texts.language], texts.say(Text.COMMAND_ASK)),
        BotCommand(_HELP[texts.language], texts.say(Text.COMMAND_HELP)),
    ]
    desk = [*everyone, BotCommand("push", texts.say(Text.COMMAND_PUSH))]
    scopes: list[tuple[BotCommandScope, list[BotCommand]]] = [
        (BotCommandScopeAllPrivateChats(), everyone),
        (BotCommandScopeAllGroupChats(), everyone),
        *((BotCommandScopeChat(admin), desk) for admin in sorted(admin_ids)),
    ]
    for scope, commands in scopes:
        try:
            await bot.set_my_commands(commands, scope=scope, language_code=language_code)
        except TelegramError as error:
            # An admin who has never written to the bot has no chat to show a menu in.
            logger.info("no menu for %s (%s): %s", scope.type, language_code or "any language", error.message)
