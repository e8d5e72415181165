"""Which blocks of a page are its article.

trafilatura tells where the article is. What it leaves out between the headline and the article's end, most often the
lead, is taken back where it is a paragraph beyond doubt; how each line reads is the page's own word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from retrieval.ingest.clutter import is_caption
from retrieval.ingest.layout import Kind, Line
from retrieval.ingest.pages.blocks import Block
from retrieval.ingest.pages.headlines import letters
from retrieval.ingest.pages.statements import Stated

_SURE = 25
"""Letters of a line that hardly stands twice on a page."""
_MOST_LINKED = 0.3
"""Share of links in a paragraph; of more it is a list of other articles."""
_LINK = 0.7
"""Share of links in a line that leads elsewhere."""
_BESIDE_HEADLINE = 40
"""Characters beside the headline on its line."""
_OF_LEAD = 60
"""Letters of the description that must stand in the lead: descriptions are cut off."""
_MOST_OF_IT = 0.7
"""Share of what was extracted that a stated body must have: some outlets state the first sentences only."""
_CAPTION = 60
"""Characters of a caption that tells something."""


def extracted_text(root: HtmlElement, url: str) -> str:
    """The article's text as trafilatura finds it; "" when it finds none."""
    # Whoever only asks should not wait for it.
    import trafilatura

    document = trafilatura.bare_extraction(root, url=url, include_comments=False, with_metadata=False)
    # With the options above it is a Document, which the annotation leaves open.
    return str(getattr(document, "text", None) or "")


def _found(blocks: Sequence[Block], text: str) -> list[bool]:
    """For each block, whether it stands in the extracted text; a short one must be a line of it."""
    whole = letters(text)
    lines = set(map(letters, text.splitlines()))
    bare = [letters(block.text) for block in blocks]
    there = [each in whole if len(each) >= _SURE else each in lines for each in bare]
    return [found and block.linked <= _LINK for found, block in zip(there, blocks, strict=True)]


def _covered(blocks: Sequence[Block], found: Sequence[bool]) -> int:
    return sum(len(block.text) for block, there in zip(blocks, found, strict=True) if there)


def _end(blocks: Sequence[Block], found: Sequence[bool], body: str) -> int:
    """The place of the article's last block: of the body that the page states in JSON-LD, if that is no mere beginning
    of it; else of what was extracted."""
    stated = _found(blocks, body)
    surer = stated if _covered(blocks, stated) >= _MOST_OF_IT * _covered(blocks, found) else found
    return max(n for n, there in enumerate(surer) if there)


def _headline_place(blocks: Sequence[Block], title: str, before: int) -> int | None:
    """The last place before a block where the headline stands as it is, or most of it as a heading; else the last one
    where it stands with a little else."""
    whole = letters(title)
    near = [n for n in range(before, -1, -1) if len(blocks[n].text) <= len(title) + _BESIDE_HEADLINE]
    bare = {n: letters(blocks[n].text) for n in near} if whole else {}
    sure = (n for n in bare if bare[n] == whole or (blocks[n].heading and _is_most(bare[n], whole)))
    return next(sure, next((n for n in bare if whole in bare[n]), None))


def _is_most(part: str, whole: str) -> bool:
    return part in whole and 2 * len(part) >= len(whole)


def _is_paragraph(block: Block, line: Line) -> bool:
    return line.kind is Kind.PROSE and not block.beside and block.linked <= _MOST_LINKED


def _is_said(block: Block, description: str) -> bool:
    """Whether the page describes itself by the block, as by a lead or a standfirst, or by its beginning."""
    bare, said = letters(block.text), letters(description)
    return min(len(bare), len(said)) >= _SURE and (bare in said or said[:_OF_LEAD] in bare)


@dataclass(frozen=True, slots=True)
class Selection:
    """The place of the headline, or of the article's first line where it has none; and the article's lines in order,
    with their places."""

    top: int
    places: tuple[int, ...]
    lines: tuple[Line, ...]


def select(blocks: Sequence[Block], lines: Sequence[Line], title: str, told: Stated, extracted: str) -> Selection:
    """Which lines are the article, by what was extracted of the page and what the page states of itself."""
    found = _found(blocks, extracted)
    prose = [n for n, there in enumerate(found) if there and lines[n].kind is Kind.PROSE]
    if not prose:
        return _gallery(blocks, lines, title)
    rooms = {blocks[n].room for n in prose}
    top = _headline_place(blocks, title, prose[0])
    chosen = []
    for n in range(prose[0] if top is None else top + 1, max(prose[0], _end(blocks, found, told.body)) + 1):
        taken_back = _is_paragraph(blocks[n], lines[n]) and blocks[n].room in rooms
        lead = n < prose[0] and not blocks[n].beside and _is_said(blocks[n], told.description)
        if found[n] or taken_back or lead:
            chosen.append(n)
    places = _once(blocks, chosen)
    return Selection(places[0] if top is None else top, places, tuple(lines[n] for n in places))


def _once(blocks: Sequence[Block], places: Sequence[int]) -> tuple[int, ...]:
    """The places without what only repeats: the same block again, as pages have it for narrow screens, and above the
    article what it quotes from it."""
    bare = [letters(blocks[n].text) for n in places]
    kept = []
    for number, words in enumerate(bare):
        ahead = any(words in later and words != later for later in bare[number + 1 :])
        if len(words) < _SURE or not (ahead or words in bare[:number]):
            kept.append(places[number])
    return tuple(kept)


def _gallery(blocks: Sequence[Block], lines: Sequence[Line], title: str) -> Selection:
    """The captions under the headline of a page of pictures, each once: there they are the article."""
    top = _headline_place(blocks, title, len(blocks) - 1) or 0
    captions: dict[str, int] = {}
    for n in range(top, len(blocks)):
        if lines[n].kind is Kind.HEADING_OF_LINKS:
            break
        if is_caption(lines[n].text) and len(lines[n].text) >= _CAPTION and blocks[n].linked <= _MOST_LINKED:
            captions.setdefault(lines[n].text, n)
    places = tuple(captions.values())
    return Selection(top, places, tuple(replace(lines[n], kind=Kind.PROSE) for n in places))
