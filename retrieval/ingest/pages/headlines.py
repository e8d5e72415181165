"""The headline of a page: what it states for machines, told from what the site adds to it, and as readers see it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from retrieval.domain import normalised
from retrieval.ingest.titles import without_site

_SEPARATOR = re.compile(r"\s+(?:[-–—|•·:]|::)\s+|\s*[|｜：]\s*|\s*--\s*|:\s")
_FEWEST_LETTERS = 12
"""A shorter heading is a section of the site, or as good as none in a script of syllables."""
_LONGEST_KICKER = 30


def letters(text: str) -> str:
    """The text's letters and digits alone: equal for what differs in case, spaces and punctuation only."""
    return "".join(filter(str.isalnum, normalised(text)))


def headline(stated: Sequence[str], titles: Sequence[str], headings: Iterable[str], sites: Sequence[str]) -> str | None:
    """The headline, from those `stated` in JSON-LD, the `titles` that the page has for others, its visible `headings`,
    and the names of the site; the surest first in each. None when nothing could be one."""
    seen = [heading for heading in headings if len(letters(heading)) >= _FEWEST_LETTERS]
    confirmed = (each for each in stated if _is_confirmed(each, [*titles, *seen]))
    visible = (heading for title in titles if (heading := _visible(title, seen)))
    bare = (_without_sites(title, sites) for title in titles)
    return next((each for group in (confirmed, visible, bare, seen, stated) for each in group), None)


def _is_confirmed(stated: str, others: Iterable[str]) -> bool:
    """Whether another place on the page says the same, for JSON-LD sometimes describes the site or another article; and
    says no more, for some cut headlines off."""
    whole = letters(stated)
    holding = [other for other in others if len(whole) >= _FEWEST_LETTERS and whole in letters(other)]
    return bool(holding) and not stated.endswith(("...", "…"))


def _visible(title: str, headings: Sequence[str]) -> str | None:
    """The heading that is the title without what the site adds, or with its kicker ("In Picture: ...")."""
    whole = letters(title)
    for heading in headings:
        if (bare := letters(heading)) in whole and len(bare) >= len(whole) // 3:
            return heading
    core = max(map(letters, _SEPARATOR.split(title)), key=len)
    for heading in headings:
        bare = letters(heading)
        if len(core) >= _FEWEST_LETTERS and bare.endswith(core) and len(bare) - len(core) <= _LONGEST_KICKER:
            return heading
    return None


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
