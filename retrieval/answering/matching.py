"""Which of a question's words stand in a passage: word for word, in a like spelling, around it, or nowhere."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import extractOne

from retrieval.answering.evidence import Asked

_ALIKE = 0.8
"""Likeness (Jaro-Winkler) from which two words may be spellings of one name: Soedoko, Sudoko."""
_SHORTEST, _LONGER_BY = 4, 4
"""Letters of a word that may be misspelt, and by how many its other spelling may differ in length."""
_BESIDE = 0.5
"""What a word counts that stands in a paragraph beside the passage only."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Shares of the weight of the question's words, 0 to 1."""

    coverage: float
    """Of those in the passage or its title, and half of those in the paragraphs beside it."""
    resembled: float
    """Of those that are only resembled by a word."""
    missing: float
    """Of the heaviest word that is in none of these."""
    missing_weight: float
    """The weight of that word: it grows with the archive."""
    missing_figure: float
    missing_name: float
    """Of the heaviest figure, and of the heaviest name, that is in none of these."""
    missing_words: int
    """How many words are in none of these; not a share."""


def matches(asked: Asked, there: frozenset[str], beside: frozenset[str]) -> Matches:
    """How a passage holds the question's words: `there` are the terms of its text and title, `beside` those of the
    paragraphs around it."""
    missing = {term: weight for term, weight in asked.weights.items() if term not in there}
    near = sum(missing.pop(term) for term in list(missing) if term in beside)
    covered = sum(asked.weights.values()) - sum(missing.values()) - (1.0 - _BESIDE) * near
    spellings = _by_initial(there, {term[0] for term in missing})
    left = {term: weight * (1.0 - _resemblance(term, spellings)) for term, weight in missing.items()}
    heaviest = max(left.values(), default=0.0)
    figure = max((weight for term, weight in left.items() if term[0].isdigit()), default=0.0)
    name = max((weight for term, weight in left.items() if term in asked.names), default=0.0)
    return Matches(
        coverage=covered / asked.weight,
        resembled=(sum(missing.values()) - sum(left.values())) / asked.weight,
        missing=heaviest / asked.weight,
        missing_weight=heaviest,
        missing_figure=figure / asked.weight,
        missing_name=name / asked.weight,
        missing_words=len(missing),
    )


def _by_initial(terms: Collection[str], initials: Iterable[str]) -> Mapping[str, Sequence[str]]:
    return {initial: [term for term in terms if term[0] == initial] for initial in initials}


def _resemblance(term: str, spellings: Mapping[str, Sequence[str]]) -> float:
    """How sure a term is another's spelling, 0 to 1; the others are given by their first letter."""
    if len(term) < _SHORTEST or term[0].isdigit():
        return 0.0
    candidates = [other for other in spellings.get(term[0], ()) if abs(len(other) - len(term)) <= _LONGER_BY]
    best = extractOne(term, candidates, scorer=JaroWinkler.similarity, score_cutoff=_ALIKE)
    return (best[1] - _ALIKE) / (1.0 - _ALIKE) if best else 0.0


def length(count: int) -> float:
    """The logarithm of a number of terms."""
    return math.log1p(count)
