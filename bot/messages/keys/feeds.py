"""What Kabar says about feeds."""

from __future__ import annotations

from bot.messages.keys.key import Key


class FeedText(Key):
    """The keys of feeds.po."""
