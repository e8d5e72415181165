"""Buttons under messages: what each does, in the few bytes that come back when it is pressed, and where they stand.

The bytes hold no state but numbers. What an answer rests on is remembered under the message that the button belongs to,
so a button works as long as its message is remembered, whatever process sent it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.messages.keys import AlertText, Text
from bot.messages.render import headline_choices
from bot.messages.texts import LANGUAGES, Texts
from retrieval import Answer, Article

ZONES = {
    "Asia/Jakarta": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
    "Asia/Kuala_Lumpur": "Kuala Lumpur",
    "Asia/Singapore": "Singapore",
    "UTC": "UTC",
}
"""Zones that are offered as buttons, by name, with their labels. Buttons name them by their place: append only."""

QUIET_HOURS: tuple[tuple[int | None, int | None], ...] = ((None, None), (21, 5), (22, 6), (23, 7), (0, 6))
"""Hours from and until which no news are told, as they are offered. Buttons name them by their place: append only."""

_PRESS = re.compile(r"v1:([a-z]+):(\d{1,16})")


class Deed(StrEnum):
    """What a button does. The comment says what its number is."""

    SOURCES = "src"  # the passage, from 0
    PAGE = "page"  # the passage, from 0; under the message that shows them
    CLOSE = "close"  # the person who opened or turned them last
    HELPFUL = "yes"
    UNHELPFUL = "no"
    WHENEVER = "all"
    CARD = "art"  # the article
    SETTINGS = "set"
    LANGUAGES = "langs"
    LANGUAGE = "lang"  # the place in LANGUAGES, from 1; 0 is automatic
    ZONES = "zones"
    ZONE = "zone"  # the place in ZONES, from 0
    REMEMBER = "mem"  # 1 to remember, 0 not to
    FORGET = "forget"  # the person who wants to be forgotten
    KEEP = "keep"  # the same person, who has thought better of it
    STOP = "stop"
    PUSH = "push"
    LIST = "list"  # where the page of articles begins, from 0
    DESK_CARD = "desk"  # the article
    PARAGRAPHS = "para"  # the article
    PARAGRAPHS_PAGE = "turn"  # the article and the page; see `paged`
    EDIT_TITLE = "title"  # the article
    EDIT_SOURCE = "source"  # the article
    EDIT_DATE = "date"  # the article
    UNDO = "undo"  # the article
    EDITOR = "editor"  # the editor to be removed
    FEED_PAUSE = "pause"  # the feed
    FEED_RESUME = "resume"  # the feed
    FEED_REMOVE = "unfeed"  # the feed
    AUDIT = "audit"  # where the page of deeds begins, from 0
    UNSUBSCRIBE = "unsub"  # the subscription
    DAILY = "daily"  # 1 for once a day, 0 for at once
    QUIET = "quiet"  # the place in QUIET_HOURS


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed, or is to be: its deed, and a number where the deed needs one."""

    deed: Deed
    number: int = 0

    @property
    def callback_data(self) -> str:
        """At most 64 bytes, as Telegram wants it."""
        return f"v1:{self.deed}:{self.number}"

    @staticmethod
    def read(callback_data: str | None) -> Press | None:
        """The press that this stands for; None when it is of another version, or of nobody's making."""
        match = _PRESS.fullmatch(callback_data or "")
        if match is None or match[1] not in set(Deed):
            return None
        return Press(Deed(match[1]), int(match[2]))


def answer_buttons(answer: Answer, texts: Texts, *, kept: bool) -> InlineKeyboardMarkup | None:
    """Under an answer its sources and two thumbs; under a declined one the nearest headlines; and the way out of a
    period. What is not `kept` in memory has only buttons that need none."""
    rows = []
    if answer.statements and kept:
        rows.append([button(texts.say(Text.BUTTON_SOURCES), Deed.SOURCES)])
        votes = ((Text.BUTTON_HELPFUL, Deed.HELPFUL), (Text.BUTTON_UNHELPFUL, Deed.UNHELPFUL))
        rows.append([button(texts.say(label), deed) for label, deed in votes])
    if answer.declined:
        rows += [[button(title, Deed.CARD, article_id)] for title, article_id in headline_choices(answer)]
    if answer.timeframe and kept:
        rows.append([button(texts.say(Text.BUTTON_WHENEVER), Deed.WHENEVER)])
    return InlineKeyboardMarkup(rows) if rows else None


