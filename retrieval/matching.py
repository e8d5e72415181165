"""Which topics a stored article is about, and the sentence of it that says so."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from retrieval.catching_up import Indexes
from retrieval.domain import Topic, TopicMatch
from retrieval.language.kinship import share_words
from retrieval.language.terms import terms
from retrieval.protocols import Matrix, Vector
from retrieval.search import topics as likelihood
from retrieval.store.rows import StoredParagraph
from retrieval.store.store import Store


@dataclass(frozen=True, slots=True)
class Story:
    """An article's paragraphs in order, and their terms."""

    paragraphs: tuple[StoredParagraph, ...]
    terms: likelihood.Paragraphed

    @property
    def language(self) -> str:
        return self.paragraphs[0].article.language

    def shares_words_with(self, topic: Topic) -> bool:
        return not self.terms.all.isdisjoint(terms(topic.text, self.language))


def _place(stored: StoredParagraph) -> tuple[int, int]:
    return stored.article.id, stored.paragraph.position


def _story(own: tuple[StoredParagraph, ...]) -> Story:
    article = own[0].article
    title = frozenset(terms(article.title, article.language))
    return Story(own, likelihood.Paragraphed(title, tuple(tuple(map(frozenset, each.terms)) for each in own)))


@dataclass(frozen=True, slots=True)
class Matching:
    """Holds the articles of an archive that is open against topics. `background` gives what nearness is told by."""

    store: Store
    indexes: Indexes
    background: Callable[[], Matrix]

    def story(self, article_id: int) -> Story | None:
        """The article as topics are held against it; None when it has gone."""
        return self.stories([article_id]).get(article_id)

    def stories(self, article_ids: Collection[int]) -> dict[int, Story]:
        """The same of several articles, by their ids."""
        with self.store.passages.at_once() as passages:
            found = passages.of(passages.ids_of(article_ids)).values()
        articles = groupby(sorted(found, key=_place), key=lambda each: each.article.id)
        return {article_id: _story(tuple(own)) for article_id, own in articles}

    def match(self, story: Story, topic: Topic, vector: Vector) -> TopicMatch:
        """How likely the article is about the topic, whose `vector` is a question's, and the sentence that says most
        of it."""
        weights = self.indexes.lexical.term_weights(topic.text, story.language)
        weights = likelihood.telling(weights, story.language)
        telling = likelihood.telling_of(story.terms, weights)
        stored = story.paragraphs[telling.paragraph]
        cosines = self._sentence_vectors(stored) @ vector
        near = likelihood.nearness(cosines, self.background() @ vector)
        sure = likelihood.probability(story.terms, weights, near, speaks=share_words(topic.language, story.language))
        sentence = stored.paragraph.sentence_spans[telling.sentence]
        words = likelihood.matching_words(stored.paragraph.text, sentence, weights.keys(), story.language)
        return TopicMatch(topic, stored.article, stored.paragraph, sentence, words, sure)

    def _sentence_vectors(self, stored: StoredParagraph) -> Matrix:
        """In rows; the paragraph's own for what was stored without."""
        if len(stored.sentence_vectors):
            return stored.sentence_vectors
        (entry,) = self.store.entries([stored.paragraph.id])
        return entry.vector[np.newaxis]
