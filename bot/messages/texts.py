"""Every word a reader sees, in each language; and dates and names of languages as that language writes them.

The words stand in gettext catalogues, locale/<language>/LC_MESSAGES/*.po, under the keys of `bot.messages.keys`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_datetime, format_timedelta
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from bot.messages.keys import CATALOGUES, Key, Text
from retrieval import Timeframe

LANGUAGES = ("id", "en", "ms")

_LOCALE_FOLDER = Path(__file__).parent / "locale"
# In English the day comes first here ("24 March 2022"): the commas of a source line must not run into a date's.
_BABEL_LOCALES = {"id": "id", "en": "en_GB", "ms": "ms"}
# Old Java clients still send Indonesian's former code.
_FORMER_CODES = {"in": "id"}


class Texts:
    """One language's voice."""

    def __init__(self, language: str, translations: GNUTranslations) -> None:
        self.language = language
        self._translations = translations
        self._locale = Locale.parse(_BABEL_LOCALES[language])

    def say(self, text: Key, **values: object) -> str:
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

    def duration(self, length: timedelta) -> str:
        """About how long it was: 3 jam."""
        return str(format_timedelta(length, locale=self._locale))

    def decimal(self, number: float) -> str:
        """With one digit behind the point at most: 12,5."""
        return format_decimal(round(number, 1), locale=self._locale)

    def percent(self, share: float) -> str:
        """A share from 0 to 1: 12%."""
        return format_percent(share, locale=self._locale)

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
    # Read as they are written, so that nothing needs compiling between editing a catalogue and starting the bot.
    together = Catalog(locale=language)
    for name in CATALOGUES:
        with (_LOCALE_FOLDER / language / "LC_MESSAGES" / f"{name}.po").open("rb") as source:
            for message in read_po(source, locale=language, abort_invalid=True):
                together[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, together)
    compiled.seek(0)
    return GNUTranslations(compiled)
