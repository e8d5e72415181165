"""Times that a text tells from the day of asking, in Indonesian, Malay and English: "kemarin", "pekan lalu", "today".

dateparser was measured and left out, here and for calendar dates. It reads "kemarin" and "24 Maret 2022", but none of
"pekan lalu", "dua minggu lalu", "hari Senin lalu", "tadi malam", "Maret lalu", "bulan Mei". "minggu lalu"
becomes one moment ("this day a week ago"), so that the unit would have to be recognised here all the same.
Its `search_dates` finds nothing in "siapa yang ditangkap pekan lalu?".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from retrieval.domain.text import Span
from retrieval.language.calendar_words import COUNT_WORDS, alternatives
from retrieval.search.periods import CalendarDate, Part, Period, Unit, ago, of_this_week, of_weekend, up_to


class How(Enum):
    """How a time is told."""

    RELATIVE = auto()
    """From the day of asking, and past: "kemarin", "pekan lalu", "3 hari terakhir"."""
    CURRENT = auto()
    """The unit that the day of asking is in: "hari ini", "bulan ini"."""
    MARKED = auto()
    """By the calendar, after a word that makes it a time: "pada 24 Maret", "bulan Mei", "hari Senin"."""
    BARE = auto()
    """By the calendar and nothing else: "24 Maret 2022", "Mei"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A time that a text names: where, which days are meant, how it tells them and the shortest unit it counts in.

    `said` is the date as the calendar has it, for ranges ("1 Maret sampai 5 Mei 2022") and for a name of a month alone,
    which is a person or a verb as well. `bounded` tells that a word before it opens the period at one end ("sejak").
    """

    span: Span
    period: Period
    unit: Unit
    how: How
    said: CalendarDate | None = None
    bounded: bool = False


PAST = r"(?:(?:yang|yg)\s+)?(?:lalu|lepas|silam|lampau|kemarin|kemaren|kmrn)\b"
"""What puts the time before it behind the day of asking."""

_UNITS = {
    Unit.HOUR: "jam hour hours",
    Unit.DAY: "hari hr day days",
    Unit.WEEK: "minggu mgg pekan week weeks",
    Unit.MONTH: "bulan bln month months",
    Unit.YEAR: "tahun thn year years",
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_LONG_UNITS = alternatives(word for word, unit in _UNIT_OF.items() if unit >= Unit.WEEK)
_PARTS = {
    Part.EARLY: "awal early",
    Part.MIDDLE: "pertengahan tengah mid middle",
    Part.LATE: "akhir penghujung late end",
}
_PART_OF = {word: part for part, words in _PARTS.items() for word in words.split()}
PART = rf"(?:(?P<part>{alternatives(_PART_OF)})(?:\s+|-)(?:of\s+)?)?"
_COUNTED = alternatives(COUNT_WORDS.keys() - {"se"})
_COUNT = rf"(?:(?P<count>\d{{1,3}}|{_COUNTED})\s+|(?P<glued>se))(?P<unit>{alternatives(_UNIT_OF)})"
_ALONE = r"(?<![\w.,])"
_HOURS = r"(?:pagi|siang|sore|petang)"
_MANY = re.compile(
    r"(?:\d|puluh|belas|ratus|ribu|juta|puluhan|belasan|ratusan|ribuan|jutaan|beberapa|berapa|berapakah|-)\s*$",
    re.IGNORECASE,
)
"""Before "tahun lalu" it tells that more than one is meant, though not how many."""
_LONGEST_WORD = 12


def part_of(match: re.Match[str]) -> Part | None:
    return _PART_OF.get((match["part"] or "").casefold())


def _unit(match: re.Match[str]) -> Unit:
    return _UNIT_OF.get(match["unit"].casefold(), Unit.DAY)


def _count(match: re.Match[str]) -> int:
    count = match["count"] or "se"
    return int(count) if count.isdecimal() else COUNT_WORDS.get(count.casefold(), 1)


def _mention(match: re.Match[str], period: Period, unit: Unit, how: How = How.RELATIVE) -> Mention:
    return Mention(Span(*match.span()), period, unit, how)


def _today(match: re.Match[str], today: date) -> Mention:
    return _mention(match, ago(today, 0, Unit.DAY), Unit.DAY, How.CURRENT)


def _yesterday(match: re.Match[str], today: date) -> Mention:
    return _mention(match, ago(today, 1, Unit.DAY), Unit.DAY)


def _the_day_before(match: re.Match[str], today: date) -> Mention:
    return _mention(match, ago(today, 2, Unit.DAY), Unit.DAY)


def _counted_back(match: re.Match[str], today: date) -> Mention:
    unit, count = _unit(match), _count(match)
    return _mention(match, up_to(today, count, unit) if unit is Unit.HOUR else ago(today, count, unit), unit)


def _up_to_now(match: re.Match[str], today: date) -> Mention:
    unit = _unit(match)
    return _mention(match, up_to(today, _count(match), unit), unit)


def _past_unit_up_to_now(match: re.Match[str], today: date) -> Mention:
    unit = _unit(match)
    return _mention(match, up_to(today, 1, unit), unit)


def _a_few_days(match: re.Match[str], today: date) -> Mention:
    return _mention(match, up_to(today, 1, Unit.WEEK), Unit.DAY)


def _unit_of_then(match: re.Match[str], today: date, count: int) -> Period:
    unit, part = _unit(match), part_of(match)
    period = ago(today, count, unit, part)
    return of_weekend(period.start) if unit is Unit.WEEK and part is Part.LATE and period.start else period


def _last_unit(match: re.Match[str], today: date) -> Mention | None:
    if _MANY.search(match.string[max(0, match.start() - _LONGEST_WORD) : match.start()]):
        return None
    return _mention(match, _unit_of_then(match, today, 1), _unit(match))


def _this_unit(match: re.Match[str], today: date) -> Mention:
    unit, is_weekend = _unit(match), part_of(match) is Part.LATE
    period = of_this_week(today) if unit is Unit.WEEK and not is_weekend else _unit_of_then(match, today, 0)
    return _mention(match, period, unit, How.CURRENT)


def _weekend(match: re.Match[str], today: date) -> Mention:
    last = match["which"].casefold() != "this"
    week = ago(today, 1 if last else 0, Unit.WEEK)
    return _mention(match, of_weekend(week.start or today), Unit.WEEK, How.RELATIVE if last else How.CURRENT)


_Reading = Callable[[re.Match[str], date], Mention | None]
_FORMS: tuple[tuple[str, _Reading], ...] = (
    (rf"(?:hari\s+(?:ini|ni)|harini|tadi\s+{_HOURS}|{_HOURS}\s+(?:tadi|ini)|(?:earlier\s+)?today)", _today),
    (r"this\s+(?:morning|afternoon)", _today),
    (rf"(?:hari\s+)?(?:kemarin|kemaren|kmrn|kelmarin)(?!\s+(?:dulu|lusa))(?:\s+(?:{_HOURS}|malam))?", _yesterday),
    (r"(?:(?<!dalam )semalam|tadi\s+malam|malam\s+(?:tadi|kemarin)|last\s+night|yesterday)", _yesterday),
    (r"(?:(?:kemarin|kelmarin)\s+(?:dulu|lusa)|(?:the\s+)?day\s+before\s+yesterday)", _the_day_before),
    (rf"{_ALONE}{_COUNT}\s+(?:{PAST}|ago)", _counted_back),
    (rf"{_ALONE}{_COUNT}\s+(?:ini|(?:ke)?belakangan(?:\s+ini)?|terakhir(?!\s+(?:ramad|puasa|bulan)))", _up_to_now),
    (rf"(?:the\s+)?(?:last|past)\s+{_COUNT}", _up_to_now),
    (r"(?:(?:in|over|during)\s+the\s+last|the\s+past)\s+(?P<unit>hour|day|week|month|year)", _past_unit_up_to_now),
    (r"beberapa\s+hari\s+(?:ini|terakhir|belakangan|(?:yang\s+)?lalu)(?:\s+ini)?", _a_few_days),
    (r"(?:the\s+)?(?:(?:last|past)(?:\s+few)?|recent)\s+days|a\s+few\s+days\s+ago", _a_few_days),
    (rf"{PART}(?P<unit>{_LONG_UNITS})\s+{PAST}", _last_unit),
    (rf"{PART}(?:last|previous)\s+(?P<unit>week|month|year)(?!\s+tonight)", _last_unit),
    (rf"{PART}(?<!hari )(?P<unit>{_LONG_UNITS})\s+(?:ini|ni)", _this_unit),
    (rf"{PART}this\s+(?P<unit>week|month|year)", _this_unit),
    (r"(?P<which>last|this)\s+weekend", _weekend),
)
_READINGS = tuple((re.compile(rf"\b(?:{form})\b", re.IGNORECASE), reading) for form, reading in _FORMS)
_NAMED_BY_ONE_WORD = re.compile(r"(?:Kemarin|Kemaren|Semalam|Today|Yesterday|Hari Ini)$")


def _is_a_name(text: str, span: Span) -> bool:
    """Whether a word for a day is a title ("lagu Kemarin", "Russia Today"): a capital that opens no sentence, in a text
    whose words have small letters for the most part."""
    if not _NAMED_BY_ONE_WORD.match(span.of(text)) or not re.search(r"[^\s.?!:;]\s+$", text[: span.start]):
        return False
    words = text[: span.start].split()
    return 2 * sum(word[0].islower() for word in words) >= len(words)


def relative_times(text: str, today: date) -> Iterator[Mention]:
    """Every reading of the words as a time seen from `today`; they may overlap."""
    for pattern, reading in _READINGS:
        for match in pattern.finditer(text):
            try:
                mention = reading(match, today)
            except (ValueError, OverflowError):
                continue  # No calendar reaches there.
            if mention and not _is_a_name(text, mention.span):
                yield mention
