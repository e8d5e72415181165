"""How new an article is to who asks, for questions that want the latest."""

from __future__ import annotations

from datetime import datetime

from retrieval.domain import Article

_HALF_LIFE = 30.0
"""Days."""


def recency(article: Article, asked: datetime) -> float:
    """1 for what was published when it is asked or later, half of that for each 30 days before; 0 without a date."""
    if article.published is None:
        return 0.0
    days: float = max(0.0, (asked - article.published).total_seconds() / 86400)
    return float(0.5 ** (days / _HALF_LIFE))


def published(article: Article) -> float:
    """Sorts articles by their dates, those without one first."""
    return article.published.timestamp() if article.published else float("-inf")
