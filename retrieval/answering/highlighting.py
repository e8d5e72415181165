"""The words of a sentence that answer: every span of the kind asked for is rated, and the best one taken."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import regex

from retrieval.answering.evidence import Asked
from retrieval.answering.figures import UNFIT, number_rating, time_rating
from retrieval.answering.headlines import Headline
from retrieval.answering.kinds import Kind
from retrieval.answering.persons import signs_of_no_person
from retrieval.answering.sorts import asks_for_a_country, sort_asked, spans_of_sort
from retrieval.answering.spans import candidates
from retrieval.answering.surroundings import Around, Surroundings
from retrieval.answering.titles import holds
from retrieval.domain import Span
from retrieval.language.calendar_words import DAY_NAMES, MONTH_NUMBERS, alternatives
from retrieval.language.countries import country_at
from retrieval.language.stopwords import BY_LANGUAGE
from retrieval.language.terms import terms

_POOR = -0.8
"""Spans rated below this are worse than none."""
_NO_PLACE = 0.3
"""What a name loses where a place is asked for, and nothing before it says that it is one."""
_HOLDS = 0.8
"""What a name gains behind the office that is asked for."""
_SAID_TO_BE = 1.2
"""What a name gains that is said to be what is asked for."""
_OF_SOMEBODY = 0.4
"""What names lose in a sentence about somebody who was named before it."""
_HEADLINED = 0.5
"""What a span gains that the headline tells."""

_NO_NAME = re.compile(rf"^(?:{alternatives(DAY_NAMES | MONTH_NUMBERS.keys())}|wib|wita|wit|gmt|rp)\b", re.IGNORECASE)
# Read from the end (?r): where they must end is known, and forwards a search tries every place before it.
_TITLE_BEFORE = regex.compile(
    r"(?r)(?:presiden|menteri|gubernur|bupati|wali\s?kota|ketua|kepala|direktur|sekretaris|jenderal|sekjen|juru bicara|"
    r"pelatih|kapten|profesor|prof\.?|dr\.?|utama|umum|anggota|penyanyi|penyelam|pengarah|president|minister|governor|"
    r"mayor|chief|director|secretary|general|coach|mr\.?|ms\.?|mrs\.?|spokes(?:man|woman|person)|prime|datuk|tan sri|"
    r"bernama|named|\)|,)\s*",
    regex.IGNORECASE,
)
_PLACE_BEFORE = regex.compile(r"(?r)\b(?:di|ke|dari|in|at|from|to|kawasan|wilayah|kota)\s*", regex.IGNORECASE)
_SAYS_AFTER = re.compile(
    r",?\s*(?:mengatakan|menyatakan|menegaskan|menjelaskan|mengungkapkan|menyebut|menilai|meminta|berkata|said|says|"
    r"told|announced|added|warned)\b"
)
_IS = re.compile(r"\s+(?:menjadi|jadi|adalah|merupakan|ialah|is|was|became)\s+(?:the\s+)?(\w+)", re.IGNORECASE)
_SOMEBODY = re.compile(r"\W*(?:dia|ia|beliau|he|she)\b", re.IGNORECASE)
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Highlight:
    """A span of a sentence and how well it answers; the rating compares within one question only. `near` is how near
    the question's words are to it, and `known` which share of its own words the question has already, both 0 to 1."""

    span: Span
    rating: float
    near: float
    known: float
    headlined: bool = False
    """Whether the headline tells it."""


def _without_office(asked: Asked, text: str, span: Span, language: str) -> Span:
    """The span without what stands before the name: the question's own words ("Wali Kota Bogor Dedie Rachim", asked for
    the mayor of Bogor), a country ("Prancis Emmanuel Macron") and the short form of an office ("BI Perry Warjiyo").
    What would leave no name stays whole."""
    known, words = asked.weights.keys(), list(_WORD.finditer(span.of(text)))
    if not words[1:]:
        return span
    while words and known & set(terms(words[0].group(), language)):
        words.pop(0)
    if words[2:] and (country := country_at(text, span.start + words[0].start())):
        words = [word for word in words if span.start + word.start() >= country.end]
    if len(words) > 2 and words[0].group().isupper():
        words.pop(0)
    if not words or not words[0].group()[0].isupper():
        return span
    return Span(span.start + words[0].start(), span.end)


