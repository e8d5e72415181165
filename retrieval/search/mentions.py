"""The times of a text put together: one reading for each stretch of it, ranges, and words that open one end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from retrieval.domain.text import Span
from retrieval.search.date_words import calendar_times
from retrieval.search.periods import Period
from retrieval.search.time_words import How, Mention, relative_times

_TO = re.compile(r"\s*,?\s*(?:-|–|—|s\.?/?d\.?|sampai|hingga|to|until|till|through)(?:\s+dengan)?\s*", re.IGNORECASE)
_AND = re.compile(r"\s+(?:dan|and)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:antara|between)\s+$", re.IGNORECASE)
_RANGE_WORDS = re.compile(r"\b(?:dari|mulai|antara|sejak|from|between)\s+$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:sejak|semenjak|since|ever since)\s+$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:setelah|sesudah|selepas|after)\s+$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:sebelum|before)\s+$", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:sampai(?:\s+dengan)?|hingga|until|till|up\s+to)\s+$", re.IGNORECASE)
_LONGEST = 24
"""Characters before a time in which a word that opens it may begin."""


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    """In the order of the text; of readings that overlap the one that begins first, and of those the longest."""
    chosen: list[Mention] = []
    for mention in sorted(mentions, key=lambda each: (each.span.start, -each.span.end)):
        if not chosen or chosen[-1].span.end <= mention.span.start:
            chosen.append(mention)
    return chosen


def _lead(text: str, mention: Mention) -> str:
    return text[max(0, mention.span.start - _LONGEST) : mention.span.start]


def _joined(text: str, first: Mention, last: Mention, today: date) -> Mention | None:
    """Both as one range when the words between them, and before, say so."""
    between = text[first.span.end : last.span.start]
    ends = _AND.fullmatch(between) and _BETWEEN.search(_lead(text, first))
    if not ends and not _TO.fullmatch(between):
        return None
    try:
        if first.said and last.said:
            period = first.said.until(last.said, today)
        else:
            period = Period(first.period.start, last.period.end)
    except (ValueError, OverflowError):
        return None
    if period.start and period.end and period.start >= period.end:
        return None
    opening = _RANGE_WORDS.search(_lead(text, first))
    start = first.span.start - (len(opening.group()) if opening else 0)
    marked = How.MARKED if opening and last.how is How.BARE else max(first.how, last.how, key=_firmness)
    return replace(last, span=Span(start, last.span.end), period=period, how=marked)


def _firmness(how: How) -> int:
    return [How.BARE, How.MARKED, How.CURRENT, How.RELATIVE].index(how)


def _opened(text: str, mention: Mention) -> Mention:
    """With one end open when a word before it says so; that word is then one of its words."""
    lead, period = _lead(text, mention), mention.period
    if mention.said and mention.said.day != mention.said.last and (match := _RANGE_WORDS.search(lead)):
        return replace(mention, span=Span(mention.span.start - len(match.group()), mention.span.end), how=How.MARKED)
    for pattern, opened in (
        (_FROM, Period(period.start, None)),
        (_AFTER, Period(period.end, None)),
        (_BEFORE, Period(None, period.start)),
        (_UP_TO, Period(None, period.end)),
    ):
        if match := pattern.search(lead):
            span = Span(mention.span.start - len(match.group()), mention.span.end)
            how = How.MARKED if mention.how is How.BARE else mention.how
            return replace(mention, span=span, period=opened, how=how, bounded=True)
    return mention


def mentions_of(text: str, today: date) -> list[Mention]:
    """The times that `text` names, seen from `today`, in its order; none overlaps another."""
    result: list[Mention] = []
    for mention in _apart((*relative_times(text, today), *calendar_times(text, today))):
        joined = _joined(text, result[-1], mention, today) if result else None
        if joined:
            result[-1] = joined
        else:
            result.append(mention)
    return [_opened(text, mention) for mention in result]
