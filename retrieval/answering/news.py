"""The news of a subject: for who asks what there is, not for a fact, the articles that are about it tell, each by the
sentence that says most of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from retrieval.answering.choosing import stated_span
from retrieval.answering.evidence import Asked
from retrieval.answering.recency import published, recency
from retrieval.domain import Answer, Citation, Passage, Span, Statement

ENOUGH = 0.55
"""The least probability that an article is about the subject. Who asks has something to judge it by, and may be told
what somebody who waits for an alert would not be."""
_MOST = 3
"""Articles that tell."""
_RECENT = 0.3
"""What the newest article gains in probability."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Report:
    """An article that is about a subject with this probability, as the `sentence` of one of its paragraphs says. The
    scores of the passage are those by which the article was found."""

    passage: Passage
    sentence: Span
    confidence: float


def news(asked: Asked, subject: str, reports: Iterable[Report], threshold: float) -> Answer | None:
    """What the likeliest and latest of the reports say, the newest first; None where none is likely enough."""
    likely = [report for report in reports if report.confidence >= max(ENOUGH, threshold)]
    likely.sort(key=lambda report: -report.confidence - _RECENT * recency(report.passage.article, asked.question.asked))
    told = sorted(_unlike(likely), key=lambda report: published(report.passage.article), reverse=True)
    if not told:
        return None
    statements = tuple(_statement(report, number) for number, report in enumerate(told, 1))
    nearest = tuple(report.passage for report in told)
    return Answer(asked.question, asked.language, statements, told[0].confidence, None, nearest, subject=subject)


def _unlike(reports: Sequence[Report]) -> list[Report]:
    """The first of them, each of an article and with words of its own: a copy may differ by a blank."""
    kept: list[Report] = []
    told: set[str | int] = set()
    for report in reports:
        said = " ".join(_WORD.findall(report.sentence.of(report.passage.paragraph.text).casefold()))
        own: set[str | int] = {report.passage.article.id, said}
        if told.isdisjoint(own):
            kept.append(report)
        told |= own
    return kept[:_MOST]


def _statement(report: Report, number: int) -> Statement:
    paragraph = report.passage.paragraph
    text = stated_span(paragraph, paragraph.sentence_spans.index(report.sentence)).of(paragraph.text)
    passage = replace(report.passage, rank=number)
    return Statement(text, None, (Citation(number, passage, text),))
