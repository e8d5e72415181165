"""How likely it is that a sentence answers the question: boosted trees over what was read.

Cosines of E5 are high for everything, so no threshold on one of them tells an answer from a near miss. The trees were
fitted on questions asked with their passages in the archive and again with them taken out, and on questions that a
small change has made unanswerable. Each feature can move the probability one way only: finding more of the question's
words never makes an answer less sure. Where question and text differ in language their words cannot be compared, and
other trees without them serve.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

import regex

from retrieval.answering.coefficients import trees
from retrieval.answering.evidence import Asked
from retrieval.answering.kinds import Kind
from retrieval.answering.offices import office_in
from retrieval.answering.reading import Choice, figures_in, text_of
from retrieval.domain import Passage
from retrieval.language.terms import terms

_YEAR = regex.compile(r"(?<![\d.,/])(?:19|20)\d\d(?![\d.,/]\d|\d)")
_OF_ANOTHER_YEAR = 0.2
"""What is left of the confidence then. The questions of the fit come without dates, so this was not fitted."""
_OF_THE_OTHER = 0.2
"""What is left where a follow-up asks about another thing, and the sentence is about the first one."""
_OFF_TOPIC = 0.2
"""What is left where the passage has no word of what a follow-up leaves out."""
_WITHOUT_A_FIGURE = 0.2
"""What is left where a number is asked for and the sentence has none: of 59 such in the fit 4 were right."""
_TELLING = 0.75
"""Share of the weight of the question's words from which it counts what else the headline tells."""
_TOLD = 5.0
"""How many times likelier an answer is that the headline tells as well, against its not being one. Of 43 such answers
to questions about articles of an Indonesian portal 42 were right, with 0.05 to 0.89 before."""
_TOLD_OTHERWISE = 0.2
"""What is left where the headline denies the answer. Of 17 choices under one that told another figure or day none was
right, and not all of these does it deny."""
ASKS = {f"asks_{kind.value}": kind for kind in Kind}
"""Feature -> the kind of question of which it is 1, and 0 of any other: what is likely of one is not of another."""
_FARTHEST = 5.0
"""A lead in score beyond which more of it says nothing."""


def measured(asked: Asked, choice: Choice, choices: Sequence[Choice]) -> Mapping[str, float]:
    """What the confidence in a choice rests on: all that was read of it, how it stands among the choices, and what kind
    of answer is asked for.

    `lead` is its score above that of the best choice of another article.
    """
    own = choice.passage.article.id
    others = [other.score for other in choices if other.passage.article.id != own]
    return {
        **choice.features._asdict(),
        "lead": min(choice.score - max(others), _FARTHEST) if others else _FARTHEST,
        "standing": choice.standing,
        **{name: float(asked.kind is kind) for name, kind in ASKS.items()},
    }


def confidence(asked: Asked, choice: Choice, choices: Sequence[Choice]) -> float:
    """The estimated probability, 0 to 1, that the choice answers the question; `choices` are all that were read."""
    language = choice.passage.article.language
    names = ["confidence_same_language"] if asked.speaks(language) else ["confidence_across_languages"]
    if language != asked.language and asked.speaks(language):
        # Malay and Indonesian share most words and not all: neither way of comparing them is right alone.
        names.append("confidence_across_languages")
    features = measured(asked, choice, choices)
    sure = fmean(trees(name).probability(features) for name in names)
    if _is_of_another_year(asked, choice.passage):
        sure *= _OF_ANOTHER_YEAR
    if asked.kind is Kind.NUMBER and not choice.features.fits:
        sure *= _WITHOUT_A_FIGURE
    sure = _beside_the_headline(sure, choice.features.headlined)
    office = office_in(asked, choice.text, language, choice.highlight)
    sure = office.kept * _likelier(sure, office.likelier)
    if _is_of_the_other(asked, choice):
        return sure * _OF_THE_OTHER
    return sure * _OFF_TOPIC if _is_off_topic(asked, choice.passage) else sure


def _beside_the_headline(sure: float, headlined: float) -> float:
    if headlined >= _TELLING:
        return _likelier(sure, _TOLD)
    return sure * _TOLD_OTHERWISE if headlined <= -_TELLING else sure


def _likelier(sure: float, times: float) -> float:
    """The probability whose odds are so many times those of this one."""
    return times * sure / (1.0 + (times - 1.0) * sure)


def _is_of_another_year(asked: Asked, passage: Passage) -> bool:
    """Whether the question states a year that neither a dated article nor its date has: the news of 2026 does not say
    who won in 2024."""
    if passage.article.published is None:
        return False
    there = frozenset(figures_in(text_of(passage)))
    return any(year not in there for year in _YEAR.findall(asked.question.text))


def _is_of_the_other(asked: Asked, choice: Choice) -> bool:
    """Whether the sentence answers the question before, not this one: "40.000 tentara NATO" after "kalau Rusia?"."""
    language, sentences = choice.passage.article.language, choice.passage.paragraph.sentences
    if not (asked.gone and asked.come) or not asked.speaks(language):
        return False
    own = frozenset(terms(choice.text, language))
    near = own.union(terms(sentences[choice.position - 1], language)) if choice.position else own
    return not asked.gone.isdisjoint(own) and asked.come.isdisjoint(near)


def _is_off_topic(asked: Asked, passage: Passage) -> bool:
    """Whether a follow-up is about something of which the passage has no word: "di provinsi mana?" of a cave, answered
    with any other province."""
    language = passage.article.language
    if not asked.carried or not asked.speaks(language):
        return False
    return asked.carried.isdisjoint(terms(text_of(passage), language))
