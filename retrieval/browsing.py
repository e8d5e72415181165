"""Articles to read on in: whole, around a passage, and the latest of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from retrieval.answering.news import ENOUGH
from retrieval.answering.subjects import readings_of, subject_of
from retrieval.domain import Article, Excerpt, Question
from retrieval.errors import ArticleNotFoundError
from retrieval.reporting import Reporting, without_period
from retrieval.store.store import Store

_ON_A_TOPIC = 100
"""Passages whose articles may be the newest on a topic."""


@dataclass(frozen=True, slots=True)
class Browsing:
    """The articles of an archive that is open. `reporting` is asked for where a topic is."""

    store: Store
    reporting: Callable[[], Reporting]

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
        """The newest articles; with a `topic` those that are surely about it, of the period that it names."""
        if topic is None or self.store.passages.are_none():
            return self.store.articles(limit, copies=False)
        reporting = self.reporting()
        timeframe = reporting.finding.timeframe(topic)
        text = without_period(topic.text, topic, timeframe)
        subject = subject_of(text)
        text = subject.text if subject else text
        if not text:
            return self.store.articles(limit, copies=False, within=timeframe)
        for _, subjects in readings_of(text):
            questions = [replace(topic, text=each) for each in subjects]
            reports = [report for each in questions for report in reporting.of(each, (), timeframe, _ON_A_TOPIC)]
            about = {each.passage.article.id: each.passage.article for each in reports if each.confidence >= ENOUGH}
            if about:
                return sorted(about.values(), key=_newness, reverse=True)[:limit]
        return []


def _newness(article: Article) -> tuple[bool, float, int]:
    """Sorts by date; those without a date first, and by when they were added."""
    published = article.published
    return published is not None, published.timestamp() if published else 0.0, article.id
