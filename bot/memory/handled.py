"""Which messages were taken care of already, so that one that comes again does no harm."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine, insert, select, update

from bot.memory.tables import handled
from retrieval.database.opening import writing


class Handled:
    """The messages that somebody has begun to handle."""

    def __init__(self, engine: Engine) -> None:
        self._writing = writing(engine)

    def claim(self, chat_id: int, message_id: int, at: datetime) -> bool:
        """Whether the message is new; to the second who asks it is not, even at the same instant.

        `at` is when it was written. Another bot on the same database numbers the messages of a private chat anew, so
        one that has a number again and was written later is another message.
        """
        own = (handled.c.chat_id == chat_id, handled.c.message_id == message_id)
        with self._writing.begin() as connection:
            known = connection.scalar(select(handled.c.at).where(*own))
            if known is None:
                connection.execute(insert(handled).values(chat_id=chat_id, message_id=message_id, at=at))
            elif known < at:
                connection.execute(update(handled).where(*own).values(at=at))
        return known is None or known < at
