"""What Telegram's side knows: one bot, people, chats, their messages and files. Pure state; nothing here waits."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Literal

from tests.telegram_api.errors import bad_request, forbidden

Json = dict[str, Any]
GroupKind = Literal["group", "supergroup"]

_ADMIN_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)


@dataclass(frozen=True, slots=True)
class User:
    """A person or a bot. `language_code` may be empty: Telegram does not always tell it."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False

    def as_json(self) -> Json:
        optional = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        names = {key: value for key, value in optional.items() if value}
        return {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name, **names}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file on Telegram's side; `path` is where getFile lets it be downloaded from."""

    id: str
    unique_id: str
    path: str
    name: str
    mime_type: str
    content: bytes

    def as_document(self) -> Json:
        fields: Json = {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.content)}
        return {**fields, "file_name": self.name, "mime_type": self.mime_type}

    def as_file(self) -> Json:
        size = len(self.content)
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": size, "file_path": self.path}


@dataclass(slots=True)
class Chat:
    """A private chat or a group. A message is replaced when it is edited, never changed in place."""

    id: int
    kind: Literal["private", "group", "supergroup"]
    title: str = ""
    person: User | None = None
    statuses: dict[int, str] = field(default_factory=dict)
    started: bool = True
    blocked: bool = False
    messages: dict[int, Json] = field(default_factory=dict)
    last_message_id: int = 0

    def as_json(self) -> Json:
        if self.person is None:
            return {"id": self.id, "type": self.kind, "title": self.title}
        person = self.person.as_json()
        names = {key: value for key, value in person.items() if key in {"first_name", "last_name", "username"}}
        return {"id": self.id, "type": "private", **names}

    def member(self, user: User) -> Json:
        """The user as a ChatMember."""
        status = self.statuses.get(user.id, "left")
        fields: Json = {"status": status, "user": user.as_json()}
        if status == "creator":
            fields["is_anonymous"] = False
        elif status == "administrator":
            fields |= dict.fromkeys(_ADMIN_RIGHTS, True) | {"is_anonymous": False}
        elif status == "kicked":
            fields["until_date"] = 0
        return fields


class World:
    """Everything that exists, by its number."""

    def __init__(self, bot: User, *, reads_all_group_messages: bool) -> None:
        self.bot = bot
        self.reads_all_group_messages = reads_all_group_messages
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.callbacks: dict[str, Json | None] = {}

    def bot_as_json(self) -> Json:
        """The bot as getMe shows it to itself."""
        reads = self.reads_all_group_messages
        rights = {"can_join_groups": True, "can_read_all_group_messages": reads, "supports_inline_queries": False}
        return {**self.bot.as_json(), **rights, "can_connect_to_business": False, "has_main_web_app": False}

    def add_user(self, user: User, *, started: bool) -> Chat:
        """A new person and the private chat with them, which the bot may write to once the person has started it."""
        self.users[user.id] = user
        statuses = {user.id: "member", self.bot.id: "member"}
        chat = Chat(user.id, "private", person=user, statuses=statuses, started=started)
        self.chats[chat.id] = chat
        return chat

    def add_group(self, title: str, kind: GroupKind, statuses: dict[int, str]) -> Chat:
        number = len(self.chats) + 5000
        chat_id = -1_000_000_000_000 - number if kind == "supergroup" else -number
        self.chats[chat_id] = Chat(chat_id, kind, title, statuses=statuses)
        return self.chats[chat_id]

    def add_file(self, name: str, content: bytes, mime_type: str) -> StoredFile:
        number = len(self.files) + 1
        path = f"documents/file_{number}{PurePath(name).suffix}"
        file = StoredFile(f"BQACAgUAAxkBAAEemulated{number}", f"AgADemu{number}", path, name, mime_type, content)
        self.files[file.id] = file
        return file

    def chat(self, chat_id: int) -> Chat:
        if chat_id not in self.chats:
            raise bad_request("chat not found")
        return self.chats[chat_id]

    def writable_chat(self, chat_id: int) -> Chat:
        """The chat, if the bot may write there. Raises the 400 or 403 Telegram answers."""
        chat = self.chat(chat_id)
        if chat.kind == "private":
            if not chat.started:
                raise forbidden("bot can't initiate conversation with a user")
            if chat.blocked:
                raise forbidden("bot was blocked by the user")
            return chat
        status = chat.statuses.get(self.bot.id, "left")
        if status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.kind} chat")
        if status == "left":
            raise forbidden(f"bot is not a member of the {chat.kind} chat")
        return chat

    def post(self, chat: Chat, sender: User, fields: Json) -> Json:
        """Put a new message into the chat; numbers only grow."""
        chat.last_message_id += 1
        message: Json = {
            "message_id": chat.last_message_id,
            "date": int(time.time()),
            "chat": chat.as_json(),
            "from": sender.as_json(),
            **fields,
        }
        chat.messages[chat.last_message_id] = message
        return message

    def replace(self, chat: Chat, message: Json) -> Json:
        """The message as edited takes the place of the old one."""
        edited = {**message, "edit_date": int(time.time())}
        chat.messages[message["message_id"]] = edited
        return edited

    def shows_bot(self, chat: Chat, message: Json) -> bool:
        """Whether the bot is given the message: in groups, privacy mode leaves commands to it and replies to it.

        https://core.telegram.org/bots/features#privacy-mode. A bare command counts as the bot's own: it is alone here.
        """
        status = chat.statuses.get(self.bot.id, "left")
        if chat.kind == "private" or self.reads_all_group_messages or status == "administrator":
            return status not in {"left", "kicked"}
        if status != "member":
            return False
        if message.get("reply_to_message", {}).get("from", {}).get("id") == self.bot.id:
            return True
        text = message.get("text") or message.get("caption") or ""
        command, _, addressee = text.split(maxsplit=1)[0].partition("@") if text.strip() else ("", "", "")
        return command.startswith("/") and addressee.lower() in {"", self.bot.username.lower()}


def one_level(message: Json) -> Json:
    """A message as it is shown inside a reply to it: Telegram goes only one level deep."""
    return {key: value for key, value in message.items() if key not in {"reply_to_message", "reply_markup"}}
