"""When an article was published, as portals write it in Indonesian, Malay and English.

The names of months come from CLDR (Babel). dateparser was measured and left out here: it takes "1 Sabtu 2000" and
"1 WIB 2000" for dates, and finds none in "Diterbitkan 24 Mac 2022 5:56 am", so its reading would need as many rules
around it as the reading below has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import get_day_names, get_month_names

LATEST_AFTER_NOW = timedelta(days=2)
"""Clocks and zones differ; what claims to be further in the future than this is misread or made up."""
_EARLIEST_YEAR = 1900
_LONGEST = 200
"""Characters of a statement of a date."""
_LANGUAGES = ("id", "ms", "en")
_OLD_SPELLINGS = {
    "pebruari": 2, "peb": 2, "febuari": 2, "mrt": 3, "agt": 8, "agst": 8, "ags": 8, "ogs": 8, "sept": 9, "nopember": 11,
    "nop": 11,
}  # fmt: skip
_ZONES = {
    "wib": 7, "wita": 8, "wit": 9, "myt": 8, "sgt": 8, "pht": 8, "hkt": 8, "ict": 7, "jst": 9, "kst": 9, "gmt": 0,
    "utc": 0, "z": 0, "bst": 1, "cet": 1, "cest": 2, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "pst": -8, "pdt":
    -7, "aest": 10, "aedt": 11,
}  # fmt: skip
"""Hours ahead of UTC. Where a name means several zones, the one the region's portals and the agencies mean."""

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHORT_YEAR = r"(?P<year>(?:19|20)\d\d|\d\d(?!\d))"
_MONTH = r"(?P<month>[^\W\d_]{3,9})\.?"
_DAY = r"(?<!\d)(?P<day>\d{1,2})"
_DAYS = (
    re.compile(rf"(?<!\d){_YEAR}([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})(?!\d)"),
    re.compile(rf"{_DAY}(?P<mark>[/-])(?P<month>\d{{1,2}})(?P=mark){_SHORT_YEAR}"),
    re.compile(rf"{_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}"),
    re.compile(rf"{_DAY}(?:st|nd|rd|th)?[\s.-]{{0,2}}{_MONTH},?[\s-]?{_YEAR}"),
    re.compile(rf"(?<!\w){_MONTH}\s{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}"),
    re.compile(rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일]"),
)
_ZONE = "|".join(sorted(_ZONES, key=len, reverse=True))
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?(?!\d)"
    r"(?:\s?(?P<half>[ap]\.?m\b\.?|pagi\b|petang\b|pg\b|ptg\b))?"
    rf"(?:\s?\(?(?P<zone>(?:{_ZONE})\b)?\s?(?P<offset>[+-]\d\d?(?::?\d\d)?(?!\d))?\)?)?"
)
_CLOCK_AFTER = re.compile(rf"(?:[\s,|·•@T–—-]|(?:pukul|jam|pkl|pk|at|pada)\b\.?)*{_CLOCK}", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(rf"(?<!\d){_CLOCK}[\s,|·•–—-]*(?:[^\W\d_]{{3,9}},?\s)?(?:(?:on|pada)\s)?\s*$", re.IGNORECASE)
_TIME_WORDS = re.compile(r"\b(?:pukul|jam|pkl|pada|at|on|waktu setempat)\b\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A moment found in a line. `rest` is what else the line says; `timed` tells whether it named the hour."""

    moment: datetime
    rest: str
    timed: bool


@cache
def _months() -> dict[str, int]:
    names = dict(_OLD_SPELLINGS)
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            names |= {str(name).casefold(): int(n) for n, name in get_month_names(width, locale=language).items()}
    return names


@cache
def _weekday() -> re.Pattern[str]:
    names = {"jum'at", "jum’at", "ahad", "isnin", "khamis", "jumaat"}
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            names |= {str(name).casefold() for name in get_day_names(width, locale=language).values()}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})\b\.?,?", re.IGNORECASE)


def _month_number(token: str) -> int | None:
    return int(token) if token.isdecimal() else _months().get(token.casefold())


def _day(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Year, month and day; None when there is no such day. 03/24/2022 can only be the American order."""
    year, month, day = int(match["year"]), _month_number(match["month"]), int(match["day"])
    if year < 100:
        year += 2000
    if month is not None and month > 12 >= day and match["month"].isdecimal():
        month, day = day, month
    if month is None or year < _EARLIEST_YEAR:
        return None
    try:
        date(year, month, day)
    except ValueError:
        return None
    return year, month, day


def _zone(match: re.Match[str], otherwise: tzinfo) -> tzinfo | None:
    name, offset = match["zone"], match["offset"]
    if name is None and offset is None:
        return otherwise
    minutes = _ZONES[name.casefold()] * 60 if name else 0
    if offset:
        digits = offset[1:].replace(":", "")
        hours, rest = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
        minutes += (hours * 60 + rest) * (-1 if offset[0] == "-" else 1)
    return timezone(timedelta(minutes=minutes)) if abs(minutes) < 24 * 60 else None


def _moment(day: tuple[int, int, int], clock: re.Match[str] | None, zone: tzinfo) -> datetime | None:
    """The moment; None when the clock shows no time there is."""
    if clock is None:
        return datetime(*day, tzinfo=zone)
    hour, minute, second = int(clock["hour"]), int(clock["minute"]), int(clock["second"] or 0)
    half = (clock["half"] or "").casefold()[:2]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half in ("pm", "p.", "pe", "pt") else 0)
    where = _zone(clock, zone)
    if hour > 23 or minute > 59 or second > 59 or where is None:
        return None
    return datetime(*day, hour, minute, second, tzinfo=where)


def _found(line: str) -> tuple[re.Match[str], tuple[int, int, int]] | None:
    for pattern in _DAYS:
        for match in pattern.finditer(line):
            if day := _day(match):
                return match, day
    return None


def find_date(line: str, *, zone: ZoneInfo, now: datetime) -> Dated | None:
    """The first whole date in a line, with its time and zone when they stand next to it, else midnight and `zone`.

    Days that do not exist, hours that do not exist and moments later than two days after `now` are not taken.
    """
    found = _found(line)
    if found is None:
        return None
    match, day = found
    start, end = match.span()
    clock = _CLOCK_AFTER.match(line, end)
    if clock:
        end = clock.end()
    elif clock := _CLOCK_BEFORE.search(line[:start]):
        start = clock.start()
    moment = _moment(day, clock, zone)
    if moment is None or moment > now + LATEST_AFTER_NOW:
        return None
    rest = _TIME_WORDS.sub(" ", _weekday().sub(" ", f"{line[:start]} {line[end:]}"))
    return Dated(moment, " ".join(rest.split()).strip(" ,|/-–—:;.•·()"), clock is not None)


def _from_iso(text: str, zone: ZoneInfo) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def read_date(text: str, *, zone: ZoneInfo, now: datetime) -> datetime | None:
    """The moment a text states that holds a date and little else: ISO 8601, or any form a portal writes."""
    text = text.strip()[:_LONGEST]
    moment = _from_iso(text, zone)
    if moment is not None and moment.year >= _EARLIEST_YEAR:
        return moment if moment <= now + LATEST_AFTER_NOW else None
    dated = find_date(text, zone=zone, now=now)
    return dated.moment if dated and len(dated.rest) <= 40 else None
