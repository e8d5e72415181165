"""Reading the passages that were found: every sentence is measured, and a learned sum says how well it answers.

One score serves three ends. The best sentence of all is the statement, a passage ranks by its best sentence, and the
score of the winner is what confidence rests on. It compares within one question only. The weights are those of a
conditional logit: of all sentences read for a question, the one that answers should have the probability 1.

Where question and passage differ in language their words cannot be compared, and weights without them serve.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

import regex

from retrieval.answering.coefficients import linear
from retrieval.answering.contrasts import opposed, unqualified
from retrieval.answering.evidence import NAME, Asked, Evidence
from retrieval.answering.headlines import Headline, headline_of
from retrieval.answering.highlighting import Highlight, highlight_of
from retrieval.answering.kinds import Kind, says_why_or_how
from retrieval.answering.matching import Matches, length, matches
from retrieval.answering.predicates import predicates
from retrieval.domain import Passage, Span
from retrieval.language.terms import canonical_number, terms

_FIGURE = regex.compile(r"\d+(?:[.,:/]\d+)*")
_NEGATION = regex.compile(
    r"\b(?:tidak|tak|bukan|belum|tanpa|jangan|kecuali|selain|not|never|no|except|without)\b", regex.IGNORECASE
)
_HEADLINED = 3.0
"""What a sentence gains whose highlight a headline tells that holds the whole question. The questions of the fit are
about texts without headlines, so this was not fitted."""
_INCOMPARABLE = Matches(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0)


class Features(NamedTuple):
    """What is measured of a sentence and of the passage around it. Those about words are 0 where languages differ."""

    cosine: float
    """Likeness of the sentence to the question."""
    coverage: float
    resembled: float
    missing: float
    missing_weight: float
    missing_figure: float
    missing_name: float
    missing_words: float
    """Of the passage; see `Matches`."""
    sentence_coverage: float
    """Share of the weight of the question's words in the sentence."""
    with_previous: float
    """The same, in it or the sentence before it."""
    fits: float
    """1 when it holds what the kind of question asks for: a span, or the words by which reasons are given; see
    `says_why_or_how` for more and for less than that."""
    rating: float
    """Of its highlight, cut to -1..2; 0 without one."""
    near: float
    known: float
    """Of its highlight; 0 without one."""
    figures: float
    """Share of the question's figures in the passage, its title or its date; 1 when it has none."""
    names: float
    """Share of the question's capitalised words in the passage or its title; 1 when it has none."""
    sentence_names: float
    """The same, in the sentence."""
    first: float
    """1 for the first sentence of its passage, which tells the news."""
    length: float
    """Of the passage in terms, logarithmic."""
    sentence_length: float
    question_length: float
    negated: float
    """1 when only one of question and sentence denies something."""
    unqualified: float
    """How many of the question's words that narrow what it means the passage and its title lack."""
    opposed: float
    """Of how many of the question's words they have the opposite instead."""
    predicate: float
    """Share of the words for what is said of what is asked for in it or the sentence before it, or the title for the
    first; 1 where the question has none."""
    headlined: float
    """Share of the weight of the question's words in the headline, if that tells the highlight as well; less than 0 if
    it denies it; 0 if it tells nothing of what is asked."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence that could be the statement. `position` counts from 0 in its passage; `highlight` is the span of it
    that answers, where one does; `standing` is its passage's."""

    passage: Passage
    position: int
    features: Features
    score: float
    highlight: Span | None
    standing: float = 0.0

    @property
    def text(self) -> str:
        return self.passage.paragraph.sentences[self.position]


def read(asked: Asked, evidence: Sequence[Evidence]) -> list[Choice]:
    """The best sentence of each passage, best passages first."""
    return best_of([list(choices_of(asked, each)) for each in evidence])


def best_of(passages: Iterable[Sequence[Choice]]) -> list[Choice]:
    """The best choice of each passage, the best of them first."""
    best = (max(choices, key=lambda choice: choice.score) for choices in passages)
    return sorted(best, key=lambda choice: -choice.score)


def ranked(choice: Choice, rank: int) -> Choice:
    """The choice with its passage at this rank, by this score."""
    passage = choice.passage
    return replace(choice, passage=replace(passage, rank=rank, scores=replace(passage.scores, fused=choice.score)))


def scored(asked: Asked, passage: Passage, features: Features) -> float:
    """The learned score of a sentence with these features."""
    comparable = asked.speaks(passage.article.language)
    learned = linear("reading_same_language" if comparable else "reading_across_languages").score(features)
    return learned + _HEADLINED * max(features.headlined, 0.0)


