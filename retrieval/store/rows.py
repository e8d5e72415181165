"""What stands in a row, as values; and values as what stands in a row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from sqlalchemy import ColumnElement, Select, and_, func, select

from retrieval.domain import Article, Paragraph, Span, Timeframe
from retrieval.language.terms import ANALYSIS, terms
from retrieval.protocols import Matrix, Vector
from retrieval.store.tables import articles, paragraphs

_COUNTED = paragraphs.alias()
_FACTS = (
    "id",
    "title",
    "source",
    "author",
    "url",
    "published",
    "language",
    "added",
    "corrected",
    "withdrawn",
    "withdrawn_reason",
    "copy_of",
)
"""The columns that an article is read from."""

SentenceTerms: TypeAlias = tuple[tuple[str, ...], ...]
"""The terms of each sentence of a paragraph, in order."""


@dataclass(frozen=True, slots=True)
class NewParagraph:
    """A paragraph on its way into the store."""

    text: str
    sentence_spans: tuple[Span, ...]
    vector: Vector
    sentence_vectors: Matrix


@dataclass(frozen=True, slots=True)
class StoredParagraph:
    """A paragraph with its article, the terms of its sentences, and their vectors in rows; none when it was stored
    before they had any. `copied` says whether the article stands for others."""

    paragraph: Paragraph
    article: Article
    sentence_vectors: Matrix
    terms: SentenceTerms
    copied: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the outbox: the paragraph came, or went. Positions grow and are never used twice."""

    position: int
    paragraph_id: int
    removed: bool


def spans_to_text(spans: Sequence[Span]) -> str:
    return json.dumps([[span.start, span.end] for span in spans])


def spans_from_text(text: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(text))


def terms_to_text(text: str, spans: Sequence[Span], language: str) -> str:
    """The analysis, and then the terms of a sentence a line: no term has a space in it."""
    return "\n".join([ANALYSIS, *map(" ".join, _analysed(text, spans, language))])


def terms_from_text(stored: str | None) -> SentenceTerms | None:
    """None where none were stored, or those of another analysis."""
    analysis, *lines = (stored or "").split("\n")
    return tuple(tuple(line.split()) for line in lines) if analysis == ANALYSIS else None


def terms_of(row: Any) -> SentenceTerms:
    """Those that stand in a paragraph's row, or else its text's as they are now."""
    stored = terms_from_text(row.terms)
    return _analysed(row.text, spans_from_text(row.sentence_spans), row.language) if stored is None else stored


def _analysed(text: str, spans: Sequence[Span], language: str) -> SentenceTerms:
    return tuple(terms(span.of(text), language) for span in spans)


def matrix(stored: bytes | None, sentences: int) -> Matrix:
    """The vectors of that many sentences in rows; shape (0, 0) when none were stored."""
    if stored is None:
        return np.zeros((0, 0), np.float32)
    return np.frombuffer(stored, "<f2").astype(np.float32).reshape(sentences, -1)


def article_query() -> Select[tuple[object, ...]]:
    """Articles with the number of their paragraphs, as `article_of` reads them."""
    count = select(func.count()).where(_COUNTED.c.article_id == articles.c.id).correlate(articles).scalar_subquery()
    return select(*(articles.c[name] for name in _FACTS), count.label("paragraph_count"))


def published_within(timeframe: Timeframe) -> ColumnElement[bool]:
    """Whether an article was published in this period; one without a date never was."""
    epoch = articles.c.published_epoch
    after = epoch.is_not(None) if timeframe.start is None else epoch >= timeframe.start.timestamp()
    return after if timeframe.end is None else and_(after, epoch < timeframe.end.timestamp())


def article_of(row: Any) -> Article:
    return Article(
        row.id,
        row.title,
        row.source,
        row.author,
        row.url,
        row.published,
        row.language,
        row.added,
        row.paragraph_count,
        row.corrected,
        row.withdrawn,
        row.withdrawn_reason,
        row.copy_of,
    )
