"""The keys of every text that a reader sees, by who is spoken to; each room has a catalogue of its name."""

from bot.messages.keys.alerts import AlertText
from bot.messages.keys.desk import OF_DEED, OF_FLAW, OF_OBSTACLE, OF_OUTCOME, DeskText
from bot.messages.keys.feeds import OF_EVENT, FeedText
from bot.messages.keys.key import Key
from bot.messages.keys.talk import OF_REASON, Text

CATALOGUES: dict[str, type[Key]] = {"talk": Text, "desk": DeskText, "feeds": FeedText, "alerts": AlertText}
"""The keys that stand in each catalogue, by its file's name."""

__all__ = [
    "CATALOGUES",
    "OF_DEED",
    "OF_EVENT",
    "OF_FLAW",
    "OF_OBSTACLE",
    "OF_OUTCOME",
    "OF_REASON",
    "AlertText",
    "DeskText",
    "FeedText",
    "Key",
    "Text",
]
