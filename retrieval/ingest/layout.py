"""The lines of a page, each told for what it is, and which of them are the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from zoneinfo import ZoneInfo

from retrieval.ingest.bylines import Byline, credits_editor, is_name, read_byline, signature, without_initials
from retrieval.ingest.clutter import (
    ends_article,
    interrupts,
    is_caption,
    is_clutter,
    is_heading_of_links,
    is_list_item,
    is_sentence,
    without_inline_clutter,
)
from retrieval.ingest.dates import Dated, find_date


class Kind(Enum):
    """What a line is."""

    PROSE = auto()
    """A paragraph of the article, beyond doubt."""
    OTHER = auto()
    """No furniture that is known: a headline, a heading, an item of a list, a short paragraph."""
    INTERRUPTION = auto()
    """Furniture that stands between paragraphs."""
    CLUTTER = auto()
    HEADING_OF_LINKS = auto()
    BYLINE = auto()
    DATE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page, with what it says of author and time where it is a byline or a date."""

    text: str
    kind: Kind
    byline: Byline | None = None
    dated: Dated | None = None


_PROSE = 60
"""Characters of a line that is a paragraph if it ends as a sentence."""
_LONG_PROSE = 160
"""Characters of a line that is one in any case."""
_DENSE_PROSE = 20
"""The same as `_PROSE` in writing without spaces."""
_LONGEST_DATE_LINE = 160
_COUNTER = 30
"""Characters of a counter of readers beside a date."""
_DATE_WORDS = re.compile(
    r"\W*(?:(?:di)?terbit(?:kan)?|tayang|dipublikasikan|published|posted|dimuat|naskah|diperbarui|dikemas ?kini|"
    r"(?:last )?updated|"
    r"update|oleh|pada|kali|tanggal|tarikh|date|gmt|local time|\d+\s\w+\s(?:ago|lalu)|"
    r"\d+ (?:min(?:utes?)?|menit|minit) (?:read|baca)|\W)*\W*",
    re.IGNORECASE,
)
UPDATED = re.compile(r"diperbarui|dikemas ?kini|update", re.IGNORECASE)


def _is_prose(line: str) -> bool:
    line = without_initials(line)
    if len(line) >= _LONG_PROSE or (len(line) >= _PROSE and is_sentence(line)):
        return True
    return len(line) >= _DENSE_PROSE and " " not in line and is_sentence(line)


def _as_date(line: str, zone: ZoneInfo, now: datetime) -> Line | None:
    """A line with a date and beside it only what accompanies dates: a label, the author, the outlet, a counter."""
    dated = find_date(line, zone=zone, now=now) if len(line) <= _LONGEST_DATE_LINE else None
    if dated is None:
        return None
    rest = dated.rest
    byline = read_byline(rest)
    if byline or _DATE_WORDS.fullmatch(rest) or is_name(rest) or (len(rest) <= _COUNTER and is_clutter(rest)):
        return Line(line, Kind.DATE, byline, dated)
    return None


def _kind(line: str) -> Kind | None:
    if is_heading_of_links(line):
        return Kind.HEADING_OF_LINKS
    if interrupts(line):
        return Kind.INTERRUPTION
    return Kind.CLUTTER if is_clutter(line) else None


def read_line(line: str, *, zone: ZoneInfo, now: datetime) -> Line:
    """Tell what a line is from itself alone; furniture inside it is taken out."""
    bare = without_inline_clutter(line)
    if not bare or is_caption(line):
        return Line(line, Kind.INTERRUPTION)
    line = bare
    if dated := _as_date(line, zone, now):
        return dated
    if kind := _kind(line):
        return Line(line, kind)
    if byline := read_byline(line):
        return Line(line, Kind.BYLINE, byline)
    return Line(line, Kind.PROSE if _is_prose(line) else Kind.OTHER)


