"""A chat: who is in it and with which rights, its messages, and the topics of a forum."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from tests.telegram_api.errors import ApiError, bad_request, forbidden
from tests.telegram_api.users import User

Json = dict[str, Any]
GroupKind = Literal["group", "supergroup"]
ChatKind = Literal["private", "group", "supergroup", "channel"]

# The topic that every forum has. It has this number, but messages in it bear none.
GENERAL = 1
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
_MEMBER_RIGHTS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


@dataclass(slots=True)
class Chat:
    """A private chat, a group or a channel. A message is replaced when it is edited, never changed in place.

    `topics` says of each topic of a forum whether it is open; other chats have none. `migrated_to` is the number of the
    supergroup that a group has become; `linked_to` joins a channel and the group that discusses it; `last_bot` is the
    bot that spoke last. Each is 0 if there is none. `reactions` are kept by message and user, `drafts` are what the bot
    has shown of answers still in the making, oldest first.
    """

    id: int
    kind: ChatKind
    title: str = ""
    username: str = ""
    person: User | None = None
    statuses: dict[int, str] = field(default_factory=dict)
    started: bool = True
    blocked: bool = False
    messages: dict[int, Json] = field(default_factory=dict)
    last_message_id: int = 0
    topics: dict[int, bool] = field(default_factory=dict)
    migrated_to: int = 0
    linked_to: int = 0
    last_bot: int = 0
    reactions: dict[int, dict[int, str]] = field(default_factory=dict)
    drafts: list[str] = field(default_factory=list)

    def as_json(self) -> Json:
        if self.person is None:
            optional = {"username": self.username, "is_forum": bool(self.topics)}
            known = {key: value for key, value in optional.items() if value}
            return {"id": self.id, "type": self.kind, "title": self.title, **known}
        person = self.person.as_json()
        names = {key: value for key, value in person.items() if key in {"first_name", "last_name", "username"}}
        return {"id": self.id, "type": "private", **names}

    def as_sender(self) -> Json:
        """The fields of a message that name the chat itself as its sender."""
        return {"sender_chat": self.as_json()}

    def has(self, user_id: int) -> bool:
        return self.statuses.get(user_id, "left") not in {"left", "kicked"}

    def is_led_by(self, user_id: int) -> bool:
        return self.statuses.get(user_id) in {"administrator", "creator"}

    def member(self, user: User) -> Json:
        """The user as a ChatMember."""
        status = self.statuses.get(user.id, "left")
        fields: Json = {"status": status, "user": user.as_json()}
        if status == "creator":
            fields["is_anonymous"] = False
        elif status == "administrator":
            fields |= dict.fromkeys(_ADMIN_RIGHTS, True) | {"is_anonymous": False}
        elif status == "restricted":
            fields |= dict.fromkeys(_MEMBER_RIGHTS, False) | {"is_member": True, "until_date": 0}
        elif status == "kicked":
            fields["until_date"] = 0
        return fields

    # Who may write

    def barrier(self, bot_id: int) -> ApiError | None:
        """Why the bot cannot act here at all; the 400 or 403 that Telegram answers."""
        if self.kind == "private":
            if self.statuses[self.id] == "left":
                return forbidden("user is deactivated")
            if not self.started:
                return forbidden("bot can't initiate conversation with a user")
            return forbidden("bot was blocked by the user") if self.blocked else None
        if self.migrated_to:
            reason = "group chat was upgraded to a supergroup chat"
            return bad_request(reason, migrate_to_chat_id=self.migrated_to)
        status = self.statuses.get(bot_id, "left")
        if status == "kicked":
            return forbidden(f"bot was kicked from the {self.kind} chat")
        return forbidden(f"bot is not a member of the {self.kind} chat") if status == "left" else None

    def is_closed(self, thread_id: int) -> bool:
        """Whether a topic is closed: then only administrators write in it. 0 is General."""
        return not self.topics.get(thread_id or GENERAL, True)

    def react(self, user_id: int, message_id: int, emoji: str) -> str:
        """Set somebody's reaction to a message, or take it back; the one before."""
        reactions = self.reactions.setdefault(message_id, {})
        before = reactions.pop(user_id, "")
        if emoji:
            reactions[user_id] = emoji
        return before

    # Threads

    def threading(self, thread_id: int, original: Json | None) -> Json:
        """What a new message says of its place: the message it replies to, its thread, whether that is a topic.

        Every message in a topic replies to something, if only to the service message that made the topic. In
        supergroups a reply outside topics also bears a thread: the first message of its chain, to which nothing can
        be sent (https://github.com/tdlib/telegram-bot-api/issues/447).
        """
        fields: Json = {} if original is None else {"reply_to_message": one_level(original)}
        if original is not None and original.get("is_topic_message") and not thread_id:
            thread_id = original["message_thread_id"]
        if thread_id:
            made = {"reply_to_message": one_level(self.messages[thread_id])}
            return made | fields | {"message_thread_id": thread_id, "is_topic_message": True}
        if original is not None and self.kind == "supergroup":
            fields["message_thread_id"] = original.get("message_thread_id", original["message_id"])
        return fields


def one_level(message: Json) -> Json:
    """A message as it is shown inside a reply to it: Telegram goes only one level deep."""
    return {key: value for key, value in message.items() if key not in {"reply_to_message", "reply_markup"}}
