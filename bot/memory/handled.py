"""Which messages were taken care of already, so that one that comes again does no harm."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine, insert
from sqlalchemy.exc import IntegrityError

from bot.memory.tables import handled
from retrieval.database.opening import writing


class Handled:
    """The messages that somebody has begun to handle."""

    def __init__(self, engine: Engine) -> None:
        self._writing = writing(engine)

    def claim(self, chat_id: int, message_id: int, at: datetime) -> bool:
        """Whether the message is new; to the second who asks it is not, even at the same instant."""
        try:
            with self._writing.begin() as connection:
                connection.execute(insert(handled).values(chat_id=chat_id, message_id=message_id, at=at))
        except IntegrityError:
            return False
        return True
