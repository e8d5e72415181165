"""What Kabar says to the news desk."""

from __future__ import annotations

from bot.messages.keys.key import Key
from retrieval import Flaw, Obstacle, Outcome


class DeskText(Key):
    """The keys of desk.po."""

    HELP_ADMIN = "help.admin"
    COMMAND_PUSH = "command.push"
    HELP_EDITOR = "help.editor"
    COMMAND_ARTICLES = "command.articles"
    COMMAND_ARTICLE = "command.article"
    COMMAND_CORRECT = "command.correct"
    COMMAND_WITHDRAW = "command.withdraw"
    COMMAND_RESTORE = "command.restore"
    COMMAND_EDITORS = "command.editors"
    COMMAND_AUDIT = "command.audit"
    COMMAND_STATS = "command.stats"
    COMMAND_STATUS = "command.status"
    REFUSED = "desk.refused"
    PUSH_USAGE = "push.usage"
    PUSH_WAYS = "push.ways"
    PUSH_NOT_READABLE = "push.not_readable"
    PUSH_TOO_BIG = "push.too_big"
    PUSH_ADDED = "push.added"
    PUSH_COPY = "push.copy"
    PUSH_REPLACED = "push.replaced"
    PUSH_UNCHANGED = "push.unchanged"
    PUSH_WITHDRAWN = "push.withdrawn"
    PUSH_UNDERSTOOD = "push.understood"
    PUSH_UNKNOWN = "push.unknown"
    PUSH_NO_DATE = "push.no_date"
    PUSH_PARTIAL = "push.partial"
    PUSH_FEW_PARAGRAPHS = "push.few_paragraphs"
    PUSH_MAY_BE_CUT = "push.may_be_cut"
    PUSH_PROGRESS = "push.progress"
    PUSH_DONE = "push.done"
    PUSH_STOPPED = "push.stopped"
    PUSH_OFFER = "push.offer"
    PUSH_RESUMED = "push.resumed"
    PUSH_GIVEN_UP = "push.given_up"
    BUTTON_STOP = "button.stop"
    BUTTON_PUSH = "button.push"
    BUTTON_PARAGRAPHS = "button.paragraphs"
    BUTTON_EDIT_TITLE = "button.edit_title"
    BUTTON_EDIT_DATE = "button.edit_date"
    BUTTON_EDIT_SOURCE = "button.edit_source"
    BUTTON_UNDO = "button.undo"
    BUTTON_REMOVE = "button.remove"
    LIST = "articles.heading"
    LIST_EMPTY = "articles.empty"
    MARK_WITHDRAWN = "mark.withdrawn"
    MARK_COPY = "mark.copy"
    ARTICLE_USAGE = "article.usage"
    ARTICLE_UNKNOWN = "article.unknown"
    ARTICLE_FACTS = "article.facts"
    ARTICLE_WITHDRAWN = "article.withdrawn"
    ARTICLE_COPY = "article.copy"
    PARAGRAPHS = "article.paragraphs"
    WITHDRAWN = "withdraw.done"
    RESTORED = "restore.done"
    CORRECT_USAGE = "correct.usage"
    CORRECT_MANY = "correct.many"
    EDIT_TITLE = "edit.title"
    EDIT_SOURCE = "edit.source"
    EDIT_DATE = "edit.date"
    EDIT_NO_DATE = "edit.no_date"
    UNDONE = "undo.done"
    UNDONE_REMOVED = "undo.removed"
    EDITORS = "editors.heading"
    EDITORS_NONE = "editors.none"
    EDITORS_USAGE = "editors.usage"
    AUDIT = "audit.heading"
    AUDIT_EMPTY = "audit.empty"
    DEED_PUSH = "deed.push"
    DEED_CORRECT = "deed.correct"
    DEED_EDIT = "deed.edit"
    DEED_UNDO = "deed.undo"
    DEED_WITHDRAW = "deed.withdraw"
    DEED_RESTORE = "deed.restore"
    DEED_EDITOR = "deed.editor"
    DEED_NO_EDITOR = "deed.no_editor"
    DEED_FEED = "deed.feed"
    DEED_NO_FEED = "deed.no_feed"
    STATS_HELD = "stats.held"
    STATS_ASKED = "stats.asked"
    STATS_LACKING = "stats.lacking"
    STATUS = "status"
    FLAW_EMPTY = "flaw.empty"
    FLAW_TOO_SHORT = "flaw.too_short"
    FLAW_TOO_LONG = "flaw.too_long"
    FLAW_NOT_TEXT = "flaw.not_text"
    FLAW_ONLY_A_LINK = "flaw.only_a_link"
    FLAW_BAD_RECORD = "flaw.bad_record"
    FLAW_NOT_A_FEED = "flaw.not_a_feed"
    OBSTACLE_NOT_AN_ADDRESS = "obstacle.not_an_address"
    OBSTACLE_FORBIDDEN_ADDRESS = "obstacle.forbidden_address"
    OBSTACLE_ROBOTS = "obstacle.robots"
    OBSTACLE_NOT_FOUND = "obstacle.not_found"
    OBSTACLE_DENIED = "obstacle.denied"
    OBSTACLE_BUSY = "obstacle.busy"
    OBSTACLE_BROKEN = "obstacle.broken"
    OBSTACLE_UNREACHABLE = "obstacle.unreachable"
    OBSTACLE_TOO_SLOW = "obstacle.too_slow"
    OBSTACLE_TOO_LARGE = "obstacle.too_large"
    OBSTACLE_TOO_MANY_REDIRECTS = "obstacle.too_many_redirects"
    OBSTACLE_WRONG_TYPE = "obstacle.wrong_type"
    TROUBLE_FOR_DESK = "trouble.for_desk"


