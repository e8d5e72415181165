"""Where a question's words stand in a sentence, seen from any span of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retrieval.answering.evidence import Asked
from retrieval.domain import Span
from retrieval.language.terms import located_terms


@dataclass(frozen=True, slots=True)
class Around:
    """The terms of a sentence inside a span of it and the one right before it; `near` is how near the question's words
    are, each by its weight and its distance in words, and `known` which share of those inside the question has already,
    both 0 to 1."""

    inside: frozenset[str]
    just_before: frozenset[str]
    near: float
    known: float


class Surroundings:
    """A sentence as it is seen from its spans, of which one that names many people has dozens."""

    def __init__(self, asked: Asked, text: str, language: str) -> None:
        located = located_terms(text, language)
        self._terms = [term for term, _ in located]
        self._starts = [start for _, start in located]
        self._own, self._weight = asked.weights.keys(), asked.weight
        places = _places_of(asked.weights, self._terms)
        # In the question's order, in which the sums below are taken.
        self._asked = [(weight, places[term]) for term, weight in asked.weights.items() if term in places]

    def of(self, span: Span) -> Around:
        """What is around a span of the sentence."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        inside, just_before = frozenset(self._terms[first:last]), frozenset(self._terms[max(0, first - 1) : first])
        known = len(inside & self._own) / max(len(inside), 1)
        return Around(inside, just_before, self._nearness(first, last), known)

    def _nearness(self, first: int, last: int) -> float:
        before = after = 0.0
        for weight, places in self._asked:
            if places[0] < first:
                before += weight / (1.0 + 0.5 * (first - 1 - places[bisect_left(places, first) - 1]))
            if places[-1] >= last:
                after += weight / (1.0 + 0.5 * (places[bisect_left(places, last)] - last))
        return min((before + after) / self._weight, 1.0)


def _places_of(wanted: Mapping[str, float], terms: Sequence[str]) -> dict[str, list[int]]:
    """Where each of the wanted terms stands among these, counted from 0, in order."""
    places: dict[str, list[int]] = {}
    for place, term in enumerate(terms):
        if term in wanted:
            places.setdefault(term, []).append(place)
    return places
