"""Coming into a chat, leaving it, being silenced there, and a group that becomes a supergroup."""

from __future__ import annotations

import logging

from telegram import ChatMember, ChatMemberRestricted, ChatMemberUpdated, Message, Update
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ChatMemberHandler, MessageHandler, filters

from bot.context import Context
from bot.handlers.readers import reader_in
from bot.handlers.replies import AnyHandler, for_message
from bot.memory import ChatKind
from bot.messages.keys import Text

logger = logging.getLogger(__name__)

_GROUPS = {ChatKind.GROUP, ChatKind.SUPERGROUP}


def handlers() -> list[AnyHandler]:
    return [
        ChatMemberHandler(change_membership, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.UpdateType.MESSAGE & filters.StatusUpdate.MIGRATE, for_message(move)),
    ]


async def change_membership(update: Update, context: Context) -> None:
    """Know where Kabar is and whether it may write there. A group is greeted once, as soon as it may."""
    changed = update.my_chat_member
    if changed is None:
        return
    chat, chats = changed.chat, context.memory.chats
    kind = ChatKind(chat.type)
    if not _is_in(changed.new_chat_member):
        await _leave(changed, context)
        return
    writable = _may_write(changed.new_chat_member)
    title = chat.title or chat.full_name or ""
    await context.remembering(chats.seen, chat.id, kind, title, at=changed.date, writable=writable)
    is_news = not (_is_in(changed.old_chat_member) and _may_write(changed.old_chat_member))
    if kind in _GROUPS and writable and is_news and await context.remembering(chats.greet, chat.id):
        await _greet(changed, context)


async def move(message: Message, context: Context) -> None:
    """A group is a supergroup now, under another id. Telegram says so in both."""
    old, new = message.chat_id, message.migrate_to_chat_id
    if message.migrate_from_chat_id is not None:
        old, new = message.migrate_from_chat_id, message.chat_id
    if new is not None:
        await context.remembering(context.memory.chats.migrate, old, new)


async def _leave(changed: ChatMemberUpdated, context: Context) -> None:
    """Forget a group that Kabar was taken out of. A person who blocks it may come back to what they said."""
    chats = context.memory.chats
    if changed.chat.type == ChatKind.PRIVATE:
        await context.remembering(chats.set_writable, changed.chat.id, writable=False)
        await context.remembering(context.memory.subscriptions.drop, changed.chat.id)
    else:
        await context.remembering(chats.remove, changed.chat.id)


async def _greet(changed: ChatMemberUpdated, context: Context) -> None:
    reader = await reader_in(changed.chat, changed.from_user, context)
    words = reader.texts.say(Text.GROUP_GREETING, username=context.bot.username)
    try:
        await context.bot.send_message(changed.chat.id, words)
    except TelegramError as error:
        logger.info("a group could not be greeted: %s", type(error).__name__)
        if isinstance(error, BadRequest | Forbidden):
            await context.remembering(context.memory.chats.set_writable, changed.chat.id, writable=False)


def _is_in(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in {ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER}


def _may_write(member: ChatMember) -> bool:
    return member.can_send_messages if isinstance(member, ChatMemberRestricted) else True
