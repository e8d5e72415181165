"""The memory as a whole: one database, opened and closed, with one class for each kind of thing in it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine

from bot.memory.alerts import Alerts
from bot.memory.chats import Chats
from bot.memory.conversations import Conversations
from bot.memory.desk import Audit, Editors, Pushes
from bot.memory.feedback import Feedback
from bot.memory.handled import Handled
from bot.memory.preferences import Preferences
from bot.memory.quotas import Quotas
from bot.memory.retention import Retention
from bot.memory.subscriptions import Subscriptions
from bot.memory.usage import Usages
from retrieval import SettingsError
from retrieval.database.migrating import Migrations
from retrieval.database.opening import DatabaseUnusableError, DatabaseUrlError, open_engine

# A version table of its own: on a database server, archive and memory may share one database.
_MIGRATIONS = Migrations(Path(__file__).parent / "migrations", "bot_alembic_version")
_KEPT = timedelta(days=30)


class UnusableMemoryError(Exception):
    """The bot's database cannot be opened. The message is one line and names the setting."""


class Memory:
    """What the bot remembers. Any thread may call anything; closing it ends every use."""

    def __init__(self, engine: Engine, keep: timedelta) -> None:
        self._engine = engine
        self.conversations = Conversations(engine)
        self.feedback = Feedback(engine)
        self.preferences = Preferences(engine)
        self.chats = Chats(engine)
        self.quotas = Quotas(engine)
        self.handled = Handled(engine)
        self.subscriptions = Subscriptions(engine)
        self.alerts = Alerts(engine)
        self.editors = Editors(engine)
        self.audit = Audit(engine)
        self.pushes = Pushes(engine)
        self.usages = Usages(engine)
        self.retention = Retention(engine, keep)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Memory:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_memory(url: str, *, keep: timedelta = _KEPT) -> Memory:
    """Open the memory at this URL, making it when there is none. `keep` is how long texts are kept.

    Raises SettingsError for a URL that is none, UnusableMemoryError when the database cannot be opened or migrated.
    """
    try:
        engine = open_engine(url, _MIGRATIONS, setting="BOT_DATABASE_URL", example="sqlite:///data/bot.db")
    except DatabaseUrlError as error:
        raise SettingsError(str(error)) from error
    except DatabaseUnusableError as error:
        raise UnusableMemoryError(str(error)) from error
    return Memory(engine, keep)
