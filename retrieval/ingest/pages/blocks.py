"""A page's markup as the blocks of text that a reader sees, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from retrieval.errors import Flaw, UnreadableError
from retrieval.ingest.cleaning import MAX_CHARACTERS, tidy

MOST_BLOCKS = 5_000
"""Blocks that are looked at; no article needs more, and every rule takes its time on each."""
MOST_ELEMENTS = 20_000
"""Elements of a page that is read at all; trafilatura takes five seconds for so many."""
_MOST_COST = 500_000_000
_INLINE_FILE = re.compile(r"data:[^\"'\s<>]*")
_BREAKING = frozenset(
    "address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr label legend li main menu nav ol option p pre section "
    "summary table tbody tfoot thead tr ul video".split()
)
"""Elements that begin and end a block."""
_UNSEEN = frozenset(
    "audio canvas datalist head iframe math noframes noscript object script select style svg template textarea".split()
)
_BESIDE = frozenset("aside button dialog figcaption figure footer menu nav option".split())
"""Elements that stand beside an article, not in it."""
_ROOMS = frozenset("article aside body div footer form header main nav section table td".split())
"""Elements that hold what belongs together."""
_HEADINGS = frozenset("h1 h2 h3".split())
_CELLS = frozenset(("td", "th"))
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_HAS_BLOCKS = etree.XPath("boolean(.//p or .//div or .//table or .//ul or .//ol or .//br)")


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the page. `linked` is the share of its characters that are links; `beside` says that it stands in a
    part of the page that is no article by its very markup, `item` that it is one of a list. Blocks of one `room` stand
    in the same element."""

    text: str
    linked: float
    room: int
    heading: bool = False
    beside: bool = False
    item: bool = False


def parsed(html: str) -> HtmlElement:
    """The page's tree. Raises UnreadableError when it has none, or a huge one."""
    if _cost_of_attributes(html) > _MOST_COST:
        raise UnreadableError(Flaw.TOO_LONG, "the page has an element with far too many attributes")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        # Bytes: lxml refuses texts that declare their own encoding.
        root = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(Flaw.EMPTY, "the page is empty") from error
    _require_page_size(root)
    return root


def _cost_of_attributes(html: str) -> int:
    """What a tag costs the parser, which compares each attribute with all before it; in comparisons, at most."""
    pieces = (piece[piece.index("<") :] for piece in _INLINE_FILE.sub("", html).split(">") if "<" in piece)
    return sum(sum(map(piece.count, " \t\n\r\f/=")) ** 2 for piece in pieces)


def _require_page_size(root: HtmlElement) -> None:
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise UnreadableError(Flaw.TOO_LONG, f"the page has more than {MOST_ELEMENTS:,} elements")
    seen = sum(
        len(element.text or "") + len(element.tail or "") for element in root.iter() if element.tag not in _UNSEEN
    )
    if seen > MAX_CHARACTERS:
        raise UnreadableError(Flaw.TOO_LONG, f"the page has {seen:,} characters; {MAX_CHARACTERS:,} are the most")


@dataclass(slots=True)
class _Open:
    """The block that is being read, and what is open around it."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    headings: int = 0
    beside: int = 0
    items: int = 0
    rooms: list[int] = field(default_factory=lambda: [0])
    rooms_seen: int = 0

    def take(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.linked += len(text.strip()) if self.links else 0

    def close(self) -> Block | None:
        raw = "".join(self.pieces)
        linked, self.pieces, self.linked = self.linked, [], 0
        text = tidy(raw).replace(" | :", ":").strip("| ")
        if not any(map(str.isalnum, text)):
            return None
        share = min(1.0, linked / len(text))
        return Block(text, share, self.rooms[-1], self.headings > 0, self.beside > 0, self.items > 0)

    def count(self, tag: str, step: int) -> None:
        self.links += step * (tag == "a")
        self.headings += step * (tag in _HEADINGS)
        self.beside += step * (tag in _BESIDE)
        self.items += step * (tag == "li")
        if tag in _ROOMS and step > 0:
            self.rooms_seen += 1
            self.rooms.append(self.rooms_seen)
        elif tag in _ROOMS:
            self.rooms.pop()


def _is_unseen(element: HtmlElement) -> bool:
    return element.tag in _UNSEEN or "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _breaks(element: HtmlElement) -> bool:
    return element.tag in _BREAKING or (element.tag in _CELLS and bool(_HAS_BLOCKS(element)))


def _walk(root: HtmlElement) -> Iterator[Block | None]:
    reading = _Open()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        breaks = _breaks(element)
        if event == "start":
            if breaks:
                yield reading.close()
            reading.count(element.tag, 1)
            if _is_unseen(element):
                walker.skip_subtree()
            else:
                reading.take(element.text)
        else:
            if breaks:
                yield reading.close()
            elif element.tag in _CELLS and element.getnext() is not None:
                reading.take(" | ")
            reading.count(element.tag, -1)
            reading.take(element.tail)
    yield reading.close()


def blocks_of(root: HtmlElement) -> list[Block]:
    """The first blocks of the page that hold a word."""
    found: list[Block] = []
    for block in _walk(root):
        if block is not None:
            found.append(block)
        if len(found) == MOST_BLOCKS:
            break
    return found
