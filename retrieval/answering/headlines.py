"""What a headline has told already: the sentence that answers says the same of what is asked.

"21 Mobil Damkar Dikerahkan" holds both the question ("berapa mobil damkar ...?") and the figure by which the right one
of its article's sentences is told. A headline is no statement itself: it leaves out when, where and by whose account.
It names several people and places, and who of them did what takes reading it: only figures and days are taken from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

from retrieval.answering.evidence import Asked
from retrieval.answering.kinds import Kind
from retrieval.answering.quantities import AGE_ASKED, CHANGES, CLOCK_ASKED, counted_in
from retrieval.domain import Article
from retrieval.language.calendar_words import MONTH_NUMBERS
from retrieval.language.terms import canonical_number, terms

_ABOUT = 0.4
"""Share of the weight of the question's words from which a headline is about what is asked."""
_FIGURE = re.compile(r"\d[\d.,]*")
_FIGURE_AND_WORD = re.compile(
    r"(\d[\d.,]*(?:\s+(?:ribu|juta|miliar|triliun|thousand|million|billion))?)\s+([^\W\d]+)", re.IGNORECASE
)
_CHANGE = re.compile(rf"\b({CHANGES})\s+(?:Rp\.?|US\$|\$)?\s?\d[\d.,]*", re.IGNORECASE)
_SCALED = re.compile(r"(\d[\d.,]*)\s+(ribu|juta|thousand|million)\b", re.IGNORECASE)
_SCALES = {"ribu": 1e3, "thousand": 1e3, "juta": 1e6, "million": 1e6}
_IN_FIGURES: Mapping[str, str] = {
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
    `terms`, what it `tells` beside the question's own, and whether that must be what is asked for, so that it `denies`
    anything else: not where one of several figures may be meant."""

    share: float
    terms: frozenset[str]
    tells: frozenset[str]
    denies: bool

    def agrees(self, asked: Asked, words: str, language: str) -> bool:
        """Whether it tells the figure, or a rounder one, or the day in these words of a sentence."""
        said = _told(asked, words, language)
        return not self.tells.isdisjoint(said) or any(_is_rounder(each, other) for each in self.tells for other in said)


def headline_of(asked: Asked, article: Article) -> Headline | None:
    """The article's headline as it tells of the number or time that is asked for; None where it does not, or in a
    language that shares no words with the question's."""
    language = article.language
    if not _is_told_by_headlines(asked) or not asked.speaks(language):
        return None
    there, share = frozenset(terms(article.title, language)), asked.coverage(article.title, language)
    # Of "10 Cabang, 12 Karyawan" the 12 alone where employees are counted.
    counted = _counted(asked, language)
    if share < _ABOUT or not there >= counted:
        return None
    published = article.published
    # Nearly everything in the news is of this year and month.
    usual = {str(published.year), *_months(published.month)} if published else set()
    if any(term[0].isdigit() and term not in there | usual for term in asked.weights):
        # "Target Laba Rp 360 Triliun" of 2026 tells nothing of that of 2025.
        return None
    of_values = _without_changes(asked, article.title)
    of_counted = " ".join(
        figure for figure, word in _FIGURE_AND_WORD.findall(of_values) if counted & set(terms(word, language))
    )
    told = _told(asked, of_counted or of_values, language) - usual
    denies = bool(told) and _means_what_is_asked(asked, article.title, bool(of_counted))
    return Headline(share, there, told, denies)


def _means_what_is_asked(asked: Asked, title: str, counted: bool) -> bool:
    if asked.kind is Kind.TIME:
        return True
    # "47 Tahun Potong Hewan Kurban" is no age.
    return not AGE_ASKED.search(asked.question.text) and (counted or len(_FIGURE.findall(title)) == 1)


def _is_told_by_headlines(asked: Asked) -> bool:
    if asked.kind is Kind.TIME:
        # They tell days, and seldom hours.
        return not CLOCK_ASKED.search(asked.question.text)
    return asked.kind is Kind.NUMBER


def _counted(asked: Asked, language: str) -> Set[str]:
    """The terms of what the question wants counted, which must be in the headline: "Gempa M 6,2" tells nothing of how
    many died."""
    return asked.weights.keys() & set(terms(counted_in(asked.question.text), language))


def _without_changes(asked: Asked, title: str) -> str:
    """The headline without figures by which something changed, unless the question asks for that: "Harga Emas Turun
    Rp 15.000" tells nothing of the price."""
    question = asked.question.text.casefold()
    return _CHANGE.sub(lambda change: change[0] if change[1].casefold() in question else " ", title)


def _months(number: int) -> set[str]:
    return {name for name, month in MONTH_NUMBERS.items() if month == number}


def _is_rounder(figure: str, other: str) -> bool:
    """Whether the figure is the other one without its last decimals, or rounded: 33 and 33.88, 1.4 or 1.5 and 1.45."""
    whole, _, decimals = other.partition(".")
    kept = len(figure.partition(".")[2])
    if kept >= len(decimals) or not (whole + decimals).isdecimal() or not figure.replace(".", "", 1).isdecimal():
        return False
    return other.startswith(figure) or f"{float(other):.{kept}f}" == figure


def _told(asked: Asked, words: str, language: str) -> frozenset[str]:
    """The figures, days and months in these words, none of the question's own."""
    if asked.kind is Kind.TIME:
        found = {term for term in terms(words, language) if term[0].isdigit() or term in MONTH_NUMBERS}
    else:
        found = {term for term in terms(words, language) if term[0].isdigit()}
        found |= {_IN_FIGURES[word] for word in words.casefold().split() if word in _IN_FIGURES}
        found.update(filter(None, (_scaled(*scaled) for scaled in _SCALED.findall(words))))
    return frozenset(found - asked.weights.keys())


def _scaled(figure: str, scale: str) -> str:
    """The number in figures alone: "10 ribu" is told by "10.000". Empty for what is no number, as "1.2.3"."""
    try:
        number = float(canonical_number(figure.rstrip(".,")))
    except ValueError:
        return ""
    return f"{number * _SCALES[scale.casefold()]:.0f}"
