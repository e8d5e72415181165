"""How a question is compared with the archive, and the passages that are nearest to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from retrieval.answering.evidence import Asked, Evidence
from retrieval.answering.offices import office_in
from retrieval.answering.reading import Choice, ranked, read
from retrieval.answering.recency import recency
from retrieval.answering.titles import TERMS_BESIDE, title_asked
from retrieval.catching_up import Indexes
from retrieval.domain import Article, Passage, Question, Scores, Timeframe
from retrieval.language.detection import detect
from retrieval.language.stopwords import FRAME_WORDS
from retrieval.language.terms import terms
from retrieval.protocols import Embedder, IndexQuery, Vector
from retrieval.search.followup import filled_in
from retrieval.search.ranking import Candidate, rank
from retrieval.search.reprints import merged
from retrieval.search.shares import shared_out
from retrieval.search.timeframe import timeframe_of, wants_newest
from retrieval.store.passages import PassageStore
from retrieval.store.rows import StoredParagraph
from retrieval.store.store import Store

LISTED = 16
"""Passages that are read for a list, at least, so that each of its places goes to the best."""
COMPARED = 30
"""Candidates whose likeness tells how far one of them stands out."""
_NO_SPREAD = 0.005
"""Added to the spread of their cosines, which may be none."""
_SHARE = 5
"""Of them, those that one article may have while there are others."""
_CARRIED = 0.4
"""What a word counts that a follow-up takes from the turns before it; its own words count in full."""
_FRAME = 0.3
"""What a word counts that frames a question: "nama", "letak"."""
_TITLED = 6
"""Paragraphs that are read because they have the office that is asked for."""
_NEWEST = 1.0
"""What the newest article gains in score when the question wants the latest."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Finds passages for questions in an archive that is open."""

    store: Store
    indexes: Indexes
    embedder: Embedder

    def understand(self, question: Question) -> Asked:
        """The question as it is compared: its language, its vector, the weights of its terms in this archive.

        A follow-up is read with the words that it leaves out, and its vector lies half way between both readings: the
        whole of it alone finds the earlier answer again.
        """
        language = question.language or detect(question.text)
        vector = self.embedder.embed_question(question.text)
        filled = filled_in(question.text, language, question.conversation)
        whole = filled.text if filled else question.text
        own = set(terms(question.text, language))
        frame = _frame_terms(language)
        weights = {
            term: weight * (1.0 if term in own else _CARRIED) * (_FRAME if term in frame else 1.0)
            for term, weight in self.indexes.lexical.term_weights(whole, language).items()
        }
        if filled is None:
            return Asked(question, language, vector, weights)
        vector = _between(vector, self.embedder.embed_question(whole))
        gone, come = (frozenset(terms(words, language)) for words in (filled.gone, filled.come))
        carried = frozenset[str]() if come else frozenset(weights.keys() - own - frame)
        return Asked(replace(question, text=whole), language, vector, weights, gone, come, carried)

    def timeframe(self, question: Question) -> Timeframe | None:
        """The period that the question names, unless it is lifted, or no article has a date to be held against it."""
        named = None if question.whenever else timeframe_of(question.text, question.asked)
        return named if named and self.store.coverage() else None

    def evidence(
        self, asked: Asked, limit: int, without: Collection[int], timeframe: Timeframe | None = None
    ) -> list[Evidence]:
        """The passages that both indexes propose, best first, to be read; of this period and none of the articles
        `without`. Reprints count once, and one article does not take the places of all others."""
        with self.store.passages.at_once() as passages:
            hidden = passages.ids_of(without)
            among = passages.ids_within(timeframe) if timeframe else None
            query = IndexQuery(asked.question.text, asked.language, asked.vector, among, hidden)
            ahead = self._ahead(asked, query)
            candidates = rank(query, self.indexes.dense, self.indexes.lexical, 2 * max(limit, COMPARED), ahead)
            standing = _standing([candidate.scores.cosine for candidate in candidates[: max(limit, COMPARED)]])
            kept = _kept(passages, candidates, limit + limit // 2)
            stored = {candidate.id: each for candidate, each in kept}
            copies = passages.copies_of({each.article.id for each in stored.values() if each.copied})
            told = (_passage(each, candidate.scores, copies) for candidate, each in kept)
            words = (frozenset[str]().union(*each.terms) for _, each in kept)
            found = merged(zip(told, words, strict=True))[:limit]
            beside = passages.beside([passage.paragraph.id for passage in found])
        return [
            Evidence(
                passage,
                _cosines(stored[passage.paragraph.id], passage, asked.vector),
                stored[passage.paragraph.id].terms,
                beside.get(passage.paragraph.id, frozenset()),
                standing(passage.scores.cosine),
            )
            for passage in found
        ]

    def _ahead(self, asked: Asked, query: IndexQuery) -> list[int]:
        """Paragraphs with the office that is asked for, by its very name: who holds it is often told in passing, in
        articles about anything else."""
        title = title_asked(asked)
        return self.indexes.lexical.with_phrase(query, title, _TITLED, TERMS_BESIDE) if title else []

    def read(self, asked: Asked, evidence: Sequence[Evidence]) -> list[Choice]:
        """The passages best first, each by its sentence that answers best; the newest ahead of equals when the question
        wants them, and who holds the office that it asks for ahead of who does not."""
        newest = _NEWEST * wants_newest(asked.question.text)
        choices = sorted(
            read(asked, evidence),
            key=lambda each: (
                office_in(asked, each.text, each.passage.article.language, each.highlight).setback
                - newest * recency(each.passage.article, asked.question.asked)
                - each.score
            ),
        )
        return shared_out(choices, lambda choice: choice.passage.article.id, _SHARE)

    def find(
        self, asked: Asked, limit: int, without: Collection[int], timeframe: Timeframe | None = None
    ) -> list[Passage]:
        """The passages nearest to the question, best first."""
        choices = self.read(asked, self.evidence(asked, max(limit, LISTED), without, timeframe))
        return [ranked(choice, number).passage for number, choice in enumerate(choices[:limit], 1)]


@cache
def _frame_terms(language: str) -> frozenset[str]:
    return frozenset(terms(" ".join(FRAME_WORDS), language))


def _kept(
    passages: PassageStore, candidates: Sequence[Candidate], most: int
) -> list[tuple[Candidate, StoredParagraph]]:
    """The best candidates, at most so many, of which no article has more than its share while there are others.

    They are read from the store some at a time: the first do nearly always. A paragraph that was removed a moment ago
    may still be in an index, and is not in the store any more.
    """
    kept: list[tuple[Candidate, StoredParagraph]] = []
    shown: list[tuple[Candidate, StoredParagraph]] = []
    for start in range(0, len(candidates), most):
        portion = candidates[start : start + most]
        stored = passages.of([candidate.id for candidate in portion])
        shown += [(candidate, stored[candidate.id]) for candidate in portion if candidate.id in stored]
        kept = shared_out(shown, lambda each: each[1].article.id, _SHARE)[:most]
        if len(kept) == most and max(Counter(each.article.id for _, each in kept).values()) <= _SHARE:
            break
    return kept


def _standing(cosines: Sequence[float]) -> Callable[[float], float]:
    """How many standard deviations a likeness lies above the mean of these."""
    if not cosines:
        return float
    values = np.asarray(cosines)
    mean, spread = float(values.mean()), float(values.std()) + _NO_SPREAD
    return lambda cosine: (cosine - mean) / spread


def _passage(stored: StoredParagraph, scores: Scores, copies: Mapping[int, tuple[Article, ...]]) -> Passage:
    return Passage(stored.paragraph, stored.article, scores, 1, copies.get(stored.article.id, ()))


def _cosines(stored: StoredParagraph, passage: Passage, vector: Vector) -> tuple[float, ...]:
    """The likeness of each sentence to the question; the passage's own where its sentences were stored without."""
    if not len(stored.sentence_vectors):
        return (passage.scores.cosine,) * len(passage.paragraph.sentence_spans)
    return tuple(map(float, stored.sentence_vectors @ vector))


def _between(one: Vector, other: Vector) -> Vector:
    middle = one + other
    unit: Vector = middle / np.linalg.norm(middle)
    return unit
