"""A question until its answer: its time, what it continues, its passages, and what they say."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from retrieval.answering.composing import compose, nearest
from retrieval.answering.evidence import Asked
from retrieval.catching_up import Indexes
from retrieval.domain import Answer, Passage, Question, Reason, Timeframe, Timings
from retrieval.language.detection import detect
from retrieval.language.terms import terms
from retrieval.protocols import Embedder, IndexQuery, Vector
from retrieval.search.followup import expanded
from retrieval.search.ranking import rank
from retrieval.search.timeframe import timeframe_of, wants_newest
from retrieval.store.store import Store

_CANDIDATES = 30
"""Passages that an answer is looked for in."""
_CARRIED = 0.3
"""What a word counts that a follow-up takes from the turns before it; its own words count in full."""
_NEWEST, _HALF_LIFE = 0.03, 30.0
"""What the newest article gains in score when the question wants the latest, and the days after which half is left."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What a question needs of an archive that is open."""

    store: Store
    indexes: Indexes
    embedder: Embedder
    threshold: float

    def understand(self, question: Question) -> Asked:
        """The question as it is compared: its language, its vector, the weights of its terms in this archive.

        A follow-up is read with the words that it leaves out, and its vector lies half way between both readings: the
        whole of it alone finds the earlier answer again.
        """
        language = question.language or detect(question.text)
        vector = self.embedder.embed_question(question.text)
        whole = expanded(question.text, language, question.conversation)
        if whole is None:
            return Asked(question, language, vector, self.indexes.lexical.term_weights(question.text, language))
        own = set(terms(question.text, language))
        weights = {
            term: weight if term in own else _CARRIED * weight
            for term, weight in self.indexes.lexical.term_weights(whole, language).items()
        }
        vector = _between(vector, self.embedder.embed_question(whole))
        return Asked(replace(question, text=whole), language, vector, weights)

    def timeframe(self, question: Question) -> Timeframe | None:
        """The period that the question names, unless it is lifted, or no article has a date to be held against it."""
        if question.whenever or self.store.coverage() is None:
            return None
        return timeframe_of(question.text, question.asked)

    def find(
        self, asked: Asked, limit: int, without: Collection[int], timeframe: Timeframe | None = None
    ) -> list[Passage]:
        """The passages nearest to the question, best first; of this period and none of the articles `without`."""
        hidden = self.store.paragraph_ids_of(without)
        among = self.store.paragraph_ids_within(timeframe) if timeframe else None
        query = IndexQuery(asked.question.text, asked.language, asked.vector, among, hidden)
        candidates = rank(query, self.indexes.dense, self.indexes.lexical, limit)
        # A paragraph that was removed a moment ago may still be in an index, and is not in the store any more.
        stored = self.store.paragraphs([candidate.id for candidate in candidates])
        passages = [
            Passage(stored[each.id].paragraph, stored[each.id].article, each.scores, 1)
            for each in candidates
            if each.id in stored
        ]
        if wants_newest(asked.question.text):
            passages.sort(key=lambda passage: -passage.scores.fused - _recency(passage, asked.question.asked))
        return [replace(passage, rank=number) for number, passage in enumerate(passages, 1)]

    def answer(self, question: Question, without: Collection[int]) -> Answer:
        """Answer from the archive, or decline. A period in which nothing fits is named, with what other times have."""
        began = time.perf_counter()
        asked = self.understand(question)
        timeframe = self.timeframe(question)
        embedded = time.perf_counter()
        passages = self.find(asked, _CANDIDATES, without, timeframe)
        found = time.perf_counter()
        answer = compose(asked, passages, self.embedder.embed_passages, self.threshold)
        if timeframe and answer.declined:
            others = nearest(self.find(asked, _CANDIDATES, without))
            answer = replace(answer, reason=Reason.NOTHING_IN_PERIOD, nearest=others)
        chosen = time.perf_counter()
        return replace(
            answer,
            question=question,
            timings=Timings(*(1000 * seconds for seconds in (embedded - began, found - embedded, chosen - found))),
            timeframe=timeframe,
            searched=asked.question.text if asked.question.text != question.text else None,
            coverage=self.store.coverage() if answer.declined else None,
        )


def _between(one: Vector, other: Vector) -> Vector:
    middle = one + other
    unit: Vector = middle / np.linalg.norm(middle)
    return unit


def _recency(passage: Passage, asked: datetime) -> float:
    published = passage.article.published
    days = max(0.0, (asked - published).total_seconds() / 86400) if published else float("inf")
    return float(_NEWEST * 0.5 ** (days / _HALF_LIFE))