OF_FLAW = {
    Flaw.EMPTY: DeskText.FLAW_EMPTY,
    Flaw.TOO_SHORT: DeskText.FLAW_TOO_SHORT,
    Flaw.TOO_LONG: DeskText.FLAW_TOO_LONG,
    Flaw.NOT_TEXT: DeskText.FLAW_NOT_TEXT,
    Flaw.ONLY_A_LINK: DeskText.FLAW_ONLY_A_LINK,
    Flaw.BAD_RECORD: DeskText.FLAW_BAD_RECORD,
    Flaw.NOT_A_FEED: DeskText.FLAW_NOT_A_FEED,
}
OF_OBSTACLE = {
    Obstacle.NOT_AN_ADDRESS: DeskText.OBSTACLE_NOT_AN_ADDRESS,
    Obstacle.FORBIDDEN_ADDRESS: DeskText.OBSTACLE_FORBIDDEN_ADDRESS,
    Obstacle.ROBOTS: DeskText.OBSTACLE_ROBOTS,
    Obstacle.NOT_FOUND: DeskText.OBSTACLE_NOT_FOUND,
    Obstacle.DENIED: DeskText.OBSTACLE_DENIED,
    Obstacle.BUSY: DeskText.OBSTACLE_BUSY,
    Obstacle.BROKEN: DeskText.OBSTACLE_BROKEN,
    Obstacle.UNREACHABLE: DeskText.OBSTACLE_UNREACHABLE,
    Obstacle.TOO_SLOW: DeskText.OBSTACLE_TOO_SLOW,
    Obstacle.TOO_LARGE: DeskText.OBSTACLE_TOO_LARGE,
    Obstacle.TOO_MANY_REDIRECTS: DeskText.OBSTACLE_TOO_MANY_REDIRECTS,
    Obstacle.WRONG_TYPE: DeskText.OBSTACLE_WRONG_TYPE,
}
OF_OUTCOME = {
    Outcome.ADDED: DeskText.PUSH_ADDED,
    Outcome.COPY: DeskText.PUSH_COPY,
    Outcome.REPLACED: DeskText.PUSH_REPLACED,
    Outcome.UNCHANGED: DeskText.PUSH_UNCHANGED,
    Outcome.WITHDRAWN: DeskText.PUSH_WITHDRAWN,
}
OF_DEED = {
    "push": DeskText.DEED_PUSH,
    "correct": DeskText.DEED_CORRECT,
    "edit": DeskText.DEED_EDIT,
    "undo": DeskText.DEED_UNDO,
    "withdraw": DeskText.DEED_WITHDRAW,
    "restore": DeskText.DEED_RESTORE,
    "editor": DeskText.DEED_EDITOR,
    "no_editor": DeskText.DEED_NO_EDITOR,
    "feed": DeskText.DEED_FEED,
    "no_feed": DeskText.DEED_NO_FEED,
}
"""What the audit trail calls a deed, by the name it is written down under."""