def choices_of(asked: Asked, evidence: Evidence) -> Iterator[Choice]:
    """Every sentence of a passage, in order."""
    passage, language, whole = evidence.passage, evidence.passage.article.language, _whole(asked, evidence)
    headline = headline_of(asked, passage.article)
    # Over the first sentence stands the title.
    leading, previous = whole.title, frozenset[str]()
    for position, text in enumerate(passage.paragraph.sentences):
        own = frozenset(evidence.terms[position])
        # What only repeats the headline is one itself.
        above = headline if headline and not own <= headline.terms else None
        highlight = highlight_of(asked, text, language, above)
        told = asked.kind is Kind.TEXT or highlight is not None
        fits = 1.0 if told else says_why_or_how(asked.question.text, text)
        found = whole.found
        features = Features(
            cosine=evidence.cosines[position],
            coverage=found.coverage,
            resembled=found.resembled,
            missing=found.missing,
            missing_weight=found.missing_weight,
            missing_figure=found.missing_figure,
            missing_name=found.missing_name,
            missing_words=float(found.missing_words),
            sentence_coverage=_share_of_weight(asked, own) if whole.comparable else 0.0,
            with_previous=_share_of_weight(asked, previous | own) if whole.comparable else 0.0,
            fits=fits,
            rating=max(-1.0, min(2.0, highlight.rating)) if highlight else 0.0,
            near=highlight.near if highlight else 0.0,
            known=highlight.known if highlight else 0.0,
            figures=whole.figures,
            names=whole.names,
            sentence_names=_share(asked.names, own),
            first=float(position == 0),
            length=whole.length,
            sentence_length=length(len(evidence.terms[position])),
            question_length=length(len(asked.weights)),
            negated=float(whole.denies != bool(_NEGATION.search(text))),
            unqualified=whole.unqualified,
            opposed=whole.opposed,
            predicate=_share(whole.said, own | leading) if whole.comparable else 0.0,
            headlined=_headlined(above, highlight),
        )
        score = scored(asked, passage, features)
        yield Choice(passage, position, features, score, highlight.span if highlight else None, evidence.standing)
        leading = previous = own


@dataclass(frozen=True, slots=True)
class _Whole:
    """What is the same for every sentence of a passage: see `Features`. `title` are the terms of the article's, `said`
    those of what the question says of what it asks for, and `denies` is whether it denies something."""

    comparable: bool
    title: frozenset[str]
    found: Matches
    length: float
    figures: float
    names: float
    unqualified: float
    opposed: float
    said: frozenset[str]
    denies: bool


def _whole(asked: Asked, evidence: Evidence) -> _Whole:
    passage, question = evidence.passage, asked.question.text
    figures = figures_in(question)
    comparable = asked.speaks(passage.article.language)
    title = frozenset(terms(passage.article.title, passage.article.language))
    there = title.union(*evidence.terms)
    told = f"{passage.article.title}\n{passage.paragraph.text}"
    return _Whole(
        comparable=comparable,
        title=title,
        found=matches(asked, there, evidence.beside) if comparable else _INCOMPARABLE,
        length=length(sum(map(len, evidence.terms))),
        figures=_share(figures, figures_in(text_of(passage))) if figures else 1.0,
        names=_share(asked.names, there),
        unqualified=float(unqualified(question, told)) if comparable else 0.0,
        opposed=float(opposed(question, told)) if comparable else 0.0,
        said=predicates(question, asked.language),
        denies=bool(_NEGATION.search(question)),
    )


def _headlined(headline: Headline | None, highlight: Highlight | None) -> float:
    if headline is None:
        return 0.0
    if highlight and highlight.headlined:
        return headline.share
    return -headline.share if headline.denies else 0.0


def _share_of_weight(asked: Asked, there: Set[str]) -> float:
    # In the question's order: in that of a set the sum's last digit differs from one start of the program to the next.
    return sum(weight for term, weight in asked.weights.items() if term in there) / asked.weight


def figures_in(text: str) -> list[str]:
    """Every figure of the text in its one spelling."""
    return [canonical_number(figure) for figure in _FIGURE.findall(text)]


def text_of(passage: Passage) -> str:
    """All that a passage says of itself: title, text, and the date of its article in figures."""
    published = passage.article.published
    date = f"{published.day} {published.month} {published.year}" if published else ""
    return f"{passage.article.title}\n{passage.paragraph.text}\n{date}"


def _share(wanted: Collection[str], there: Collection[str]) -> float:
    return sum(item in there for item in wanted) / len(wanted) if wanted else 1.0


def not_found_in(text: str, passage: Passage, *, comparable: bool) -> tuple[str, ...]:
    """The figures of a question that the passage does not hold, and its names where words are `comparable`, as the
    question spells them. An answer shows them, so that a false premise ("400.000 tentara") is not taken for confirmed.
    """
    figures = frozenset(figures_in(text_of(passage)))
    lost = [match for match in _FIGURE.finditer(text) if canonical_number(match.group()) not in figures]
    if comparable:
        language = passage.article.language
        there = frozenset(terms(text_of(passage), language))
        lost += [match for match in NAME.finditer(text) if there.isdisjoint(terms(match.group(), language))]
    return tuple(dict.fromkeys(match.group() for match in sorted(lost, key=lambda match: match.start())))
