"""What came into an archive, and which topics it is about."""

from __future__ import annotations

import threading
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from retrieval.catching_up import Indexes
from retrieval.domain import News, Topic, TopicMatch
from retrieval.embedding.cache import EmbeddingCache
from retrieval.ingest.duplicates import are_near
from retrieval.language.detection import detect
from retrieval.matching import Matching
from retrieval.protocols import Embedder, Matrix
from retrieval.search import topics as likelihood
from retrieval.store.store import Store

_TOGETHER = 500
"""Changes of the archive that are looked at in one go."""


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


@dataclass(frozen=True, slots=True)
class Alerting:
    """The news of an archive that is open."""

    store: Store
    indexes: Indexes
    vectors: TopicVectors
    matching: Matching

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
        story = self.matching.story(article_id)
        if story is None:
            return []
        candidates = [topic for topic in topics if story.shares_words_with(topic)]
        if not candidates:
            return []
        self.indexes.keep_up()
        vectors = self.vectors.of([topic.text for topic in candidates])
        found = (self.matching.match(story, *each) for each in zip(candidates, vectors, strict=True))
        return [match for match in found if match.confidence >= sure]

    def repeats(self, paragraph_id: int, others: Collection[int]) -> frozenset[int]:
        """Those of the other paragraphs that say the same in nearly the same words, with the same figures."""
        # What was told and has been withdrawn since is not told again by the copy that took its place.
        found = self.store.passages.of({paragraph_id, *others}, hidden=True)
        own = found.get(paragraph_id)
        if own is None:
            return frozenset()
        known = found.keys() - {paragraph_id}
        return frozenset(id for id in known if are_near(own.paragraph.text, found[id].paragraph.text))
