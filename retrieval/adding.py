"""How drafts become articles: embedded several at a time, set beside their near copies, committed, indexed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import TypeAlias

from retrieval.catching_up import Indexes
from retrieval.copies import Copies
from retrieval.domain import Addition, Draft
from retrieval.language.sentences import sentence_spans
from retrieval.protocols import Embedder
from retrieval.store.rows import NewParagraph
from retrieval.store.store import Store

_TOGETHER = 96
"""Paragraphs that an import embeds at once: so many that there are enough of like lengths."""

_Prepared: TypeAlias = Addition | tuple[Draft, Sequence[NewParagraph]]


def _portion(waiting: Iterator[Draft]) -> list[Draft]:
    """The next drafts, until they have paragraphs enough; at least one while there are any."""
    portion, count = list[Draft](), 0
    while count < _TOGETHER and (draft := next(waiting, None)):
        portion.append(draft)
        count += max(1, len(draft.paragraphs))
    return portion


class Adding:
    """The way into an archive that is open. Model and indexes are asked for when something needs them."""

    def __init__(self, store: Store, embedder: Callable[[], Embedder], indexes: Callable[[], Indexes]) -> None:
        self._store = store
        self._embedder = embedder
        self._indexes = indexes
        self._lock = threading.Lock()
        self._copies = Copies(store)

    def add_all(self, drafts: Iterable[Draft]) -> Iterator[Addition]:
        """Yields what became of each, in order, once it is safe and can be found. While some are stored the next are
        being embedded."""
        waiting = iter(drafts)
        with ThreadPoolExecutor(1, thread_name_prefix="adding") as ahead:
            ready = self._prepared(_portion(waiting))
            while ready:
                coming = ahead.submit(self._prepared, _portion(waiting))
                additions = [each if isinstance(each, Addition) else self._put(*each) for each in ready]
                if any(addition.outcome.changed for addition in additions):
                    self._indexes().catch_up()
                yield from additions
                ready = coming.result()

    def _prepared(self, drafts: Sequence[Draft]) -> list[_Prepared]:
        """What is known of each already, or the draft with its paragraphs."""
        settled = [self._store.settled(draft) for draft in drafts]
        contents = iter(self.embedded([draft for draft, done in zip(drafts, settled, strict=True) if not done]))
        return [done or (draft, next(contents)) for draft, done in zip(drafts, settled, strict=True)]

    def _put(self, draft: Draft, content: Sequence[NewParagraph]) -> Addition:
        with self._lock:
            place = self._copies.place("\n".join(draft.paragraphs), self._store.number_of(draft))
            addition = self._store.put(draft, content, place)
            if addition.outcome.changed:
                self._copies.took(addition.article.id, place)
        return addition

    def embedded(self, drafts: Sequence[Draft]) -> list[list[NewParagraph]]:
        """The paragraphs of each draft, ready to be stored. Takes seconds, and holds no lock."""
        texts = [text for draft in drafts for text in draft.paragraphs]
        if not texts:
            return []
        spans = [sentence_spans(text, draft.language) for draft in drafts for text in draft.paragraphs]
        embedder = self._embedder()
        vectors = embedder.embed_with_sentences(texts, spans)
        if self._store.embedding_model() is None:
            self._store.record_embedding_model(embedder.model)
        made = (
            NewParagraph(text, own, each.vector, each.sentences)
            for text, own, each in zip(texts, spans, vectors, strict=True)
        )
        return [list(islice(made, len(draft.paragraphs))) for draft in drafts]

    @contextmanager
    def changing(self, article_id: int) -> Iterator[Copies]:
        """For a deed to an article that may change which stands for which; when it is done the indexes know of it."""
        # Opened while there is an article left that says which model they are for.
        indexes = self._indexes() if self._store.embedding_model() else None
        with self._lock:
            family = self._copies.family(article_id)
            try:
                yield self._copies
            finally:
                self._copies.changed(family)
        if indexes:
            indexes.catch_up()
