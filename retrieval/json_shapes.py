"""The shapes in which the command line hands values to programs. Moments are ISO 8601 with their zone."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any, TypeAlias

from retrieval.domain import (
    Addition,
    Answer,
    Article,
    CheckReport,
    Citation,
    Coverage,
    Feed,
    Passage,
    Scores,
    Statement,
    Timeframe,
)

JsonObject: TypeAlias = dict[str, Any]


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _headline(article: Article) -> JsonObject:
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "author": article.author,
        "published": _moment(article.published),
        "url": article.url,
        "corrected": _moment(article.corrected),
    }


def article_object(article: Article) -> JsonObject:
    return {
        **_headline(article),
        "language": article.language,
        "added": _moment(article.added),
        "paragraphs": article.paragraph_count,
        "withdrawn": _moment(article.withdrawn),
        "withdrawn_reason": article.withdrawn_reason,
        "copy_of": article.copy_of,
    }


def addition_object(addition: Addition) -> JsonObject:
    return {"outcome": addition.outcome.value, "article": article_object(addition.article)}


def _paragraph(passage: Passage) -> JsonObject:
    paragraph = passage.paragraph
    return {"id": paragraph.id, "position": paragraph.position, "text": paragraph.text}


def _scores(scores: Scores) -> JsonObject:
    return {name: round(value, 4) for name, value in asdict(scores).items()}


def passage_object(passage: Passage) -> JsonObject:
    return {
        "rank": passage.rank,
        "scores": _scores(passage.scores),
        "article": _headline(passage.article),
        "paragraph": _paragraph(passage),
        "also_in": [_headline(article) for article in passage.also_in],
    }


def _citation(citation: Citation) -> JsonObject:
    passage = citation.passage
    return {
        "number": citation.number,
        "quote": citation.quote,
        "article": _headline(passage.article),
        "paragraph": _paragraph(passage),
        "also_in": [_headline(article) for article in passage.also_in],
    }


def _statement(statement: Statement) -> JsonObject:
    return {
        "text": statement.text,
        "highlight": statement.highlight.of(statement.text) if statement.highlight else None,
        "citations": [citation.number for citation in statement.citations],
    }


def _timeframe(timeframe: Timeframe, question: str) -> JsonObject:
    """`words` are those of the question that name the period."""
    words = timeframe.words.of(question) if timeframe.words else None
    return {"start": _moment(timeframe.start), "end": _moment(timeframe.end), "words": words}


def _coverage(coverage: Coverage) -> JsonObject:
    return {"oldest": _moment(coverage.oldest), "newest": _moment(coverage.newest)}


def answer_object(answer: Answer) -> JsonObject:
    return {
        "question": answer.question.text,
        "language": answer.language,
        "status": "declined" if answer.declined else "answered",
        "reason": answer.reason.value if answer.reason else None,
        "confidence": round(answer.confidence, 4),
        "timeframe": _timeframe(answer.timeframe, answer.question.text) if answer.timeframe else None,
        "searched": answer.searched,
        "subject": answer.subject,
        "coverage": _coverage(answer.coverage) if answer.coverage else None,
        "not_found": list(answer.not_found),
        "statements": [_statement(statement) for statement in answer.statements],
        "citations": [_citation(citation) for citation in answer.citations],
        "nearest": [passage_object(passage) for passage in answer.nearest],
        "timings_ms": {name: round(value, 1) for name, value in asdict(answer.timings).items()},
    }


def feed_object(feed: Feed) -> JsonObject:
    return {
        **asdict(feed),
        "interval": feed.interval.total_seconds(),
        "checked": _moment(feed.checked),
        "changed": _moment(feed.changed),
    }


def check_object(report: CheckReport) -> JsonObject:
    return {"ok": not report.problems, **asdict(report)}
