"""What an answer is made from: the question in terms and vector, and every sentence that could answer it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from retrieval.answering.kinds import Kind, kind_of
from retrieval.domain import Passage, Question
from retrieval.language.terms import terms
from retrieval.protocols import Matrix, Vector

EmbedPassages = Callable[[Sequence[str]], Matrix]

_READ = 5
"""Passages whose sentences are looked at."""
_SENTENCES = 24
"""Sentences that are embedded at most, those of the best passages first."""
_CLOSE, _CLOSE_IN_ARTICLE = 0.02, 0.07
"""Only sentences of passages ranked so near the best compete, nearer still in other articles: between passages further
apart the ranking knows better, and it alone compares texts of different languages fairly."""
_SAME_WORDS = {"ms": "id"}
"""Languages whose texts share their words with another's."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is compared. `weights` gives each of its terms its idf in the archive."""

    question: Question
    language: str
    vector: Vector
    weights: Mapping[str, float]

    @property
    def kind(self) -> Kind:
        return kind_of(self.question.text)

    def speaks(self, language: str) -> bool:
        """Whether texts in this language use the question's words, so that words can be compared."""
        return _SAME_WORDS.get(language, language) == _SAME_WORDS.get(self.language, self.language)

    def coverage(self, text: str, language: str) -> float:
        """The share, 0 to 1, of the weight of the question's terms that stand in the text."""
        whole = sum(self.weights.values())
        there = set(terms(text, language))
        return sum(weight for term, weight in self.weights.items() if term in there) / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage. `cosine` is its own likeness to the question; `coverage` that of its words."""

    passage: Passage
    position: int
    text: str
    cosine: float
    coverage: float


def _competes(passage: Passage, best: Passage) -> bool:
    within = _CLOSE_IN_ARTICLE if passage.article.id == best.article.id else _CLOSE
    return passage.scores.fused >= best.scores.fused - within


def competing_sentences(asked: Asked, passages: Sequence[Passage], embed: EmbedPassages) -> list[Sentence]:
    """The sentences of the passages at the top in order, each compared with the question. Passages come best first."""
    found = [
        (passage, position, text)
        for passage in passages[:_READ]
        if _competes(passage, passages[0])
        for position, text in enumerate(passage.paragraph.sentences)
    ][:_SENTENCES]
    # A passage of one sentence has its cosine already.
    several = [index for index, (passage, _, _) in enumerate(found) if len(passage.paragraph.sentence_spans) > 1]
    vectors = embed([found[index][2] for index in several])
    own = {index: float(vector @ asked.vector) for index, vector in zip(several, vectors, strict=True)}
    return [
        Sentence(
            passage,
            position,
            text,
            own.get(index, passage.scores.cosine),
            asked.coverage(text, passage.article.language),
        )
        for index, (passage, position, text) in enumerate(found)
    ]
