"""What Kabar says about feeds."""

from __future__ import annotations

from bot.messages.keys.key import Key
from retrieval import FeedEvent


class FeedText(Key):
    """The keys of feeds.po."""

    COMMAND_FEED = "command.feed"
    USAGE = "feed.usage"
    ADDED = "feed.added"
    REMOVED = "feed.removed"
    PAUSED = "feed.paused"
    RESUMED = "feed.resumed"
    INTERVAL = "feed.interval"
    UNKNOWN = "feed.unknown"
    LIST = "feed.list"
    NONE = "feed.none"
    LINE = "feed.line"
    STATE_PAUSED = "feed.state_paused"
    STATE_FAILING = "feed.state_failing"
    STATE_SILENT = "feed.state_silent"
    NEVER = "feed.never"
    BUTTON_PAUSE = "feed.button_pause"
    BUTTON_RESUME = "feed.button_resume"
    BUTTON_REMOVE = "feed.button_remove"
    FAILING = "feed.failing"
    SILENT = "feed.silent"
    RECOVERED = "feed.recovered"


OF_EVENT = {
    FeedEvent.FAILING: FeedText.FAILING,
    FeedEvent.SILENT: FeedText.SILENT,
    FeedEvent.RECOVERED: FeedText.RECOVERED,
}
