"""Every word a reader sees, in each language; and dates and names of languages as that language writes them.

The words stand in gettext catalogues, locale/<language>/LC_MESSAGES/kabar.po, under the keys of `Text`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_datetime, format_timedelta
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from retrieval import Flaw, Outcome, Reason, Timeframe

LANGUAGES = ("id", "en", "ms")

_LOCALE_FOLDER = Path(__file__).parent / "locale"
# In English the day comes first here ("24 March 2022"): the commas of a source line must not run into a date's.
_BABEL_LOCALES = {"id": "id", "en": "en_GB", "ms": "ms"}
# Old Java clients still send Indonesian's former code.
_FORMER_CODES = {"in": "id"}


class Text(StrEnum):
    """The keys of the catalogues. Names in braces in a text are filled in by `Texts.say`."""

    START = "start"
    HELP = "help"
    HELP_ADMIN = "help.admin"
    GROUP_GREETING = "group.greeting"
    COMMAND_ASK = "command.ask"
    COMMAND_HELP = "command.help"
    COMMAND_LATEST = "command.latest"
    COMMAND_SETTINGS = "command.settings"
    COMMAND_FORGET = "command.forget"
    COMMAND_PUSH = "command.push"
    QUESTION_EMPTY = "question.empty"
    QUESTION_TOO_LONG = "question.too_long"
    QUESTION_UNKNOWN_COMMAND = "question.unknown_command"
    QUESTION_NOT_TEXT = "question.not_text"
    QUESTION_TOO_MANY = "question.too_many"
    ANSWER_SOURCES = "answer.sources"
    ANSWER_NOTHING_FITS = "answer.nothing_fits"
    ANSWER_EMPTY_ARCHIVE = "answer.empty_archive"
    ANSWER_NOT_A_QUESTION = "answer.not_a_question"
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
    TROUBLE_BUSY = "trouble.busy"
    TROUBLE_ERROR = "trouble.error"
    TROUBLE_FOR_DESK = "trouble.for_desk"
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
    Reason.ABOUT_THE_BOT: Text.ANSWER_ABOUT_THE_BOT,
    Reason.A_REQUEST: Text.ANSWER_A_REQUEST,
    Reason.EMPTY_ARCHIVE: Text.ANSWER_EMPTY_ARCHIVE,
    Reason.NOTHING_IN_PERIOD: Text.ANSWER_NOTHING_IN_PERIOD,
    Reason.NOTHING_FITS: Text.ANSWER_NOTHING_FITS,
}
OF_FLAW = {
    Flaw.EMPTY: Text.FLAW_EMPTY,
    Flaw.TOO_SHORT: Text.FLAW_TOO_SHORT,
    Flaw.TOO_LONG: Text.FLAW_TOO_LONG,
    Flaw.NOT_TEXT: Text.FLAW_NOT_TEXT,
    Flaw.ONLY_A_LINK: Text.FLAW_ONLY_A_LINK,
    Flaw.BAD_RECORD: Text.FLAW_BAD_RECORD,
}
OF_OUTCOME = {
    Outcome.ADDED: Text.PUSH_ADDED,
    Outcome.REPLACED: Text.PUSH_REPLACED,
    Outcome.UNCHANGED: Text.PUSH_UNCHANGED,
}


class Texts:
    """One language's voice."""

    def __init__(self, language: str, translations: GNUTranslations) -> None:
        self.language = language
        self._translations = translations
        self._locale = Locale.parse(_BABEL_LOCALES[language])

    def say(self, text: Text, **values: object) -> str:
        """The text in this language, its places filled."""
        return self._translations.gettext(text).format(**values)

    def date(self, moment: datetime) -> str:
        """The day in the zone that the moment states: 24 Maret 2022."""
        return format_date(moment.date(), format="long", locale=self._locale)

    def age(self, moment: datetime, now: datetime) -> str:
        """How long before `now` the moment was, in whole months or years: 8 bulan yang lalu."""
        days = (now - moment).days
        # Babel rounds to the nearest; an age is said when it is full.
        whole = days - days % (365 if days >= 365 else 30)
        return str(format_timedelta(timedelta(days=-whole), add_direction=True, threshold=1, locale=self._locale))

    def moment(self, moment: datetime) -> str:
        """Day, time and zone as the moment states them: 24 Maret 2022 05:56 (+07:00)."""
        return format_datetime(moment, "d MMMM y HH:mm (xxx)", tzinfo=moment.tzinfo, locale=self._locale)

    def days(self, first: datetime, last: datetime) -> str:
        """Both days and those between them, in the zones that the moments state: 18–24 November 2026."""
        if first.date() == last.date():
            return self.date(last)
        # CLDR has intervals with shortened months only. In all three languages day, month and year follow each other.
        pattern = "d MMMM y" if first.year != last.year else "d MMMM" if first.month != last.month else "d"
        dash = "–" if pattern == "d" else " – "
        return f"{format_date(first.date(), pattern, locale=self._locale)}{dash}{self.date(last)}"

    def period(self, timeframe: Timeframe) -> str:
        """The days of a timeframe, in the zones that its ends state: 18–24 November 2026, or sejak 1 Januari 2020."""
        start, end = timeframe.start, timeframe.end
        if end is None:
            return self.say(Text.PERIOD_SINCE, date=self.date(start)) if start else ""
        # The end is no part of it: a week ends when the next Monday begins.
        last = end - timedelta(microseconds=1)
        if start is not None:
            return self.days(start, last)
        if last.date() < end.date():
            return self.say(Text.PERIOD_BEFORE, date=self.date(end))
        return self.say(Text.PERIOD_UNTIL, date=self.date(last))

    @staticmethod
    def own_name(code: str) -> str:
        """What a language that Kabar speaks calls itself."""
        return str(Locale.parse(code).get_display_name() or code)

    def language_name(self, code: str) -> str:
        """What this language calls that one; the code itself when it has no name for it."""
        return str(self._locale.languages.get(code, code))


class Catalogue:
    """All languages. `default` is spoken to readers of a language that Kabar does not speak."""

    def __init__(self, default: str) -> None:
        self._texts = {language: Texts(language, _translations(language)) for language in LANGUAGES}
        self._default = self._texts[default]

    def for_reader(self, *wishes: str | None) -> Texts:
        """The first wish that is spoken here, else the default. Wishes are language codes such as "id" or "en-GB"."""
        for wish in wishes:
            code = (wish or "").replace("_", "-").split("-")[0].lower()
            texts = self._texts.get(_FORMER_CODES.get(code, code))
            if texts is not None:
                return texts
        return self._default

    def __iter__(self) -> Iterator[Texts]:
        return iter(self._texts.values())


def _translations(language: str) -> GNUTranslations:
    # Read as it is written, so that nothing needs compiling between editing a catalogue and starting the bot.
    with (_LOCALE_FOLDER / language / "LC_MESSAGES" / "kabar.po").open("rb") as source:
        catalog = read_po(source, locale=language, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)
