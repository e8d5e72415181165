"""Articles to read on in: whole, around a passage, and the latest of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from retrieval.domain import Article, Excerpt, Passage, Question
from retrieval.errors import ArticleNotFoundError
from retrieval.store.store import Store

_ON_A_TOPIC, _TOPIC_SHARE = 200, 0.6
"""Passages in which the newest headlines on a topic are looked for, and the lexical score that makes them of it."""


@dataclass(frozen=True, slots=True)
class Browsing:
    """The articles of an archive that is open. `search` finds so many passages for a question."""

    store: Store
    search: Callable[[Question, int], list[Passage]]

    def whole(self, article_id: int) -> Excerpt:
        """The article with all its paragraphs. Raises ArticleNotFoundError, for one that is withdrawn too."""
        excerpt = self.store.whole(article_id)
        if excerpt.article.withdrawn:
            raise ArticleNotFoundError(article_id)
        return excerpt

    def around(self, paragraph_id: int, reach: int = 1) -> Excerpt | None:
        """The paragraph between those up to `reach` before and after it; None when it is not in the archive any more.
        What has become a copy of another article since it was cited is still there."""
        found = self.store.passages.of([paragraph_id], hidden=True).get(paragraph_id)
        if found is None or found.article.withdrawn:
            return None
        near = range(found.paragraph.position - reach, found.paragraph.position + reach + 1)
        own = self.store.whole(found.article.id).paragraphs
        return Excerpt(found.article, tuple(each for each in own if each.position in near))

    def latest(self, limit: int, topic: Question | None = None) -> list[Article]:
        """The newest articles, or the newest that have most words of `topic`; the newest first."""
        if topic is None:
            return self.store.articles(limit, copies=False)
        found = self.search(topic, _ON_A_TOPIC)
        about = {each.article.id: each.article for each in found if each.scores.lexical >= _TOPIC_SHARE}
        return sorted(about.values(), key=_newness, reverse=True)[:limit]


def _newness(article: Article) -> tuple[bool, float, int]:
    """Sorts by date; those without a date first, and by when they were added."""
    published = article.published
    return published is not None, published.timestamp() if published else 0.0, article.id
