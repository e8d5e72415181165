"""The headline of a page: what it states for machines, told from what the site adds to it, and as readers see it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from retrieval.domain import normalised
from retrieval.ingest.pages.blocks import Block
from retrieval.ingest.titles import without_site

_SEPARATOR = re.compile(r"\s+(?:[-–—|•·:]|::)\s+|\s*[|｜：]\s*|\s*--\s*|:\s")
_FEWEST_LETTERS = 12
"""A shorter heading is a section of the site, or as good as none in a script of syllables."""
_LONGEST_KICKER = 30


def letters(text: str) -> str:
    """The text's letters and digits alone: equal for what differs in case, spaces and punctuation only."""
    return "".join(filter(str.isalnum, normalised(text)))


def headline(stated: Sequence[str], titles: Sequence[str], blocks: Sequence[Block], sites: Sequence[str]) -> str | None:
    """The headline, from those `stated` in JSON-LD, the `titles` that the page has for others, what is visible on it,
    and the names of the site; the surest first in each. None when nothing could be one."""
    lines = [block for block in blocks if not block.linked or block.heading]
    headings = [line.text for line in lines if line.heading and len(letters(line.text)) >= _FEWEST_LETTERS]
    confirmed = (each for each in stated if _is_confirmed(each, [*titles, *headings]))
    visible = (seen for title in titles if (seen := _heading(title, headings) or _under_kicker(title, lines)))
    bare = (_without_sites(title, sites) for title in titles)
    return next((each for group in (confirmed, visible, bare, headings, stated) for each in group), None)


def _is_confirmed(stated: str, others: Iterable[str]) -> bool:
    """Whether another place on the page says the same, for JSON-LD sometimes describes the site or another article; and
    says no more, for some cut headlines off."""
    whole = letters(stated)
    holding = [other for other in others if len(whole) >= _FEWEST_LETTERS and whole in letters(other)]
    return bool(holding) and not stated.endswith(("...", "…"))


def _heading(title: str, headings: Sequence[str]) -> str | None:
    """The heading that is the title without what the site adds. Where it adds nothing, the title has the punctuation
    that markup stands for in the heading."""
    whole = letters(title)
    parts = [each for each in headings if letters(each) in whole and 3 * len(letters(each)) >= len(whole)]
    return title if any(letters(each) == whole for each in parts) else next(iter(parts), None)


def _under_kicker(title: str, lines: Sequence[Block]) -> str | None:
    """The line that is the title with a kicker before it: "In Picture: ..."."""
    core = max(map(letters, _SEPARATOR.split(title)), key=len)
    short = (line.text for line in lines if len(line.text) <= len(title) + _LONGEST_KICKER)
    ending = (text for text in short if ": " in text and letters(text).endswith(core))
    return next(ending, None) if len(core) >= _FEWEST_LETTERS else None


def _without_sites(title: str, sites: Sequence[str]) -> str:
    """The title without the name of the site before or after it."""
    title, _ = without_site(title)
    names = {letters(site) for site in sites}
    pieces = list(_SEPARATOR.finditer(title))
    if pieces and letters(title[pieces[-1].end() :]) in names:
        return title[: pieces[-1].start()]
    if pieces and letters(title[: pieces[0].start()]) in names:
        return title[pieces[0].end() :]
    return title