def with_names_after_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the name under "Penulis" and the one above "BBC News Indonesia" or "Tim Redaksi" as bylines."""
    read = list(lines)
    for number, line in enumerate(read[:-1]):
        after = read[number + 1]
        label = line.byline
        if label and label.awaits_name and after.kind is Kind.OTHER and is_name(after.text):
            byline = Byline(after.text) if label.author_follows else Byline()
            read[number + 1] = replace(after, kind=Kind.BYLINE, byline=byline)
        elif line.kind is Kind.OTHER and is_name(line.text) and " " in line.text and _credits_above(after):
            read[number] = replace(line, kind=Kind.BYLINE, byline=Byline(line.text.split(",")[0]))
    return read


def _credits_above(line: Line) -> bool:
    if line.text.casefold() in ("tim redaksi", "redaksi"):
        return True
    return line.byline is not None and line.kind is Kind.BYLINE and bool(line.byline.outlet) and not line.byline.author


def first_prose(lines: Sequence[Line], after: int = -1) -> int:
    """The place of the first line of prose after a place; the number of lines when there is none."""
    return next((n for n in range(after + 1, len(lines)) if lines[n].kind is Kind.PROSE), len(lines))


def _count(lines: Sequence[Line], kind: Kind) -> int:
    return sum(line.kind is kind for line in lines)


def _is_foot(line: Line) -> bool:
    """Whether an article ends above the line: the editor, the writer's initials, the copyright, the comments."""
    if line.kind in (Kind.CLUTTER, Kind.INTERRUPTION, Kind.HEADING_OF_LINKS):
        return ends_article(line.text)
    if line.kind is Kind.BYLINE:
        return credits_editor(line.text)
    return line.kind is Kind.OTHER and line.text.startswith("(") and signature(line.text) is not None


def _goes_on(lines: Sequence[Line], start: int, heading: int) -> bool:
    """Whether the article goes on at `start`, below a list of links: up to the next such list there is more prose than
    headlines. Below what stands at the foot of pages there must be more prose than above it, too."""
    end = next((n for n in range(start, len(lines)) if lines[n].kind is Kind.HEADING_OF_LINKS), len(lines))
    prose = [n for n in range(start, end) if lines[n].kind is Kind.PROSE]
    if not prose or len(prose) <= _count(lines[start : prose[-1]], Kind.OTHER):
        return False
    return not _is_foot(lines[heading]) or _count(lines[heading:], Kind.PROSE) > _count(lines[:heading], Kind.PROSE)


def _without_link_lists(lines: Sequence[Line]) -> list[Line]:
    """The lines without the lists of links under their headings; cut where such a list or the foot ends the article."""
    kept: list[Line] = []
    number = 0
    begun = False
    while number < len(lines):
        line = lines[number]
        kept.append(line)
        number += 1
        begun = begun or line.kind is Kind.PROSE
        if line.kind is Kind.HEADING_OF_LINKS or (begun and _is_foot(line)):
            start = first_prose(lines, number - 1)
            if begun and not _goes_on(lines, start, number - 1):
                kept += [after for after in lines[number:start] if after.kind is not Kind.OTHER]
                break
            number = start
    return kept


def _top(lines: Sequence[Line]) -> list[str]:
    """What of the lines above the first prose belongs to the article: what stands below the last known furniture."""
    known = [n for n, line in enumerate(lines) if line.kind is not Kind.OTHER]
    return [line.text for line in lines[known[-1] + 1 if known else 0 :]]


def _bottom(lines: Sequence[Line]) -> list[str]:
    """What of the lines below the last prose belongs to the article: what stands above the foot of the page.

    Fragments right above the foot are tags, unless they are the list that the last prose announces.
    """
    kept: list[str] = []
    for line in lines[1:]:
        if line.kind is Kind.OTHER and signature(line.text) is None:
            kept.append(without_initials(line.text))
        elif line.kind is not Kind.INTERRUPTION:
            announced = lines[0].text.endswith(":")
            return [text for text in kept if announced or is_sentence(text) or is_list_item(text)]
    return kept


def _is_day(line: Line) -> bool:
    """Whether the line is a day alone: between paragraphs it heads what happened then."""
    return line.dated is not None and not line.dated.timed and not line.dated.rest


@dataclass(frozen=True, slots=True)
class Parts:
    """The lines of the article, without its headline and without furniture; and all lines from its last on."""

    article: tuple[str, ...]
    foot: tuple[Line, ...]


def divide(lines: Sequence[Line]) -> Parts:
    """Divide the lines below a headline into the article and what stands below it.

    A page without one line of sure prose is a note: of it everything stays that is no known furniture.
    """
    lines = _without_link_lists(lines)
    begin = first_prose(lines)
    if begin == len(lines):
        note = [line.text for line in lines if line.kind is Kind.OTHER and signature(line.text) is None]
        return Parts(tuple(map(without_initials, note)), tuple(lines))
    end = len(lines) - first_prose(lines[::-1])
    body = [line.text for line in lines[begin:end] if line.kind in (Kind.PROSE, Kind.OTHER) or _is_day(line)]
    closed = without_initials(body[-1]) != body[-1]
    bottom = [] if closed else _bottom(lines[end - 1 :])
    return Parts((*_top(lines[:begin]), *map(without_initials, body), *bottom), tuple(lines[end:]))
