"""A news page becomes a draft: headline, outlet, author, time and the article's own paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement

from retrieval.domain import Draft
from retrieval.ingest.addresses import is_front_page, same_site
from retrieval.ingest.bylines import is_name
from retrieval.ingest.cleaning import tidy
from retrieval.ingest.clutter import is_list_item
from retrieval.ingest.dates import read_date
from retrieval.ingest.layout import Kind, Line, divide, read_line, with_names_after_labels
from retrieval.ingest.outlets import known_outlet, outlet_of_url
from retrieval.ingest.pages.blocks import Block, blocks_of, parsed
from retrieval.ingest.pages.headlines import headline, letters
from retrieval.ingest.pages.selecting import Selection, extracted_text, select
from retrieval.ingest.pages.statements import Stated, stated
from retrieval.ingest.parsing import author_of, published_of, report_of
from retrieval.ingest.titles import title_from

_NEAR = 4
"""Lines above the headline and below the article in which its time or its author may stand."""
_LONGEST_NAME = 60
_LANGUAGES_OF_ZONE = frozenset(("id", "ms"))


@dataclass(frozen=True, slots=True)
class Page:
    """An article as its page gives it. `next_page` is the address of its next part, where it goes on on another page;
    `free` is False when the outlet says that only subscribers see the whole."""

    draft: Draft
    next_page: str | None = None
    free: bool = True

    @property
    def partial(self) -> bool:
        """Whether there is more of the article than is here."""
        return self.next_page is not None or not self.free


def parse_page(html: str, url: str, *, zone: ZoneInfo, now: datetime) -> Page:
    """The article on the page that stands at `url`, "" for a saved one of which that is not known.

    `zone` is that of times which do not say theirs; a date more than two days after `now` is not believed. Raises
    UnreadableError when there is no article on it.
    """
    root = parsed(html)
    blocks = blocks_of(root)
    lines = with_names_after_labels([read_line(block.text, zone=zone, now=now) for block in blocks])
    told = stated(root, url)
    title = headline(told.headlines, told.titles, blocks, [*told.publishers, _host(url)])
    extracted = extracted_text(root, url)
    selection = select(blocks, lines, title or "", told, extracted)
    parts = divide([_as_item(line, blocks[n]) for n, line in zip(selection.places, selection.lines, strict=True)])
    if not parts.article and extracted:
        # Its lines stand on the page in another shape than trafilatura gives them.
        parts = divide([read_line(line, zone=zone, now=now) for line in map(tidy, extracted.splitlines()) if line])
    report = report_of(parts.article, title)
    around = _around(lines, selection)
    address = _address(told, url)
    draft = Draft(
        title=title or title_from(report.paragraphs[0], report.language),
        paragraphs=report.paragraphs,
        source=_source(told, address),
        author=_author(told, around, parts.foot),
        url=address or None,
        published=_published(told, around, root, url, report.language, zone, now),
        language=report.language,
    )
    return Page(draft, told.next_page or None, told.free)


def _as_item(line: Line, block: Block) -> Line:
    """The line with the dash of an item, if it is one: its markup is lost in text."""
    bare = block.item and line.kind in (Kind.OTHER, Kind.PROSE) and not is_list_item(line.text)
    return replace(line, text=f"- {line.text}") if bare else line


def _around(lines: Sequence[Line], selection: Selection) -> list[Line]:
    """The lines between headline and article, then those right above the headline, then those right below the article:
    where the time and the author stand, the likeliest first. A day alone above the headline is today."""
    top, places = selection.top, selection.places or (selection.top,)
    first = next((n for n in places if lines[n].kind is Kind.PROSE), places[0])
    above = [line for line in lines[max(0, top - _NEAR) : top] if not line.dated or line.dated.timed]
    return [*lines[top : first + 1], *above, *lines[places[-1] : places[-1] + _NEAR]]


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _address(told: Stated, url: str) -> str:
    """The address that the page gives itself, when it is one of the same site and no front page: no page speaks for
    another one."""
    known = (address for address in told.addresses if not url or same_site(address, url))
    own = (address for address in known if not is_front_page(address))
    return next(own, url)


def _source(told: Stated, address: str) -> str | None:
    named = (known_outlet(name) or name for name in told.publishers if len(name) <= _LONGEST_NAME)
    return outlet_of_url(address) or next(named, None) or _host(address) or None


def _author(told: Stated, around: Sequence[Line], foot: Sequence[Line]) -> str | None:
    """The person whom the page states in JSON-LD, else who a byline names, else whom the page states otherwise: that
    is often the outlet."""
    persons = _persons(told.authors, told)
    return (
        next(iter(persons), None) or author_of([*around, *foot], foot) or next(iter(_persons(told.names, told)), None)
    )


def _persons(names: Sequence[str], told: Stated) -> list[str]:
    outlets = {letters(name) for name in told.publishers}
    return [name for name in names if is_name(name) and " " in name and letters(name) not in outlets]


def _published(
    told: Stated, around: Sequence[Line], root: HtmlElement, url: str, language: str, zone: ZoneInfo, now: datetime
) -> datetime | None:
    """What the page states, else what stands near the headline, else what htmldate makes of the page."""
    stated_moments = (read_date(text, zone=zone, now=now) for text in told.published)
    moment = next(filter(None, stated_moments), None) or published_of(around)
    if moment is None:
        # Whoever only asks should not wait for it.
        import htmldate

        day = htmldate.find_date(root, url=url, original_date=True, extensive_search=False, max_date=now)
        moment = read_date(day, zone=zone, now=now) if day else None
    # Portals here state the time in UTC for machines, and show their readers their own.
    in_utc = moment is not None and moment.utcoffset() == timedelta(0) and language in _LANGUAGES_OF_ZONE
    return moment.astimezone(zone) if moment and in_utc else moment
