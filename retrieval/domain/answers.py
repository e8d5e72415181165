"""Answers: passages that were found, statements that rest on them, and why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from retrieval.domain.articles import Article, Paragraph
from retrieval.domain.questions import Question, Timeframe
from retrieval.domain.text import Span


@dataclass(frozen=True, slots=True)
class Scores:
    """Why a passage was found. `cosine` is -1..1; `lexical` is BM25 as a share of the most the question's terms could
    weigh (0 when no term is shared). `fused` is what the passages are ranked by: how well the best sentence answers, a
    sum of learned weights that compares within one question only."""

    cosine: float
    lexical: float
    fused: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph found for a question, with its article and its scores. `rank` counts from 1. `also_in` are other
    articles that print the same text."""

    paragraph: Paragraph
    article: Article
    scores: Scores
    rank: int
    also_in: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement stands. The quote occurs in the passage, character for character. `number` counts from 1."""

    number: int
    passage: Passage
    quote: str

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError("citations are numbered from 1")
        if not self.quote or self.quote not in self.passage.paragraph.text:
            raise ValueError("a quote must occur in the passage it cites")


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer, as its citations have it; `highlight` is the part that answers, where one does."""

    text: str
    highlight: Span | None
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError("a statement needs a citation")
        if not any(self.text in citation.quote for citation in self.citations):
            raise ValueError("a statement must stand in a quote")
        if self.highlight and self.highlight.end > len(self.text):
            raise ValueError("a highlight must lie inside its statement")


class Reason(StrEnum):
    """Why a question was declined."""

    NOT_A_QUESTION = "not_a_question"
    """Small talk of another kind, or no word at all."""
    GREETING = "greeting"
    THANKS = "thanks"
    ABOUT_THE_BOT = "about_the_bot"
    A_REQUEST = "a_request"
    """Something is to be made or done, which no archive can."""
    EMPTY_ARCHIVE = "empty_archive"
    NOTHING_IN_PERIOD = "nothing_in_period"
    """The period that the question names has no article that fits; `nearest` are of other times."""
    NOTHING_FITS = "nothing_fits"

    @property
    def is_small_talk(self) -> bool:
        return self in (Reason.NOT_A_QUESTION, Reason.GREETING, Reason.THANKS)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What times an archive knows: the dates of its oldest and its newest dated article."""

    oldest: datetime
    newest: datetime


@dataclass(frozen=True, slots=True)
class Timings:
    """How long each stage of an answer took, in milliseconds."""

    embedding: float = 0.0
    searching: float = 0.0
    choosing: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """Statements in order, or none and the reason. `nearest` are the passages closest to the question, one an
    article. `confidence` is the estimated probability that the first statement answers the question.

    `timeframe` is the period it was narrowed to. `searched` is the question with the words of the conversation that
    were added to it, when it was a follow-up. `coverage` tells a declined answer's reader what the archive covers.
    `not_found` are figures and names of the question that the first statement's passage does not hold, or none of the
    passages by which news are told. `subject` is what the statements are the news of, where the question asked for news
    of something and not for a fact, without words where any would do; confidence is then that the first one's article
    is about it.
    """

    question: Question
    language: str
    statements: tuple[Statement, ...]
    confidence: float
    reason: Reason | None = None
    nearest: tuple[Passage, ...] = ()
    timings: Timings = Timings()
    timeframe: Timeframe | None = None
    searched: str | None = None
    coverage: Coverage | None = None
    not_found: tuple[str, ...] = ()
    subject: str | None = None

    def __post_init__(self) -> None:
        if bool(self.statements) == (self.reason is not None):
            raise ValueError("an answer has statements, or a reason why it has none")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError("confidence is a probability")

    @property
    def declined(self) -> bool:
        return self.reason is not None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation of the statements once, by number."""
        found = {citation.number: citation for statement in self.statements for citation in statement.citations}
        return tuple(found[number] for number in sorted(found))
