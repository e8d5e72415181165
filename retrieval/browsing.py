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
        article = self.store.article(article_id)
        if article.withdrawn:
            raise ArticleNotFoundError(article_id)
        found = self.store.paragraphs(self.store.paragraph_ids_of([article_id]), hidden=True)
        own = sorted((stored.paragraph for stored in found.values()), key=lambda paragraph: paragraph.position)
        return Excerpt(article, tuple(own))

    def around(self, paragraph_id: int, reach: int = 1) -> Excerpt | None:
        """The paragraph between those up to `reach` before and after it; None when it is not in the archive."""
        found = self.store.paragraphs([paragraph_id]).get(paragraph_id)
        if found is None:
            return None
        article = self.whole(found.article.id)
        near = (each for each in article.paragraphs if abs(each.position - found.paragraph.position) <= reach)
        return Excerpt(article.article, tuple(near))

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
