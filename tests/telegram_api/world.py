"""What Telegram's side knows: one bot, people, chats, their messages and files. Pure state; nothing here waits."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import PurePath
from typing import Any

from tests.telegram_api import privacy
from tests.telegram_api.chats import GENERAL, Chat, ChatKind
from tests.telegram_api.errors import bad_request
from tests.telegram_api.files import StoredFile
from tests.telegram_api.queries import InlineAnswers, Query, QueryKind
from tests.telegram_api.users import User

Json = dict[str, Any]

NOW = timedelta()


class World:
    """Everything that exists, by its number."""

    def __init__(self, bot: User, *, reads_all_group_messages: bool, hears_mentions: bool) -> None:
        self.bot = bot
        self.reads_all_group_messages = reads_all_group_messages
        self.hears_mentions = hears_mentions
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.hidden: set[int] = set()
        self.queries: dict[str, Query] = {}
        self.inline_answers = InlineAnswers()
        self.inline_messages: dict[str, tuple[int, int]] = {}

    def bot_as_json(self) -> Json:
        """The bot as getMe shows it to itself."""
        reads = self.reads_all_group_messages
        rights = {"can_join_groups": True, "can_read_all_group_messages": reads, "supports_inline_queries": True}
        return {**self.bot.as_json(), **rights, "can_connect_to_business": False, "has_main_web_app": False}

    def add_user(self, user: User, *, started: bool) -> Chat:
        """A new person and the private chat with them, which the bot may write to once the person has started it."""
        self.users[user.id] = user
        statuses = {user.id: "member", self.bot.id: "member"}
        chat = Chat(user.id, "private", person=user, statuses=statuses, started=started)
        self.chats[chat.id] = chat
        return chat

    def add_chat(
        self, title: str, kind: ChatKind, statuses: dict[int, str], *, username: str = "", forum: bool = False
    ) -> Chat:
        """A group or channel; all but basic groups have numbers that begin with -100.

        In a forum the message number 1, which made the group, is that of General.
        """
        number = len(self.chats) + 5000
        chat_id = -number if kind == "group" else -1_000_000_000_000 - number
        topics = {GENERAL: True} if forum else {}
        chat = Chat(chat_id, kind, title, username, statuses=statuses, topics=topics, last_message_id=len(topics))
        self.chats[chat_id] = chat
        return chat

    def add_file(self, name: str, content: bytes, mime_type: str) -> StoredFile:
        number = len(self.files) + 1
        path = f"documents/file_{number}{PurePath(name).suffix}"
        file = StoredFile(f"BQACAgUAAxkBAAEemulated{number}", f"AgADemu{number}", path, name, mime_type, content)
        self.files[file.id] = file
        return file

    def ask(self, kind: QueryKind, what: str) -> Query:
        """A new question of somebody's app to the bot. Numbers of queries look random and are never used again."""
        query = Query(str(4_611_686_018_427_000_000 + len(self.queries)), kind, what)
        self.queries[query.id] = query
        return query

    def add_inline_message(self, chat_id: int, message_id: int) -> str:
        """The number under which the bot may edit a message that somebody sent via it."""
        number = f"AAMemulated{len(self.inline_messages) + 1}"
        self.inline_messages[number] = chat_id, message_id
        return number

    def inline_number(self, chat_id: int, message_id: int) -> str | None:
        """The number by which the bot knows a message that somebody sent via it."""
        return next((key for key, place in self.inline_messages.items() if place == (chat_id, message_id)), None)

    def chat(self, chat_id: int) -> Chat:
        if chat_id not in self.chats:
            raise bad_request("chat not found")
        return self.chats[chat_id]

    def reachable_chat(self, chat_id: int) -> Chat:
        """The chat, if the bot may act there. Raises the 400 or 403 Telegram answers."""
        chat = self.chat(chat_id)
        if (barrier := chat.barrier(self.bot.id)) is not None:
            raise barrier
        return chat

    def writable_chat(self, chat_id: int, refusal: str) -> Chat:
        """The chat, if the bot may write there; `refusal` is what Telegram says where it may only read."""
        chat = self.reachable_chat(chat_id)
        if chat.statuses.get(self.bot.id) == "restricted":
            raise bad_request(refusal)
        if chat.kind == "channel" and not chat.is_led_by(self.bot.id):
            raise bad_request("need administrator rights in the channel chat")
        return chat

    def post(self, chat: Chat, sender: Json, fields: Json, ago: timedelta = NOW) -> Json:
        """Put a new message into the chat; numbers only grow. `ago`: how long it has been there already."""
        chat.last_message_id += 1
        date = int(time.time() - ago.total_seconds())
        message: Json = {"message_id": chat.last_message_id, "date": date, "chat": chat.as_json(), **sender, **fields}
        chat.messages[chat.last_message_id] = message
        if (
            privacy.SERVICE.isdisjoint(message)
            and message.get("from", {}).get("is_bot")
            and "sender_chat" not in sender
        ):
            chat.last_bot = message["from"]["id"]
        return message

    def replace(self, chat: Chat, message: Json) -> Json:
        """The message as edited takes the place of the old one."""
        edited = {**message, "edit_date": int(time.time())}
        chat.messages[message["message_id"]] = edited
        return edited

    def shows_bot(self, chat: Chat, message: Json) -> bool:
        """Whether the bot is given the message: everything in private and where it leads; else see privacy."""
        if not chat.has(self.bot.id) or privacy.was_written_by_a_bot(message):
            return False
        if chat.kind in {"private", "channel"} or self.reads_all_group_messages or chat.is_led_by(self.bot.id):
            return True
        return privacy.is_for(self.bot, message, chat, mentions=self.hears_mentions)