def _person_rating(asked: Asked, text: str, span: Span, words: str, around: Around, language: str) -> float:
    rating = 0.4 * (" " in words) - 1.0 * signs_of_no_person(words) - 0.6 * words.isupper()
    rating -= 0.7 * bool(_PLACE_BEFORE.match(text, 0, span.start))
    rating += 0.5 * bool(_TITLE_BEFORE.match(text, 0, span.start) or asked.weights.keys() & around.just_before)
    rating += _HOLDS * holds(asked, text, span, language)
    rating += _SAID_TO_BE * _is_said_to_be(asked, text, span, language) - _OF_SOMEBODY * bool(_SOMEBODY.match(text))
    return rating + 0.3 * bool(_SAYS_AFTER.match(text, span.end))


def _is_said_to_be(asked: Asked, text: str, span: Span, language: str) -> bool:
    """Whether who is named is said to be what is asked for: "Diggia menjadi pemenang"."""
    said = _IS.match(text, span.end)
    return said is not None and not asked.weights.keys().isdisjoint(terms(said[1], language))


def _sort_rating(question: str, words: str, around: Around, language: str) -> float:
    """For "stadion mana", "which state": whether the span is called so, or stands right behind the word."""
    if asks_for_a_country(question):
        return 0.5
    wanted = frozenset(terms(sort_asked(question), language))
    return 0.7 if wanted and wanted & {*terms(words, language)[:1], *around.just_before} else 0.0


def _name_rating(asked: Asked, text: str, span: Span, around: Around, language: str) -> float:
    words, known = span.of(text), around.known
    rating = -1.5 * known if known == 1.0 else -0.5 * known
    if _NO_NAME.match(words):
        return rating + UNFIT
    if span.start == 0 and " " not in words:
        # The first word of a sentence is capitalised whatever it is.
        rating -= 2.0 if words.casefold() in BY_LANGUAGE.get(language, ()) else 0.6
    if asked.kind is Kind.PERSON:
        return rating + _person_rating(asked, text, span, words, around, language)
    if asked.kind is Kind.PLACE and not _PLACE_BEFORE.match(text, 0, span.start):
        # No sentence begins with where something is, but with a word that is capital for beginning it.
        rating += UNFIT if span.start == 0 and " " not in words else -_NO_PLACE
    return rating + _sort_rating(asked.question.text, words, around, language)


def _rated(asked: Asked, text: str, span: Span, around: Around, order: int, language: str) -> Highlight:
    if asked.kind is Kind.NUMBER:
        rating = number_rating(asked, text, span, around.inside, language)
    elif asked.kind is Kind.TIME:
        rating = time_rating(asked, text, span, around.inside)
    else:
        rating = _name_rating(asked, text, span, around, language)
    return Highlight(span, around.near - 0.03 * order + rating, around.near, around.known)


def _spans(asked: Asked, text: str, language: str) -> list[Span]:
    """The spans that may answer, those of the surer finder first."""
    found = candidates(asked.kind, text)
    if asked.kind is Kind.PERSON:
        return [_without_office(asked, text, span, language) for span in found]
    if asked.kind in (Kind.NAME, Kind.PLACE) and asks_for_a_country(asked.question.text):
        return spans_of_sort(asked, text, language)
    if asked.kind in (Kind.NAME, Kind.PLACE):
        return list(dict.fromkeys([*found, *spans_of_sort(asked, text, language)]))
    return list(found)


def highlight_of(asked: Asked, text: str, language: str, headline: Headline | None = None) -> Highlight | None:
    """The span of a sentence in this language that answers best, under a headline about what is asked, if there is
    one; None when no span of the kind is any good."""
    spans = _spans(asked, text, language)
    if not spans:
        return None
    around = Surroundings(asked, text, language)
    rated = [_rated(asked, text, span, around.of(span), order, language) for order, span in enumerate(spans)]
    if headline is not None:
        rated = [_beside(headline, each, asked, text, language) for each in rated]
    best = max(rated, key=lambda highlight: (highlight.rating, -highlight.span.start))
    return best if best.rating > _POOR else None


def _beside(headline: Headline, found: Highlight, asked: Asked, text: str, language: str) -> Highlight:
    """The highlight as it is rated under this headline."""
    if not headline.agrees(asked, found.span.of(text), language):
        return found
    return replace(found, rating=found.rating + _HEADLINED * headline.share, headlined=True)
