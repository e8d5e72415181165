"""The Bot API's methods, a room for each thing bots do. Importing the package fills the table in backend.METHODS."""

from tests.telegram_api.methods import callbacks, chats, editing, hinting, inline, profile, receiving, sending, webhooks

__all__ = ["callbacks", "chats", "editing", "hinting", "inline", "profile", "receiving", "sending", "webhooks"]
