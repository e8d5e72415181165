"""Which blocks of a page are its article.

trafilatura tells where the article is. What it leaves out between the headline and the article's end, most often the
lead, is taken back where it is a paragraph beyond doubt; how each line reads is the page's own word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import trafilatura
from lxml.html import HtmlElement

from retrieval.ingest.layout import Kind, Line
from retrieval.ingest.pages.blocks import Block
from retrieval.ingest.pages.headlines import letters

_SURE = 25
"""Letters of a line that hardly stands twice on a page."""
_MOST_LINKED = 0.3
"""Share of links in a paragraph; of more it is a list of other articles."""
ReadLine = Callable[[str], Line]


def extracted_text(root: HtmlElement, url: str) -> str:
    """The article's text as trafilatura finds it; "" when it finds none."""
    document = trafilatura.bare_extraction(root, url=url, include_comments=False, with_metadata=False)
    # With the options above it is a Document, which the annotation leaves open.
    return str(getattr(document, "text", None) or "")


def _found(blocks: Sequence[Block], text: str) -> list[bool]:
    """For each block, whether it stands in the extracted text; a short one must be a line of it."""
    whole = letters(text)
    lines = set(map(letters, text.splitlines()))
    bare = [letters(block.text) for block in blocks]
    return [each in whole if len(each) >= _SURE else each in lines for each in bare]


def headline_place(blocks: Sequence[Block], title: str, before: int) -> int | None:
    """The last place before a block where the headline stands alone."""
    whole = letters(title)
    places = (
        n for n in range(before, -1, -1) if len(blocks[n].text) < 4 * len(title) and whole in letters(blocks[n].text)
    )
    return next(places, None) if whole else None


def _is_paragraph(block: Block, line: Line) -> bool:
    return line.kind is Kind.PROSE and not block.beside and block.linked <= _MOST_LINKED


def select(blocks: Sequence[Block], lines: Sequence[Line], title: str, text: str) -> tuple[int, list[int]]:
    """The place of the headline, or of the article's first line where it has none; and the places of the article's
    lines. `text` is what was extracted of the page."""
    found = _found(blocks, text)
    prose = [n for n, there in enumerate(found) if there and _is_paragraph(blocks[n], lines[n])]
    places = [n for n, there in enumerate(found) if there]
    if not places:
        return 0, []
    first, last = (prose or places)[0], places[-1]
    top = headline_place(blocks, title, first)
    start = first if top is None else top + 1
    chosen = [n for n in range(start, last + 1) if found[n] or _is_paragraph(blocks[n], lines[n])]
    return start if top is None else top, chosen
