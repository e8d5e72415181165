"""What the news desk does: its commands and buttons, each with the right that it takes."""

from __future__ import annotations

from functools import partial

from bot.handlers.desk import feeds, looking, mending, people, pushing, state
from bot.handlers.desk.commands import Command, DeskPress, guarded, handlers_of
from bot.handlers.desk.pushing import offer, resume
from bot.handlers.replies import AnyHandler
from bot.messages.buttons import Deed
from bot.rights import Right

__all__ = ["COMMANDS", "DEEDS", "handlers", "offer", "resume"]

COMMANDS = (
    Command("push", Right.EDIT, pushing.push),
    Command("articles", Right.EDIT, looking.articles),
    Command("article", Right.EDIT, looking.article),
    Command("correct", Right.EDIT, mending.correct),
    Command("withdraw", Right.LEAD, mending.withdraw),
    Command("restore", Right.LEAD, mending.restore),
    Command("editors", Right.LEAD, people.editors),
    Command("feed", Right.LEAD, feeds.feed),
    Command("audit", Right.LEAD, people.audit),
    Command("stats", Right.LEAD, state.statistics),
    Command("status", Right.LEAD, state.status),
)
DEEDS: dict[Deed, DeskPress] = {
    Deed.STOP: guarded(Right.EDIT, pushing.stop),
    Deed.PUSH: guarded(Right.EDIT, pushing.push_replied),
    Deed.LIST: guarded(Right.EDIT, looking.turn_list),
    Deed.DESK_CARD: guarded(Right.EDIT, looking.open_article),
    Deed.PARAGRAPHS: guarded(Right.EDIT, looking.open_paragraphs),
    Deed.PARAGRAPHS_PAGE: guarded(Right.EDIT, looking.turn_paragraphs),
    **{
        deed: guarded(Right.EDIT, partial(mending.ask_for_fact, deed))
        for deed in (Deed.EDIT_TITLE, Deed.EDIT_SOURCE, Deed.EDIT_DATE)
    },
    Deed.UNDO: guarded(Right.EDIT, mending.undo),
    Deed.EDITOR: guarded(Right.LEAD, people.remove_editor),
    Deed.FEED_PAUSE: guarded(Right.LEAD, feeds.pause),
    Deed.FEED_RESUME: guarded(Right.LEAD, feeds.resume),
    Deed.FEED_REMOVE: guarded(Right.LEAD, feeds.remove),
    Deed.AUDIT: guarded(Right.LEAD, people.turn_audit),
}


def handlers() -> list[AnyHandler]:
    return [*handlers_of(COMMANDS), *mending.handlers()]
