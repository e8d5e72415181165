"""The same story printed by several outlets, told from stories that merely resemble each other.

Two passages are reprints when the sets of their terms have four fifths of their union in common (Jaccard) and their
figures are the same: yesterday's report on the exchange rate is today's word for word, but for the rate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from retrieval.domain import Passage

_ALIKE = 0.8


def _are_alike(words: frozenset[str], others: frozenset[str]) -> bool:
    common = len(words & others)
    return common >= _ALIKE * (len(words) + len(others) - common)


def merged(passages: Iterable[tuple[Passage, frozenset[str]]]) -> list[Passage]:
    """The passages, each given with its terms, in their order without reprints: the first of each story stays, and the
    articles of the others become its `also_in`, with those that these were linked to."""
    kept: list[Passage] = []
    with_figures: dict[frozenset[str], list[tuple[frozenset[str], int]]] = {}
    for passage, words in passages:
        known = with_figures.setdefault(frozenset(term for term in words if term[0].isdigit()), [])
        same = next((place for others, place in known if _are_alike(others, words)), None)
        if same is None:
            known.append((words, len(kept)))
            kept.append(passage)
        else:
            kept[same] = _also_in(kept[same], passage)
    return kept


def _also_in(first: Passage, reprint: Passage) -> Passage:
    others = {article.id for article in (first.article, *first.also_in)}
    more = [article for article in (reprint.article, *reprint.also_in) if article.id not in others]
    return replace(first, also_in=(*first.also_in, *more))
