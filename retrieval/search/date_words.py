"""Times that a text names by the calendar, in Indonesian, Malay and English: "24 Maret 2022", "bulan Mei", "22/3/2022",
"hari Senin", "2020"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from retrieval.domain.text import Span
from retrieval.language.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS, alternatives
from retrieval.search.periods import CalendarDate, Unit, ago, of_year
from retrieval.search.time_words import PART, PAST, How, Mention, part_of

_MONTH = rf"(?P<month>{alternatives(MONTH_NUMBERS)})\b\.?"
_BEFORE_DAYS = (
    "january february march april may june july august september october november december jan feb mar apr aug sep sept"
    " oct nov dec"
).split()
"""English puts the day behind the month as well; "bulan Mei 20 orang" does not."""
_WEEKDAY = alternatives(map(re.escape, WEEKDAY_NUMBERS))
_YEAR = r"(?<![\d.,/-])(?P<year>(?:1\d|20)\d\d)(?![\d/]|[.,-]\d|\s?-\s?an\b)"
_START = r"(?<![\w./:-])"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_ON = r"(?:(?P<on>pada|di|dalam|selama|sepanjang|in|on|during|throughout|last)\s+)?"
_MARK = r"(?:(?P<mark>tanggal|tgl\.?|tarikh|bulan|bln)\s+)?"
_OF_A_WEEK = rf"(?:(?:hari\s+)?(?:{_WEEKDAY})(?:,\s*|\s+)\(?)?"
_YEAR_THEN = (
    rf"(?:,?\s+(?:tahun\s+)?{_YEAR}|\s+(?P<which>tahun\s+(?:ini|lalu|lepas|kemarin)|this\s+year|last\s+year)\b)?"
    rf"(?!,?\s+\d{{4}})(?:\s+(?P<past>{PAST})\b)?"
)
_AND = r"\s*(?:-|–|—|s\.?/?d\.?|sampai|hingga|dan|to|until|and)\s*"
_NO_OTHER = r"(?!\s+(?:ini|depan|mendatang|nanti|agung|palma|kliwon|legi|pahing|pon|wage|berikutnya)\b)"
_HOURS = r"(?:\s+(?:pagi|siang|sore|petang|malam|morning|afternoon|evening|night))?"
_NO_TIME = re.compile(
    r"\b(?:setiap|tiap|saban|every|each|adalah|ialah|merupakan|nama|arti|me\w{3,8}kan)\s+$", re.IGNORECASE
)
"""Before a date it is every such day, or the month itself is spoken of: "adalah bulan Juli"."""
_LONGEST = 16
_MONTHS = 12


def _groups(match: re.Match[str]) -> dict[str, str]:
    return {name: text for name, text in match.groupdict().items() if text}


def _year_of(groups: dict[str, str], today: date) -> int | None:
    if which := groups.get("which"):
        return today.year if re.search(r"ini|this", which, re.IGNORECASE) else today.year - 1
    return int(groups["year"]) if "year" in groups else None


def _how(groups: dict[str, str]) -> How:
    return How.MARKED if groups.keys() & {"on", "mark", "part", "past", "which"} else How.BARE


def _dated(match: re.Match[str], today: date) -> Mention:
    """A month, with a day of it or several, with a year or without. 3/24/2022 can only be the American order."""
    groups = _groups(match)
    name = groups["month"].casefold()
    month = int(name) if name.isdecimal() else MONTH_NUMBERS.get(name, 0)
    day = int(groups["day"]) if "day" in groups else None
    if day and name.isdecimal() and month > _MONTHS >= day:
        month, day = day, month
    said = CalendarDate(
        month=month,
        year=_year_of(groups, today),
        day=int(groups.get("first", day or 0)) or None,
        last=int(groups.get("last", day or 0)) or None,
        part=part_of(match) if "part" in groups else None,
    )
    unit = Unit.MONTH if day is None else Unit.DAY
    return Mention(Span(*match.span()), said.period(today), unit, _how(groups), said)


def _weekday(match: re.Match[str], today: date) -> Mention | None:
    """The last such day, today included unless the words say that it is over. "Minggu" without "hari" is a week."""
    groups = _groups(match)
    name = groups["weekday"].casefold()
    if name not in WEEKDAY_NUMBERS or (name == "minggu" and "mark" not in groups):
        return None
    over = "past" in groups or groups.get("on", "").casefold() == "last"
    back = (today.weekday() - WEEKDAY_NUMBERS[name]) % 7 or (7 if over else 0)
    how = How.RELATIVE if over else _how(groups)
    return Mention(Span(*match.span()), ago(today, back, Unit.DAY), Unit.DAY, how)


def _whole_year(match: re.Match[str], today: date) -> Mention:
    groups = _groups(match)
    return Mention(Span(*match.span()), of_year(int(groups["year"])), Unit.YEAR, _how(groups))


_Reading = Callable[[re.Match[str], date], Mention | None]
_FORMS: tuple[tuple[str, _Reading], ...] = (
    (
        rf"{_ON}{_OF_A_WEEK}{_MARK}{_START}(?:(?P<first>\d{{1,2}}){_AND})?{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR_THEN}",
        _dated,
    ),
    (
        rf"{_ON}{_OF_A_WEEK}\b(?P<month>{alternatives(_BEFORE_DAYS)})\.?\s+{_DAY}(?![\w:]|[.,]\d)"
        rf"(?:\s*(?:-|–|to|and)\s*(?P<last>\d{{1,2}})\b)?(?:,?\s+{_YEAR})?",
        _dated,
    ),
    (
        rf"{_ON}{_OF_A_WEEK}{_MARK}{_START}(?P<day>\d{{1,2}})(?P<between>[/.-])(?P<month>\d{{1,2}})(?P=between)"
        r"(?P<year>20\d\d)(?!\d)",
        _dated,
    ),
    (rf"{_ON}{_MARK}{_START}(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", _dated),
    (
        rf"{_ON}(?P<mark>tanggal|tgl\.?|(?:hari\s+)?(?:{_WEEKDAY})\s+\()\s*(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?![\d/])"
        rf"\)?(?:\s+{PAST}\b)?",
        _dated,
    ),
    (rf"{_ON}{PART}{_MARK}\b{_MONTH}{_YEAR_THEN}", _dated),
    (
        rf"(?:(?P<on>pada|on|last)\s+)?(?:(?P<mark>hari)\s+)?(?P<weekday>{_WEEKDAY})\b{_HOURS}(?:\s+(?P<past>{PAST})\b)?"
        rf"{_NO_OTHER}",
        _weekday,
    ),
    (rf"{_ON}{PART}(?:(?P<mark>tahun|thn)\s+)?{_YEAR}(?:\s+{PAST})?\b", _whole_year),
)
_READINGS = tuple((re.compile(rf"(?<!\w){form}", re.IGNORECASE), reading) for form, reading in _FORMS)


def calendar_times(text: str, today: date) -> Iterator[Mention]:
    """Every reading of the words as a date; without a year the last one that has begun. They may overlap."""
    for pattern, reading in _READINGS:
        for match in pattern.finditer(text):
            if _NO_TIME.search(text[max(0, match.start() - _LONGEST) : match.start()]):
                continue
            try:
                mention = reading(match, today)
            except (ValueError, OverflowError):
                continue  # There is no such day.
            if mention:
                yield mention
