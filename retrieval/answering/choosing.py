"""Which sentences are stated, and how much of their passage: the one that answers, and others that add to it.

A sentence that points back ("Jumlah itu ...") is stated with the one before it. Another statement is made only where
another article gives another figure of the same thing: both are shown, the newest first, neither is averaged away.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from retrieval.answering.evidence import Asked
from retrieval.answering.kinds import Kind
from retrieval.answering.reading import Choice, figures_in
from retrieval.answering.recency import published
from retrieval.domain import Citation, Paragraph, Span, Statement
from retrieval.language.terms import terms

_MOST = 3
"""Statements of an answer."""
_LESS_COVERED = 0.1
"""Share of the question's words by which another figure's sentence may hold less than the first's."""
_LONGEST = 700
"""Characters of a statement of two sentences."""

_POINTS_BACK = regex.compile(
    r"""^[\W]*(?:(?:namun|tetapi|akan\ tetapi|selain\ itu|sebab|karena\ itu|but|however|besides)\b[,\s]*)?
    (?:(?:dia|ia|beliau|mereka|keduanya|ketiganya|itu|ini|hal\ (?:itu|ini|tersebut)|demikian|menurutnya|katanya|ujarnya
          |he|she|they|it|this|that|these|those|both)\b
      |\p{Lu}?\p{Ll}+(?:\ \p{Ll}+)?\ (?:itu|tersebut|ini)\b
      |(?:his|her|their|its)\ \p{Ll}+)""",
    regex.VERBOSE | regex.IGNORECASE,
)
"""The openings of sentences whose subject stands in the one before."""


def stated_span(paragraph: Paragraph, position: int) -> Span:
    """The stretch of the paragraph that is stated for a sentence of it: with the one before where it points back."""
    spans = paragraph.sentence_spans
    own = spans[position]
    if position == 0 or not _POINTS_BACK.match(own.of(paragraph.text)):
        return own
    both = Span(spans[position - 1].start, own.end)
    return both if both.end - both.start <= _LONGEST else own


def may_have_several(asked: Asked) -> bool:
    """Whether several statements can answer: only a count can be told in two ways and be read beside the other."""
    return asked.kind is Kind.NUMBER


def statements(asked: Asked, choices: Sequence[Choice]) -> tuple[Statement, ...]:
    """What is stated, each with its citation. Choices come best first, surely one of them; those after the first are
    sure enough to be stated as well, if they add something."""
    stated = [choices[0]]
    for choice in choices[1:]:
        if len(stated) < _MOST and all(_adds(asked, choice, other) for other in stated):
            stated.append(choice)
    if len(stated) > 1 and all(choice.passage.article.published for choice in stated):
        stated.sort(key=lambda choice: published(choice.passage.article), reverse=True)
    return tuple(_statement(choice, number) for number, choice in enumerate(stated, 1))


def _statement(choice: Choice, number: int) -> Statement:
    span = stated_span(choice.passage.paragraph, choice.position)
    shift = choice.passage.paragraph.sentence_spans[choice.position].start - span.start
    highlight = Span(choice.highlight.start + shift, choice.highlight.end + shift) if choice.highlight else None
    text = span.of(choice.passage.paragraph.text)
    return Statement(text, highlight, (Citation(number, choice.passage, text),))


def _adds(asked: Asked, choice: Choice, other: Choice) -> bool:
    """Whether the choice gives another figure of what the other one counts, in another article."""
    if not may_have_several(asked) or choice.passage.article.id == other.passage.article.id:
        return False
    mine, theirs = _highlighted(choice), _highlighted(other)
    figures = figures_in(mine)
    if not figures or not figures_in(theirs) or set(figures) & set(figures_in(theirs)):
        return False
    covers = choice.features.coverage >= other.features.coverage - _LESS_COVERED
    return covers and _unit(mine, choice) == _unit(theirs, other)


def _highlighted(choice: Choice) -> str:
    return choice.highlight.of(choice.text) if choice.highlight else ""


def _unit(words: str, choice: Choice) -> str | None:
    """The last word of a figure that is no number: what it counts."""
    counted = [term for term in terms(words, choice.passage.article.language) if not term[0].isdigit()]
    return counted[-1] if counted else None
