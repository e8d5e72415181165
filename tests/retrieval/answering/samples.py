"""Questions and passages made without an archive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from retrieval.answering.evidence import Asked, Evidence
from retrieval.domain import Article, Paragraph, Passage, Question, Scores, Span
from retrieval.language.detection import detect
from retrieval.language.sentences import sentence_spans
from retrieval.language.terms import terms
from tests.embedding import HashingEmbedder

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def asked(text: str, **weights: float) -> Asked:
    """A question each of whose terms weighs 2, but for those whose weight is given."""
    language = detect(text)
    each = {term: weights.get(term, 2.0) for term in terms(text, language)}
    return Asked(Question(text, NOW), language, HashingEmbedder().embed_question(text), each)


def passage(
    text: str, title: str = "Judul", *, article: int = 1, published: datetime | None = None, language: str = "id"
) -> Passage:
    origin = Article(article, title, f"Harian {article}", None, None, published, language, NOW, 1)
    return Passage(Paragraph(article, article, 0, text, sentence_spans(text, language)), origin, Scores(0.8, 0.0, 0), 1)


def evidence(found: Passage, cosines: Sequence[float] | None = None, beside: Sequence[str] = ()) -> Evidence:
    """`beside` are the texts of the paragraphs around it."""
    sentences, language = found.paragraph.sentences, found.article.language
    likenesses = tuple(cosines or [found.scores.cosine] * len(sentences))
    around = frozenset(term for text in beside for term in terms(text, language))
    return Evidence(found, likenesses, tuple(terms(sentence, language) for sentence in sentences), around)


def span_of(words: str, sentence: str) -> Span:
    """Where a sentence has these words first."""
    start = sentence.index(words)
    return Span(start, start + len(words))
