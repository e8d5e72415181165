"""What the bot remembers of chats and people: its own database, apart from the archive's.

    with open_memory("sqlite:///data/bot.db") as memory:
        memory.conversations.remember(chat_id, message_id, Exchange.of(answer), question_id=..., ...)
        earlier = memory.conversations.before(chat_id, replied_to)

Synchronous and thread-safe; handlers enter it through `context.remembering`. Every method is one transaction.
"""

from bot.memory.alerts import Alert, Alerts, Found, Waiting
from bot.memory.chats import ChatKind, Chats, KnownChat
from bot.memory.conversations import Conversations
from bot.memory.desk import Audit, DeskDeed, Editor, Editors, Pushes, Unfinished
from bot.memory.exchanges import Evidence, Exchange, KnownTurn
from bot.memory.feedback import Feedback, Vote, Votes
from bot.memory.handled import Handled
from bot.memory.memory import Memory, UnusableMemoryError, open_memory
from bot.memory.preferences import DIGEST_HOUR, Preference, Preferences
from bot.memory.quotas import Allowance, Quotas, Verdict
from bot.memory.retention import Forgotten, PersonalRecord, Retention
from bot.memory.subscriptions import Address, Subscribing, Subscription, Subscriptions
from bot.memory.usage import Usage, Usages

__all__ = [
    "DIGEST_HOUR",
    "Address",
    "Alert",
    "Alerts",
    "Allowance",
    "Audit",
    "ChatKind",
    "Chats",
    "Conversations",
    "DeskDeed",
    "Editor",
    "Editors",
    "Evidence",
    "Exchange",
    "Feedback",
    "Forgotten",
    "Found",
    "Handled",
    "KnownChat",
    "KnownTurn",
    "Memory",
    "PersonalRecord",
    "Preference",
    "Preferences",
    "Pushes",
    "Quotas",
    "Retention",
    "Subscribing",
    "Subscription",
    "Subscriptions",
    "Unfinished",
    "UnusableMemoryError",
    "Usage",
    "Usages",
    "Verdict",
    "Vote",
    "Votes",
    "Waiting",
    "open_memory",
]
