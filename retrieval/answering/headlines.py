"""What a headline has told already: the sentence that answers says the same of what is asked.

"21 Mobil Damkar Dikerahkan" holds both the question ("berapa mobil damkar ...?") and the figure by which the right one
of its article's sentences is told. A headline is no statement itself: it leaves out when, where and by whose account.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from retrieval.answering.evidence import Asked
from retrieval.answering.kinds import Kind
from retrieval.domain import Article
from retrieval.language.calendar_words import MONTH_NUMBERS
from retrieval.language.terms import terms

_KINDS = (Kind.NUMBER, Kind.TIME)
"""Of what headlines tell. They name several people and places, and who of them did what takes reading them."""
_ABOUT = 0.4
"""Share of the weight of the question's words from which a headline is about what is asked."""
_COUNTED: Mapping[str, str] = {
    word: str(count)
    for words in (
        "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas",
        "one two three four five six seven eight nine ten eleven",
    )
    for count, word in enumerate(words.split(), 1)
}
"""Numbers that headlines write in figures, and sentences in words."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline about what is asked: the `share`, 0 to 1, of the weight of the question's words that it holds, all its
    `terms`, and what it `tells` beside the question's own."""

    share: float
    terms: frozenset[str]
    tells: frozenset[str]

    def agrees(self, asked: Asked, words: str, language: str) -> bool:
        """Whether it tells the figure or the day in these words of a sentence."""
        return not self.tells.isdisjoint(_told(asked, words, language))


def headline_of(asked: Asked, article: Article) -> Headline | None:
    """The article's headline as it tells of the number or time that is asked for; None where it does not, or in a
    language that shares no words with the question's."""
    if asked.kind not in _KINDS or not asked.speaks(article.language):
        return None
    there = frozenset(terms(article.title, article.language))
    share = sum(weight for term, weight in asked.weights.items() if term in there) / asked.weight
    if share < _ABOUT:
        return None
    published = article.published
    # Nearly everything in the news is of this year and month.
    usual = {str(published.year), *_months(published.month)} if published else set()
    return Headline(share, there, _told(asked, article.title, article.language) - usual)


def _months(number: int) -> set[str]:
    return {name for name, month in MONTH_NUMBERS.items() if month == number}


def _told(asked: Asked, words: str, language: str) -> frozenset[str]:
    """The figures, days and months in these words, none of the question's own."""
    if asked.kind is Kind.TIME:
        found = {term for term in terms(words, language) if term[0].isdigit() or term in MONTH_NUMBERS}
    else:
        found = {term for term in terms(words, language) if term[0].isdigit()}
        found |= {_COUNTED[word] for word in words.casefold().split() if word in _COUNTED}
    return frozenset(found - asked.weights.keys())
