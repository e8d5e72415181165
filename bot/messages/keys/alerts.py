"""What Kabar says about subscriptions, and in alerts."""

from __future__ import annotations

from bot.messages.keys.key import Key


class AlertText(Key):
    """The keys of alerts.po."""

    COMMAND_SUBSCRIBE = "command.subscribe"
    COMMAND_UNSUBSCRIBE = "command.unsubscribe"
    SUBSCRIBED = "subscribed"
    SUBSCRIBED_ALREADY = "subscribed.already"
    SUBSCRIBED_ENOUGH = "subscribed.enough"
    TOPIC_VAGUE = "topic.vague"
    TOPIC_TOO_LONG = "topic.too_long"
    LIST_EMPTY = "list.empty"
    LIST_HEADING = "list.heading"
    LIST_AT_ONCE = "list.at_once"
    LIST_DAILY = "list.daily"
    LIST_QUIET = "list.quiet"
    LIST_NOT_QUIET = "list.not_quiet"
    STOPPED = "stopped"
    STOPPED_ALL = "stopped.all"
    STOP_UNKNOWN = "stop.unknown"
    ONLY_ADMINS = "only_admins"
    BUTTON_UNSUBSCRIBE = "button.unsubscribe"
    BUTTON_DAILY = "button.daily"
    BUTTON_AT_ONCE = "button.at_once"
    BUTTON_QUIET = "button.quiet"
    ALERT = "alert"
    DIGEST = "digest"
    DIGEST_MORE = "digest.more"
