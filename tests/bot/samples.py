"""Answers made by hand, for looking at how they are written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from retrieval import (
    Answer,
    Article,
    Citation,
    Coverage,
    Paragraph,
    Passage,
    Question,
    Reason,
    Scores,
    Span,
    Statement,
    Timeframe,
)

WIB = timezone(timedelta(hours=7))
ASKED = datetime(2022, 3, 25, 1, 0, tzinfo=UTC)
LAST_WEEK = Timeframe(datetime(2022, 3, 14, tzinfo=WIB), datetime(2022, 3, 21, tzinfo=WIB))
COVERAGE = Coverage(datetime(2022, 2, 3, 9, 0, tzinfo=WIB), datetime(2026, 11, 21, 23, 0, tzinfo=WIB))

NATO_SENTENCE = "Saat ini ada sekitar 40.000 tentara di bawah komando langsung NATO di perbatasan timur."
NATO_PARAGRAPH = f"{NATO_SENTENCE} Mereka tersebar dari Baltik hingga Laut Hitam."


def article(
    number: int = 1,
    title: str = "NATO Tambah Pasukan di Perbatasan Timur",
    source: str | None = "Harian Contoh",
    author: str | None = "Susi Susanti",
    url: str | None = "https://contoh.id/nato?a=1&b=2",
    published: datetime | None = datetime(2022, 3, 24, 5, 56, tzinfo=WIB),
) -> Article:
    return Article(number, title, source, author, url, published, "id", ASKED, 3)


def passage(text: str, of: Article | None = None, number: int = 1, also_in: tuple[Article, ...] = ()) -> Passage:
    paragraph = Paragraph(number, (of or article()).id, 0, text, (Span(0, len(text)),))
    return Passage(paragraph, of or article(), Scores(0.9, 0.5, 0.03), 1, also_in)


def statement(text: str, highlight: Span | None, found: Passage, number: int = 1) -> Statement:
    return Statement(text, highlight, (Citation(number, found, text),))


def answer(*statements: Statement, language: str = "id") -> Answer:
    return Answer(Question("berapa tentara NATO di perbatasan timur?", ASKED), language, statements, 0.9)


def declined(reason: Reason, *nearest: Passage) -> Answer:
    return Answer(Question("siapa juara Piala Dunia 2022?", ASKED), "id", (), 0.1, reason, nearest)


def nato_answer() -> Answer:
    start = NATO_SENTENCE.index("40.000 tentara")
    span = Span(start, start + len("40.000 tentara"))
    return answer(statement(NATO_SENTENCE, span, passage(NATO_PARAGRAPH)))