def source_buttons(page: int, count: int, opener_id: int, texts: Texts) -> InlineKeyboardMarkup:
    """Back and forth between the passages, round and round, and away with them."""
    rows = [[button(texts.say(Text.BUTTON_CLOSE), Deed.CLOSE, opener_id)]]
    if count > 1:
        turns = (("‹", page - 1), ("›", page + 1))
        rows.insert(0, [button(sign, Deed.PAGE, turned % count) for sign, turned in turns])
    return InlineKeyboardMarkup(rows)


def headline_buttons(articles: Sequence[Article]) -> InlineKeyboardMarkup:
    """One number for each headline of a list, five a row."""
    buttons = [button(str(number), Deed.CARD, article.id) for number, article in enumerate(articles, 1)]
    return InlineKeyboardMarkup([buttons[start : start + 5] for start in range(0, len(buttons), 5)])


def settings_buttons(texts: Texts, *, remembers: bool | None) -> InlineKeyboardMarkup:
    """What can be set; whether questions are remembered only where that is a person's to say."""
    choices = [(Text.BUTTON_LANGUAGE, Deed.LANGUAGES, 0), (Text.BUTTON_ZONE, Deed.ZONES, 0)]
    if remembers is not None:
        label = Text.BUTTON_DO_NOT_REMEMBER if remembers else Text.BUTTON_REMEMBER
        choices.append((label, Deed.REMEMBER, int(not remembers)))
    return InlineKeyboardMarkup([[button(texts.say(label), deed, number)] for label, deed, number in choices])


def language_buttons(texts: Texts) -> InlineKeyboardMarkup:
    names = [texts.say(Text.BUTTON_AUTOMATIC), *(texts.own_name(language) for language in LANGUAGES)]
    rows = [[button(name, Deed.LANGUAGE, place)] for place, name in enumerate(names)]
    return InlineKeyboardMarkup([*rows, [button(texts.say(Text.BUTTON_BACK), Deed.SETTINGS)]])


def zone_buttons(texts: Texts) -> InlineKeyboardMarkup:
    buttons = [button(label, Deed.ZONE, place) for place, label in enumerate(ZONES.values())]
    rows = [buttons[start : start + 3] for start in range(0, len(buttons), 3)]
    return InlineKeyboardMarkup([*rows, [button(texts.say(Text.BUTTON_BACK), Deed.SETTINGS)]])


def subscription_buttons(
    topics: Sequence[tuple[str, int]], texts: Texts, *, daily: bool, quiet: tuple[int | None, int | None]
) -> InlineKeyboardMarkup:
    """One to stop each of these topics with the numbers of their subscriptions; and when their news come."""
    stops = ((texts.say(AlertText.BUTTON_UNSUBSCRIBE, topic=topic), number) for topic, number in topics)
    rows = [[button(label, Deed.UNSUBSCRIBE, number)] for label, number in stops]
    label = AlertText.BUTTON_AT_ONCE if daily else AlertText.BUTTON_DAILY
    following = (QUIET_HOURS.index(quiet) + 1) % len(QUIET_HOURS) if quiet in QUIET_HOURS else 0
    rows.append([button(texts.say(label), Deed.DAILY, int(not daily))])
    rows.append([button(texts.say(AlertText.BUTTON_QUIET), Deed.QUIET, following)])
    return InlineKeyboardMarkup(rows)


def forget_buttons(person_id: int, texts: Texts) -> InlineKeyboardMarkup:
    sure = button(texts.say(Text.BUTTON_FORGET), Deed.FORGET, person_id)
    return InlineKeyboardMarkup([[sure, button(texts.say(Text.BUTTON_KEEP), Deed.KEEP, person_id)]])


def button(label: str, deed: Deed, number: int = 0) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=Press(deed, number).callback_data)
