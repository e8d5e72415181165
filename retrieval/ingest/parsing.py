"""Pasted text from a news portal becomes a draft of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from retrieval.domain import Draft
from retrieval.errors import Flaw, UnreadableError
from retrieval.ingest.addresses import address_in, is_web_address
from retrieval.ingest.bylines import signature
from retrieval.ingest.cleaning import readable_lines
from retrieval.ingest.clutter import is_sentence
from retrieval.ingest.datelines import split_dateline
from retrieval.ingest.dates import read_date
from retrieval.ingest.fields import Fields, split_fields
from retrieval.ingest.layout import UPDATED, Kind, Line, divide, first_prose, read_line, with_names_after_labels
from retrieval.ingest.outlets import outlet_of_notice, outlet_of_url
from retrieval.ingest.paragraphs import SHORTEST, split_paragraphs, unwrapped
from retrieval.ingest.titles import could_be_headline, title_from, without_site
from retrieval.language.detection import detect

_FEWEST_WORDS = 3
_FEWEST_LETTERS = 15
"""Of a paragraph, in a script that puts no spaces between words."""
_DATELINE_WITHIN = 5
"""Lines; captions of pictures may stand above the report's first one."""
_SIGNED_WITHIN = 3
_HEADLINE_WORDS = 4
"""A line of fewer words above the article is more often a section of the portal than the headline."""
_GALLERY = re.compile(r"(?:foto|video|infografis)\s?:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Report:
    """The article's paragraphs with its dateline split off, and the outlet that the dateline names."""

    paragraphs: tuple[str, ...]
    outlet: str | None
    language: str


def _is_real(paragraph: str) -> bool:
    if len(paragraph) < SHORTEST and not is_sentence(paragraph):
        return False
    if len(paragraph.split()) >= _FEWEST_WORDS:
        return True
    return not paragraph.isascii() and sum(map(str.isalpha, paragraph)) >= _FEWEST_LETTERS


def _without_dateline(lines: Sequence[str]) -> tuple[list[str], str | None]:
    """The lines with the dateline split off, and its outlet. The report begins there: fragments above are captions."""
    for number, line in enumerate(lines[:_DATELINE_WITHIN]):
        dateline = split_dateline(line)
        if dateline.report != line:
            above = [text for text in lines[:number] if is_sentence(text) and len(text) >= SHORTEST]
            return [*above, dateline.report, *lines[number + 1 :]], dateline.outlet
    return list(lines), None


def report_of(lines: Sequence[str], title: str | None, language: str | None = None) -> Report:
    """The report that the article's lines make. `language` is found from the text when it is None.

    Raises UnreadableError when no paragraph of real text is among them.
    """
    lines, outlet = _without_dateline(lines)
    text = "\n".join(lines)
    language = language or detect(f"{title or ''}\n{text}")
    paragraphs = split_paragraphs(text, language)
    if not any(map(_is_real, paragraphs)):
        raise UnreadableError(Flaw.TOO_SHORT, "no paragraph of real text is left; paste the whole article")
    return Report(paragraphs, outlet, language)


def _heads_pictures(lines: Sequence[Line], place: int) -> bool:
    """Whether "FOTO: ..." is the headline of a gallery, not a caption: the date stands right below it."""
    below = lines[place + 1 : place + 2]
    return bool(_GALLERY.match(lines[place].text)) and any(line.kind is Kind.DATE for line in below)


def _headline(lines: Sequence[Line]) -> int | None:
    """The place of the headline: above the first paragraph, the first line that could be one.

    Where furniture was copied along, sections of the portal may stand above it, which have fewer words.
    """
    top = [n for n, line in enumerate(lines) if line.kind in (Kind.OTHER, Kind.PROSE) or _heads_pictures(lines, n)]
    end = next((n for n in top if lines[n].kind is Kind.PROSE and not could_be_headline(lines[n].text)), len(lines))
    if len(top) < 2 or top[0] >= end:
        return None
    if all(line.kind in (Kind.OTHER, Kind.PROSE) for line in lines[:end]):
        return top[0] if could_be_headline(lines[top[0]].text) else None
    candidates = [n for n in top if n < end and could_be_headline(lines[n].text) and signature(lines[n].text) is None]
    worded = [n for n in candidates if len(lines[n].text.split()) >= _HEADLINE_WORDS]
    return next(iter([*worded, *candidates]), None)


def published_of(top: Iterable[Line]) -> datetime | None:
    """The first date on top that names the hour and tells of no update; else the first one."""
    dates = [line for line in top if line.dated]
    original = [line for line in dates if not UPDATED.search(line.text)] or dates
    timed = [line for line in original if line.dated and line.dated.timed] or original
    return timed[0].dated.moment if timed and timed[0].dated else None


def author_of(lines: Sequence[Line], foot: Sequence[Line]) -> str | None:
    """Who a byline names, else who signed right below the article."""
    named = [line.byline.author for line in lines if line.byline and line.byline.author]
    signed = [
        byline.author for line in foot[:_SIGNED_WITHIN] if line.kind is Kind.OTHER and (byline := signature(line.text))
    ]
    return _first([*named, *signed])


def _first(candidates: Iterable[str | None]) -> str | None:
    return next((candidate for candidate in candidates if candidate), None)


def _address(lines: Sequence[Line]) -> str | None:
    """The page's own address: alone on the first or the last line, or in the notice of where the article appeared."""
    edges = (lines[0].text, lines[-1].text) if lines else ()
    alone = [line.strip("<>") for line in edges if is_web_address(line.strip("<>"))]
    notices = [
        address_in(line.text) for line in lines if line.kind is Kind.INTERRUPTION and outlet_of_notice(line.text)
    ]
    return _first([*alone, *notices])


def overridden(draft: Draft, text: str, *, zone: ZoneInfo, now: datetime) -> Draft:
    """The draft with what the fields on the lines of a text say in the place of its own."""
    fields, _ = split_fields(readable_lines(text))
    published = read_date(fields.published, zone=zone, now=now) if fields.published else None
    return replace(
        draft,
        title=fields.title or draft.title,
        source=fields.source or draft.source,
        author=fields.author or draft.author,
        url=(address_in(fields.url) if fields.url else None) or draft.url,
        published=published or draft.published,
    )


def _source(top: Sequence[Line], lines: Sequence[Line], address: str | None, dateline: str | None) -> str | None:
    """The outlet, by the word that is nearest to its own: the address, the head of the page, the dateline, a notice."""
    head = [line.byline.outlet for line in top if line.byline]
    notices = [outlet_of_notice(line.text) for line in lines if line.kind in (Kind.CLUTTER, Kind.INTERRUPTION)]
    foot = [line.byline.outlet for line in lines if line.byline]
    return _first([outlet_of_url(address) if address else None, *head, dateline, *notices, *foot])


def _page(lines: Sequence[str], fields: Fields, zone: ZoneInfo, now: datetime) -> Draft:
    read = with_names_after_labels([read_line(line, zone=zone, now=now) for line in lines if line])
    place = None if fields.title else _headline(read)
    title, site = (fields.title, None) if place is None else without_site(read[place].text)
    below = read[place + 1 :] if place is not None else read
    below = [line for line in below if line.text != title]
    top = [*read[: place or 0], *below[: first_prose(below, first_prose(below))]]
    parts = divide(below)
    report = report_of(parts.article, title)
    address = fields.url if fields.url and is_web_address(fields.url) else _address(read)
    stated = read_date(fields.published, zone=zone, now=now) if fields.published else None
    return Draft(
        title=title or title_from(report.paragraphs[0], report.language),
        paragraphs=report.paragraphs,
        source=fields.source or site or _source(top, read, address, report.outlet),
        author=fields.author or author_of([*top, *parts.foot], parts.foot),
        url=address,
        published=stated or published_of(top),
        language=report.language,
    )


def parse_text(text: str, *, zone: ZoneInfo, now: datetime) -> Draft:
    """The article in a text pasted from a news portal, its clutter removed, its headline, author, outlet and time told.

    `zone` is that of times which do not say theirs; a date more than two days after `now` is not believed. Raises
    UnreadableError when the text is no article.
    """
    fields, lines = split_fields(unwrapped(readable_lines(text)))
    return _page(lines, fields, zone, now)
