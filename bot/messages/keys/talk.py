"""What Kabar says to everybody: answers, settings, notices."""

from __future__ import annotations

from bot.messages.keys.key import Key
from retrieval import Reason


class Text(Key):
    """The keys of talk.po."""

    START = "start"
    HELP = "help"
    GROUP_GREETING = "group.greeting"
    COMMAND_ASK = "command.ask"
    COMMAND_HELP = "command.help"
    COMMAND_LATEST = "command.latest"
    COMMAND_SETTINGS = "command.settings"
    COMMAND_FORGET = "command.forget"
    QUESTION_EMPTY = "question.empty"
    QUESTION_TOO_LONG = "question.too_long"
    QUESTION_UNKNOWN_COMMAND = "question.unknown_command"
    QUESTION_NOT_TEXT = "question.not_text"
    QUESTION_TOO_MANY = "question.too_many"
    ANSWER_SOURCES = "answer.sources"
    ANSWER_NOTHING_FITS = "answer.nothing_fits"
    ANSWER_EMPTY_ARCHIVE = "answer.empty_archive"
    ANSWER_NOT_A_QUESTION = "answer.not_a_question"
    ANSWER_GREETING = "answer.greeting"
    ANSWER_THANKS = "answer.thanks"
    ANSWER_ABOUT_THE_BOT = "answer.about_the_bot"
    ANSWER_A_REQUEST = "answer.a_request"
    ANSWER_NOTHING_IN_PERIOD = "answer.nothing_in_period"
    ANSWER_NEAREST = "answer.nearest"
    ANSWER_NEAREST_OTHERWISE = "answer.nearest_otherwise"
    ANSWER_COVERAGE = "answer.coverage"
    ANSWER_NOT_FOUND = "answer.not_found"
    ANSWER_SEARCHED = "answer.searched"
    ANSWER_PERIOD = "answer.period"
    ANSWER_AS_OF = "answer.as_of"
    ANSWER_CORRECTED = "answer.corrected"
    ANSWER_ALSO_IN = "answer.also_in"
    ANSWER_AND_MORE = "answer.and_more"
    PERIOD_SINCE = "period.since"
    PERIOD_BEFORE = "period.before"
    PERIOD_UNTIL = "period.until"
    QUOTA_PERSON = "quota.person"
    QUOTA_GROUP = "quota.group"
    BUTTON_SOURCES = "button.sources"
    BUTTON_HELPFUL = "button.helpful"
    BUTTON_UNHELPFUL = "button.unhelpful"
    BUTTON_WHENEVER = "button.whenever"
    BUTTON_CLOSE = "button.close"
    VOTE_TAKEN = "vote.taken"
    VOTE_WITHDRAWN = "vote.withdrawn"
    PRESS_UNKNOWN = "press.unknown"
    PRESS_OUTDATED = "press.outdated"
    PRESS_NOT_YOURS = "press.not_yours"
    PRESS_DONE = "press.done"
    SOURCES_PAGE = "sources.page"
    SOURCES_GONE = "sources.gone"
    ARTICLE_GONE = "article.gone"
    LATEST_HEADING = "latest.heading"
    LATEST_ABOUT = "latest.about"
    LATEST_NONE = "latest.none"
    LATEST_EMPTY = "latest.empty"
    SETTINGS_PRIVATE = "settings.private"
    SETTINGS_GROUP = "settings.group"
    SETTINGS_AUTOMATIC = "settings.automatic"
    SETTINGS_REMEMBERED = "settings.remembered"
    SETTINGS_NOT_REMEMBERED = "settings.not_remembered"
    SETTINGS_CHOOSE_LANGUAGE = "settings.choose_language"
    SETTINGS_CHOOSE_ZONE = "settings.choose_zone"
    SETTINGS_UNKNOWN_ZONE = "settings.unknown_zone"
    SETTINGS_ONLY_ADMINS = "settings.only_admins"
    BUTTON_LANGUAGE = "button.language"
    BUTTON_ZONE = "button.zone"
    BUTTON_REMEMBER = "button.remember"
    BUTTON_DO_NOT_REMEMBER = "button.do_not_remember"
    BUTTON_AUTOMATIC = "button.automatic"
    BUTTON_BACK = "button.back"
    FORGET_ASK = "forget.ask"
    FORGET_DONE = "forget.done"
    FORGET_KEPT = "forget.kept"
    BUTTON_FORGET = "button.forget"
    BUTTON_KEEP = "button.keep"
    INLINE_ASK = "inline.ask"
    TROUBLE_BUSY = "trouble.busy"
    TROUBLE_ERROR = "trouble.error"
    TROUBLE_LATE = "trouble.late"
    CONSOLE_WELCOME = "console.welcome"
    CONSOLE_AS_USER = "console.as_user"
    CONSOLE_AS_ADMIN = "console.as_admin"
    CONSOLE_PASTE = "console.paste"
    CONSOLE_NO_FILE = "console.no_file"
    CONSOLE_NO_MESSAGE = "console.no_message"
    CONSOLE_UNKNOWN = "console.unknown"


OF_REASON = {
    Reason.NOT_A_QUESTION: Text.ANSWER_NOT_A_QUESTION,
    Reason.GREETING: Text.ANSWER_GREETING,
    Reason.THANKS: Text.ANSWER_THANKS,
    Reason.ABOUT_THE_BOT: Text.ANSWER_ABOUT_THE_BOT,
    Reason.A_REQUEST: Text.ANSWER_A_REQUEST,
    Reason.EMPTY_ARCHIVE: Text.ANSWER_EMPTY_ARCHIVE,
    Reason.NOTHING_IN_PERIOD: Text.ANSWER_NOTHING_IN_PERIOD,
    Reason.NOTHING_FITS: Text.ANSWER_NOTHING_FITS,
}
