"""The same story printed by several outlets, told from stories that merely resemble each other.

Two passages are reprints when the sets of their terms have four fifths of their union in common (Jaccard) and their
figures are the same: yesterday's report on the exchange rate is today's word for word, but for the rate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.domain import Passage
from retrieval.language.terms import terms

_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class _Content:
    words: frozenset[str]
    figures: frozenset[str]

    def is_reprinted_by(self, other: _Content) -> bool:
        # Cheap tests first: of sixty passages each is held against each.
        sizes = sorted((len(self.words), len(other.words)))
        if self.figures != other.figures or sizes[0] < _ALIKE * sizes[1]:
            return False
        common = len(self.words & other.words)
        return common >= _ALIKE * (sum(sizes) - common)


def _content(passage: Passage) -> _Content:
    each = frozenset(terms(passage.paragraph.text, passage.article.language))
    return _Content(each, frozenset(term for term in each if term[0].isdigit()))


def merged(passages: Sequence[Passage]) -> list[Passage]:
    """The passages in their order without reprints: the first of each story stays, and the articles of the others
    become its `also_in`, with those that these were linked to."""
    kept: list[tuple[_Content, Passage]] = []
    for passage in passages:
        content = _content(passage)
        same = next((n for n, (known, _) in enumerate(kept) if known.is_reprinted_by(content)), None)
        if same is None:
            kept.append((content, passage))
            continue
        known, first = kept[same]
        others = {article.id for article in (first.article, *first.also_in)}
        more = [article for article in (passage.article, *passage.also_in) if article.id not in others]
        kept[same] = known, replace(first, also_in=(*first.also_in, *more))
    return [passage for _, passage in kept]
