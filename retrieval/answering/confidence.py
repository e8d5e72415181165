"""How likely it is that the chosen sentence answers the question: a logistic regression over what can be measured.

Cosines of E5 are high for everything, so no threshold on one of them tells an answer from a near miss. The coefficients
were fitted on questions asked with their passages in the archive and again with them taken out. Where question and text
differ in language their words cannot be compared, and a second set without them serves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import fmean

import regex

from retrieval.answering.choosing import Choice
from retrieval.answering.coefficients import linear
from retrieval.answering.evidence import Asked
from retrieval.domain import Passage
from retrieval.language.terms import canonical_number, terms

_FIGURE = regex.compile(r"\d+(?:[.,:/]\d+)*")
_NAME = regex.compile(r"(?<=\S\s)\p{Lu}[\p{L}\p{M}\p{N}-]+")
"""A capitalised word that is not the question's first."""
_YEAR = regex.compile(r"(?<![\d.,/])(?:19|20)\d\d(?![\d.,/]\d|\d)")
_OF_ANOTHER_YEAR = 0.2
"""What is left of the confidence then. The questions of the fit come without dates, so this was not fitted."""


@dataclass(frozen=True, slots=True)
class Features:
    """What is measured of the best choice. Shares are 0 to 1, and 1 when there is nothing to be found."""

    cosine: float
    """Of the passage."""
    sentence_cosine: float
    lexical: float
    """The passage's lexical score."""
    coverage: float
    """Share of the weight of the question's terms in the passage or its title."""
    sentence_coverage: float
    figures: float
    """Share of the question's figures in the passage, its title or its date."""
    names: float
    """Share of the question's capitalised words in the passage or its title."""
    fits: float
    """1 when the sentence holds what the kind of question asks for."""
    rating: float
    """Of the highlight."""


def _share(wanted: Sequence[str], there: frozenset[str]) -> float:
    return sum(item in there for item in wanted) / len(wanted) if wanted else 1.0


def _figures(text: str) -> list[str]:
    return [canonical_number(figure) for figure in _FIGURE.findall(text)]


def _passage_text(passage: Passage) -> str:
    published = passage.article.published
    date = f"{published.day} {published.month} {published.year}" if published else ""
    return f"{passage.article.title}\n{passage.paragraph.text}\n{date}"


def features(asked: Asked, best: Choice) -> Features:
    """What can be measured of the best choice for a question."""
    passage, text = best.sentence.passage, asked.question.text
    around, language = _passage_text(passage), passage.article.language
    there = frozenset(terms(around, language))
    names = [term for name in _NAME.findall(text) for term in terms(name, language)]
    return Features(
        cosine=passage.scores.cosine,
        sentence_cosine=best.sentence.cosine,
        lexical=passage.scores.lexical,
        coverage=asked.coverage(around, language),
        sentence_coverage=best.sentence.coverage,
        figures=_share(_figures(text), frozenset(_figures(around))),
        names=_share(names, there),
        fits=best.features.fits,
        rating=best.features.rating,
    )


def confidence(asked: Asked, best: Choice) -> float:
    """The estimated probability, 0 to 1, that the choice answers the question."""
    language = best.sentence.passage.article.language
    names = ["confidence_same_language"] if asked.speaks(language) else ["confidence_across_languages"]
    if language != asked.language and asked.speaks(language):
        # Malay and Indonesian share most words and not all: neither way of comparing them is right alone.
        names.append("confidence_across_languages")
    measured = asdict(features(asked, best))
    sure = fmean(linear(name).probability(measured) for name in names)
    return sure * _OF_ANOTHER_YEAR if _is_of_another_year(asked, best.sentence.passage) else sure


def _is_of_another_year(asked: Asked, passage: Passage) -> bool:
    """Whether the question states a year that neither a dated article nor its date has: the news of 2026 does not say
    who won in 2024."""
    if passage.article.published is None:
        return False
    there = frozenset(_figures(_passage_text(passage)))
    return any(year not in there for year in _YEAR.findall(asked.question.text))
