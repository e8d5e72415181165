"""An emulator of the Telegram Bot API: tests drive the real bot over HTTP as people would, as strictly as Telegram."""

from tests.telegram_api.emulator import Emulator
from tests.telegram_api.faults import Fault, delay, drop_after, drop_before, flood_wait, garbage, status
from tests.telegram_api.flood import FloodLimits
from tests.telegram_api.journal import Call
from tests.telegram_api.people import Channel, Group, InlineAnswer, InlineResult, Person, Place, Topic
from tests.telegram_api.reading import CallbackAnswer, Message

__all__ = [
    "Call",
    "CallbackAnswer",
    "Channel",
    "Emulator",
    "Fault",
    "FloodLimits",
    "Group",
    "InlineAnswer",
    "InlineResult",
    "Message",
    "Person",
    "Place",
    "Topic",
    "delay",
    "drop_after",
    "drop_before",
    "flood_wait",
    "garbage",
    "status",
]
