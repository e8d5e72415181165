"""What an answer is made from: the question in terms and vector, and the passages whose sentences could answer it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import regex

from retrieval.answering.kinds import Kind, kind_of
from retrieval.domain import Passage, Question
from retrieval.language.kinship import share_words
from retrieval.language.terms import terms
from retrieval.protocols import Vector

NAME = regex.compile(r"(?<=\S\s)\p{Lu}[\p{L}\p{M}\p{N}-]+")
"""A capitalised word that is not the question's first."""


def _names_in(text: str, language: str) -> frozenset[str]:
    return frozenset(term for name in NAME.findall(text) for term in terms(name, language))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is compared. `weights` gives each of its terms its idf in the archive, less where it only
    frames the question. Where a follow-up asks the same about another thing, `gone` are the terms of the first thing,
    and `come` those of the other; where it asks more about the same, `carried` are those that it leaves out. All three
    are empty otherwise."""

    question: Question
    language: str
    vector: Vector
    weights: Mapping[str, float]
    gone: frozenset[str] = frozenset()
    come: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()
    weight: float = field(init=False)
    """Of all terms together; 1 when there are none, so that shares of it are nothing."""
    kind: Kind = field(init=False)
    names: frozenset[str] = field(init=False)
    """The terms of its capitalised words, the first word apart."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", sum(self.weights.values()) or 1.0)
        object.__setattr__(self, "kind", kind_of(self.question.text))
        object.__setattr__(self, "names", _names_in(self.question.text, self.language))

    def speaks(self, language: str) -> bool:
        """Whether texts in this language use the question's words, so that words can be compared."""
        return share_words(language, self.language)

    def coverage(self, text: str, language: str) -> float:
        """The share, 0 to 1, of the weight of the question's terms that stand in the text."""
        there = set(terms(text, language))
        return sum(weight for term, weight in self.weights.items() if term in there) / self.weight


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage as it is read for a question: the likeness of each of its sentences to the question, the terms of each,
    those of the paragraphs beside it, which may name what it only points at, and its `standing`: by how many standard
    deviations its likeness to the question exceeds the mean of all candidates."""

    passage: Passage
    cosines: tuple[float, ...]
    terms: tuple[tuple[str, ...], ...]
    beside: frozenset[str] = frozenset()
    standing: float = 0.0
