"""What came into an archive, and which topics it is about."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from retrieval.catching_up import Indexes
from retrieval.domain import News, Topic, TopicMatch
from retrieval.embedding.cache import EmbeddingCache
from retrieval.ingest.duplicates import are_near
from retrieval.language.detection import detect
from retrieval.language.terms import terms
from retrieval.protocols import Embedder, Matrix
from retrieval.search import topics as likelihood
from retrieval.store.rows import StoredParagraph
from retrieval.store.store import Store

_TOGETHER = 500
"""Changes of the archive that are looked at in one go."""
_SAME_WORDS = {"ms": "id"}
"""Languages whose texts share their words with another's."""


class TopicVectors:
    """The vectors of topics, each embedded once: kept in memory, and in a file for the next process."""

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self._embedder = embedder
        self._folder = folder
        self._lock = threading.Lock()
        self._known: dict[str, Matrix] = {}

    def of(self, texts: Sequence[str]) -> Matrix:
        """One row a text, as questions are embedded."""
        with self._lock:
            new = [text for text in texts if text not in self._known]
            if new:
                with closing(EmbeddingCache(self._embedder, self._folder)) as cache:
                    self._known.update((text, cache.embed_question(text)) for text in new)
            return np.array([self._known[text] for text in texts], np.float32)

    def background(self) -> Matrix:
        """What nearness to a topic is told by."""
        with self._lock, closing(EmbeddingCache(self._embedder, self._folder)) as cache:
            return cache.embed_passages(likelihood.BACKGROUND)


@dataclass(frozen=True, slots=True)
class _Story:
    """An article's paragraphs in order, and their terms."""

    paragraphs: tuple[StoredParagraph, ...]
    terms: likelihood.Paragraphed

    @property
    def language(self) -> str:
        return self.paragraphs[0].article.language


@dataclass(frozen=True, slots=True)
class Alerting:
    """The news of an archive that is open."""

    store: Store
    indexes: Indexes
    vectors: TopicVectors

    def topic(self, text: str) -> Topic | None:
        """The topic that these words name; None when they narrow nothing down, such as "berita terbaru"."""
        language = detect(text)
        if not likelihood.topic_terms(text, language):
            return None
        # Embedded now, while somebody is waiting for one topic and not for a thousand.
        self.vectors.of([text])
        return Topic(text, language)

    def newest(self) -> int:
        """The position of the newest change."""
        return self.store.last_position()

    def since(self, position: int) -> News:
        """The next articles that came, or came anew, after this position, and how far that is."""
        changes = self.store.changes_after(min(position, self.newest()), _TOGETHER)
        came = {change.paragraph_id for change in changes if not change.removed}
        return News(changes[-1].position if changes else self.newest(), tuple(self.store.articles_of(came)))

    def matches(self, article_id: int, topics: Sequence[Topic], sure: float = likelihood.SURE) -> list[TopicMatch]:
        """Those of the topics that the article is about with this probability at least, each with the sentence that
        says so. None when the article has gone."""
        story = self._story(article_id)
        if story is None:
            return []
        there = story.terms.all
        candidates = [each for each in topics if not there.isdisjoint(terms(each.text, story.language))]
        if not candidates:
            return []
        self.indexes.keep_up()
        return [match for match in self._rated(story, candidates) if match.confidence >= sure]

    def repeats(self, paragraph_id: int, others: Collection[int]) -> frozenset[int]:
        """Those of the other paragraphs that say the same in nearly the same words, with the same figures."""
        # What was told and has been withdrawn since is not told again by the copy that took its place.
        found = self.store.passages.of({paragraph_id, *others}, hidden=True)
        own = found.get(paragraph_id)
        if own is None:
            return frozenset()
        known = found.keys() - {paragraph_id}
        return frozenset(id for id in known if are_near(own.paragraph.text, found[id].paragraph.text))

    def _story(self, article_id: int) -> _Story | None:
        found = self.store.passages.of(self.store.passages.ids_of([article_id])).values()
        own = tuple(sorted(found, key=lambda each: each.paragraph.position))
        if not own:
            return None
        article = own[0].article
        sentences = [each.paragraph.sentences for each in own]
        return _Story(own, likelihood.paragraphed(article.title, sentences, article.language))

    def _rated(self, story: _Story, topics: Sequence[Topic]) -> Iterator[TopicMatch]:
        background, vectors = self.vectors.background(), self.vectors.of([topic.text for topic in topics])
        for topic, vector in zip(topics, vectors, strict=True):
            weights = self.indexes.lexical.term_weights(topic.text, story.language)
            weights = likelihood.telling(weights, story.language)
            telling = likelihood.telling_of(story.terms, weights)
            stored = story.paragraphs[telling.paragraph]
            cosines = self._sentence_vectors(stored) @ vector
            near = likelihood.nearness(cosines, background @ vector)
            sure = likelihood.probability(story.terms, weights, near, speaks=_speaks(topic.language, story.language))
            place = max(range(len(telling.shares)), key=lambda at: (telling.shares[at], cosines[at % len(cosines)]))
            sentence = stored.paragraph.sentence_spans[place]
            words = likelihood.matching_words(stored.paragraph.text, sentence, weights.keys(), story.language)
            yield TopicMatch(topic, stored.article, stored.paragraph, sentence, words, sure)

    def _sentence_vectors(self, stored: StoredParagraph) -> Matrix:
        """In rows; the paragraph's own for what was stored without."""
        if len(stored.sentence_vectors):
            return stored.sentence_vectors
        (entry,) = self.store.entries([stored.paragraph.id])
        return entry.vector[np.newaxis]


def _speaks(language: str, other: str) -> bool:
    return _SAME_WORDS.get(language, language) == _SAME_WORDS.get(other, other)
