"""What Kabar says to the news desk."""

from __future__ import annotations

from bot.messages.keys.key import Key
from retrieval import Flaw, Outcome


class DeskText(Key):
    """The keys of desk.po."""

    HELP_ADMIN = "help.admin"
    COMMAND_PUSH = "command.push"
    PUSH_REFUSED = "push.refused"
    PUSH_USAGE = "push.usage"
    PUSH_WAYS = "push.ways"
    PUSH_NOT_TXT = "push.not_txt"
    PUSH_TOO_BIG = "push.too_big"
    PUSH_ADDED = "push.added"
    PUSH_REPLACED = "push.replaced"
    PUSH_UNCHANGED = "push.unchanged"
    PUSH_UNDERSTOOD = "push.understood"
    PUSH_UNKNOWN = "push.unknown"
    FLAW_EMPTY = "flaw.empty"
    FLAW_TOO_SHORT = "flaw.too_short"
    FLAW_TOO_LONG = "flaw.too_long"
    FLAW_NOT_TEXT = "flaw.not_text"
    FLAW_ONLY_A_LINK = "flaw.only_a_link"
    FLAW_BAD_RECORD = "flaw.bad_record"
    TROUBLE_FOR_DESK = "trouble.for_desk"


OF_FLAW = {
    Flaw.EMPTY: DeskText.FLAW_EMPTY,
    Flaw.TOO_SHORT: DeskText.FLAW_TOO_SHORT,
    Flaw.TOO_LONG: DeskText.FLAW_TOO_LONG,
    Flaw.NOT_TEXT: DeskText.FLAW_NOT_TEXT,
    Flaw.ONLY_A_LINK: DeskText.FLAW_ONLY_A_LINK,
    Flaw.BAD_RECORD: DeskText.FLAW_BAD_RECORD,
}
OF_OUTCOME = {
    Outcome.ADDED: DeskText.PUSH_ADDED,
    Outcome.REPLACED: DeskText.PUSH_REPLACED,
    Outcome.UNCHANGED: DeskText.PUSH_UNCHANGED,
}
