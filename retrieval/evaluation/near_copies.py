"""Passages that say much the same, to be hidden together when a question shall have no answer.

Two passages are near copies when the sets of their terms (stemmed, without function words) have at least half of their
union in common: Jaccard |A & B| / |A | B| >= 0.5. A passage that merely holds the answer's words is not hidden: short
answers ("3", "Jakarta") stand in many passages that answer nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from retrieval.evaluation.datasets import LabelledPassage
from retrieval.language.terms import terms

NEAR = 0.5


class NearCopies:
    """The near copies among a corpus, found over an inverted index of its terms."""

    def __init__(self, corpus: Mapping[str, LabelledPassage]) -> None:
        self._terms = {id: frozenset(terms(row.text, row.language)) for id, row in corpus.items()}
        self._holders: dict[str, list[str]] = defaultdict(list)
        for id, distinct in self._terms.items():
            for term in distinct:
                self._holders[term].append(id)

    def of(self, ids: Collection[str]) -> frozenset[str]:
        """These passages and every near copy of one of them."""
        return frozenset(ids).union(*(self._near(id) for id in ids))

    def _near(self, id: str) -> set[str]:
        own = self._terms[id]
        shared = Counter(other for term in own for other in self._holders[term])
        return {
            other for other, common in shared.items() if common >= NEAR * (len(own) + len(self._terms[other]) - common)
        }
