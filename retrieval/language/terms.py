"""A text as the terms that lexical search compares: folded, stemmed, no function words, numbers in one spelling."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Set
from functools import cache, lru_cache

import regex
import Stemmer

from retrieval.language.acronyms import LONG_FORMS, UPPER_CASE_LONG_FORMS
from retrieval.language.calendar_words import MONTH_NUMBERS, alternatives
from retrieval.language.prefixes import restored
from retrieval.language.stopwords import BY_LANGUAGE
from retrieval.language.synonyms import ONE_WORD

ANALYSIS = "terms-4"
"""Counts changes of what the terms of a text are: those that were stored of another analysis are made anew."""

_ALGORITHMS = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hi": "hindi",
    "hu": "hungarian",
    "id": "indonesian",
    "it": "italian",
    "ms": "indonesian",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}
"""ISO 639-1 -> Snowball algorithm. Malay shares the Indonesian one: the affixes are the same."""

_MALAYIC = ("id", "ms")

_UNSPACED = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Thai, Lao, Khmer, kana and Han: scripts that put no space between words."""

# Marks belong to words: Hindi vowel signs and decomposed accents are no letters by themselves.
_WORD = rf"[[\p{{L}}\p{{M}}]--[{_UNSPACED}]]+"
_DATE = rf"[0-3]?\d\s+(?i:{alternatives(MONTH_NUMBERS)})\b|[0-3]?\d/[01]?\d(?![\d.,])"
_NUMBER, _ASCII_NUMBER = (rf"{digit}+(?:[.,:/]{digit}+)*" for digit in (r"\p{Nd}", "[0-9]"))
# Words first, for nearly everything is one. Without groups all tokens of a text are found in one call.
_TOKEN = regex.compile(rf"{_WORD}|{_DATE}|{_NUMBER}|[{_UNSPACED}]+", regex.VERSION1)
_ASCII_TOKEN = re.compile(rf"[A-Za-z]+|{_DATE}|{_ASCII_NUMBER}")
_ASCII_WORD = re.compile(r"[A-Za-z]+")
_DIGIT = re.compile("[0-9]")
_DATE_PARTS = regex.compile(r"([0-3]?\d)(?:\s+(\p{L}+)|/([01]?\d))")
_IN_UNSPACED = re.compile(f"[{_UNSPACED}]")
_GROUPED = regex.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_REMEMBERED = 8192
"""Texts whose terms are kept: the sentences of what is asked about again and again."""
_WORDS = 65_536
"""Words of a language whose terms are kept."""
_local = threading.local()


def _stemmer(language: str) -> Stemmer.Stemmer | None:
    # A Snowball stemmer holds state while it works, so every thread has its own.
    stemmers: dict[str, Stemmer.Stemmer] = _local.__dict__.setdefault("stemmers", {})
    if language not in stemmers and language in _ALGORITHMS:
        # Words are kept below: another cache only takes time.
        stemmers[language] = Stemmer.Stemmer(_ALGORITHMS[language], 0)
    return stemmers.get(language)


def canonical_number(number: str) -> str:
    """One spelling of a number written with either decimal sign: "40.000" and "40,000" are "40000", "5,2" is "5.2"."""
    if _GROUPED.fullmatch(number):
        return number.replace(",", "").replace(".", "")
    return number.replace(",", ".")


def _tokens_of(written: str) -> Iterable[str]:
    """What a token stands for, case-folded. "22 Mei" and "22/5" share one, the month's name stays one of its own."""
    first = written[0]
    if first.isascii() and first.isalpha():
        # As nearly everything does, it begins like no date, number or word of a script without spaces.
        return _spelt_out(written)
    if date := _DATE_PARTS.fullmatch(written):
        day, month, number = date.groups()
        # The Turkish capital of an "i" folds to two characters.
        named = [month.casefold().replace("\u0307", "")] if month else []
        return [f"{int(day)}/{MONTH_NUMBERS[named[0]] if named else int(number)}", *named]
    if first.isdecimal():
        return [canonical_number(written)]
    if len(written) > 1 and _IN_UNSPACED.match(written):
        return [written[i : i + 2] for i in range(len(written) - 1)]
    return _spelt_out(written)


def _spelt_out(written: str) -> Iterable[str]:
    """The word, case-folded; of a short form the words that it stands for."""
    folded = written.casefold()
    # "sekjennya" is somebody's "sekjen".
    return UPPER_CASE_LONG_FORMS.get(written) or LONG_FORMS.get(folded.removesuffix("nya")) or [folded]


class _TermsOf(dict[str, tuple[str, ...]]):
    """The terms of each token as it is written, made when it is first met: every passage that is read comes by here,
    and a look into a dict is the quickest."""

    def __init__(self, language: str, ignored: Set[str]) -> None:
        super().__init__()
        self._language, self._ignored = language, ignored

    def __missing__(self, written: str) -> tuple[str, ...]:
        found = tuple(self._stem(token) for token in _tokens_of(written) if token not in self._ignored)
        if len(self) >= _WORDS:
            self.clear()
        self[written] = found
        return found

    def _stem(self, token: str) -> str:
        stemmer = None if token[0].isdigit() else _stemmer(self._language)
        if self._language in _MALAYIC:
            token = restored(ONE_WORD.get(token, token))
        return stemmer.stemWord(token) if stemmer else token


@cache
def _terms_of(language: str, *, function_words: bool = False) -> _TermsOf:
    return _TermsOf(language, frozenset() if function_words else BY_LANGUAGE.get(language, frozenset()))


def _pattern_for(text: str) -> re.Pattern[str] | regex.Pattern[str]:
    """The quickest that finds all tokens of a text: most sentences are letters of ASCII and signs."""
    if not text.isascii():
        return _TOKEN
    return _ASCII_TOKEN if _DIGIT.search(text) else _ASCII_WORD


def _known_of(tokens: Iterable[str], language: str) -> _TermsOf:
    """Without function words, unless these tokens are nothing else."""
    known = _terms_of(language)
    return known if any(known[token] for token in tokens) else _terms_of(language, function_words=True)


@lru_cache(maxsize=_REMEMBERED)
def terms(text: str, language: str) -> tuple[str, ...]:
    """The terms of the text in order, repeats kept.

    A text of function words alone ("siapa dia?") keeps them, for it has nothing else to be found by.
    """
    text = unicodedata.normalize("NFKC", text)
    tokens: list[str] = _pattern_for(text).findall(text)
    known = _known_of(tokens, language)
    return tuple(term for token in tokens for term in known[token])


@lru_cache(maxsize=_REMEMBERED)
def located_terms(text: str, language: str) -> tuple[tuple[str, int], ...]:
    """The `terms` of the text, each with the place where its token begins: in code points of the text in NFKC, which
    are those of the text itself but for ligatures and the like."""
    text = unicodedata.normalize("NFKC", text)
    places = {match.start(): match.group() for match in _pattern_for(text).finditer(text)}
    known = _known_of(places.values(), language)
    return tuple((term, place) for place, token in places.items() for term in known[token])
