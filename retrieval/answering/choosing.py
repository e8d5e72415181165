"""The sentence that answers, among those that compete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from retrieval.answering.coefficients import linear
from retrieval.answering.evidence import Asked, Sentence
from retrieval.answering.highlighting import highlight_of
from retrieval.answering.kinds import Kind, says_why_or_how
from retrieval.domain import Span


@dataclass(frozen=True, slots=True)
class SentenceFeatures:
    """What tells the sentence that answers from its neighbours."""

    fused: float
    """The rank score of its passage."""
    cosine: float
    coverage: float
    """Share of the weight of the question's terms in the sentence; 0 where words cannot be compared."""
    passage_coverage: float
    """The same for the passage with its title."""
    fits: float
    """1 when it holds what the kind of question asks for: a span, or the words by which reasons are given."""
    rating: float
    """Of its highlight, cut to -1..2; 0 without one."""
    first: float
    """1 for the first sentence of its passage, which tells the news; the answer to a detail comes later."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence, how well it fits, and the span of it that answers, where one does."""

    sentence: Sentence
    features: SentenceFeatures
    score: float
    highlight: Span | None


def _choice(asked: Asked, sentence: Sentence) -> Choice:
    passage, kind = sentence.passage, asked.kind
    language = passage.article.language
    highlight = highlight_of(asked, sentence.text, language)
    comparable = asked.speaks(language)
    fits = kind is Kind.TEXT or highlight is not None or says_why_or_how(kind, sentence.text)
    around = f"{passage.article.title}\n{passage.paragraph.text}"
    features = SentenceFeatures(
        fused=passage.scores.fused,
        cosine=sentence.cosine,
        coverage=sentence.coverage if comparable else 0.0,
        passage_coverage=asked.coverage(around, language) if comparable else 0.0,
        fits=float(fits),
        rating=max(-1.0, min(2.0, highlight.rating)) if highlight else 0.0,
        first=float(sentence.position == 0),
    )
    score = linear("choosing").score(asdict(features))
    return Choice(sentence, features, score, highlight.span if highlight else None)


def choose(asked: Asked, sentences: Sequence[Sentence]) -> list[Choice]:
    """Every sentence, the one that answers best first."""
    return sorted((_choice(asked, sentence) for sentence in sentences), key=lambda choice: -choice.score)
