"""What Kabar says about subscriptions, and in alerts."""

from __future__ import annotations

from bot.messages.keys.key import Key


class AlertText(Key):
    """The keys of alerts.po."""
