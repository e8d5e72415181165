"""Which messages were taken care of already, so that one that comes again does no harm; and which of them are not
answered yet, so that what is interrupted can be owned up to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine, insert, select, update

from bot.memory.tables import handled
from retrieval.database.opening import writing


class Handled:
    """The messages that somebody has begun to handle."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)

    def claim(self, chat_id: int, message_id: int, at: datetime, *, answering: bool = False) -> bool:
        """Whether the message is new; to the second who asks it is not, even at the same instant. With `answering` a
        new one is among the `unanswered` until it is `answered`.

        `at` is when it was written. Another bot on the same database numbers the messages of a private chat anew, so
        one that has a number again and was written later is another message.
        """
        own = (handled.c.chat_id == chat_id, handled.c.message_id == message_id)
        with self._writing.begin() as connection:
            known = connection.scalar(select(handled.c.at).where(*own))
            if known is None:
                row = {"chat_id": chat_id, "message_id": message_id, "at": at, "answering": answering}
                connection.execute(insert(handled).values(row))
            elif known < at:
                connection.execute(update(handled).where(*own).values(at=at, answering=answering))
        return known is None or known < at

    def answered(self, chat_id: int, *message_ids: int) -> None:
        """Nobody waits for an answer to these messages any more."""
        own = (handled.c.chat_id == chat_id, handled.c.message_id.in_(message_ids))
        with self._writing.begin() as connection:
            connection.execute(update(handled).where(*own).values(answering=False))

    def unanswered(self) -> dict[int, list[int]]:
        """The messages whose answers have begun and not come, by their chat, in order."""
        found = select(handled.c.chat_id, handled.c.message_id).where(handled.c.answering)
        chats: dict[int, list[int]] = {}
        with self._engine.connect() as connection:
            for chat_id, message_id in connection.execute(found.order_by(handled.c.at, handled.c.message_id)):
                chats.setdefault(chat_id, []).append(message_id)
        return chats
