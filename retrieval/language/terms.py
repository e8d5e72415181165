"""A text as the terms that lexical search compares: folded, stemmed, no function words, numbers in one spelling."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import regex
import Stemmer

from retrieval.language.acronyms import LONG_FORMS, UPPER_CASE_LONG_FORMS
from retrieval.language.calendar_words import MONTH_NUMBERS, alternatives
from retrieval.language.stopwords import BY_LANGUAGE

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

_UNSPACED = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Thai, Lao, Khmer, kana and Han: scripts that put no space between words."""

_TOKEN = regex.compile(
    # Words first, for nearly everything is one. Marks belong to them: Hindi vowel signs and decomposed accents are no
    # letters by themselves.
    rf"""(?P<word>[[\p{{L}}\p{{M}}]--[{_UNSPACED}]]+)
    | (?P<date>(?P<day>[0-3]?\d)\s+(?P<month>(?i:{alternatives(MONTH_NUMBERS)}))\b
        | (?P<day>[0-3]?\d)/(?P<number_of_month>[01]?\d)(?![\d.,]))
    | (?P<number>\p{{Nd}}+(?:[.,:/]\p{{Nd}}+)*)
    | (?P<unspaced>[{_UNSPACED}]+)""",
    regex.VERBOSE | regex.VERSION1,
)
_DIGIT = re.compile("[0-9]")
_PLAIN_WORD = re.compile(r"[A-Za-z]+")
_GROUPED = regex.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_REMEMBERED = 8192
"""Texts whose terms are kept: the sentences of what is asked about again and again."""
_WORDS = 65_536
"""Words of a language whose stems are kept."""
_local = threading.local()


def _stemmer(language: str) -> Stemmer.Stemmer | None:
    # A Snowball stemmer holds state while it works, so every thread has its own.
    stemmers: dict[str, Stemmer.Stemmer] = _local.__dict__.setdefault("stemmers", {})
    if language not in stemmers and language in _ALGORITHMS:
        stemmers[language] = Stemmer.Stemmer(_ALGORITHMS[language])
    return stemmers.get(language)


def canonical_number(number: str) -> str:
    """One spelling of a number written with either decimal sign: "40.000" and "40,000" are "40000", "5,2" is "5.2"."""
    if _GROUPED.fullmatch(number):
        return number.replace(",", "").replace(".", "")
    return number.replace(",", ".")


def _date_tokens(match: regex.Match[str]) -> Iterator[str]:
    """ "22 Mei" and "22/5" share a term; the month's name stays one of its own."""
    month = match.group("month")
    number = MONTH_NUMBERS[month.casefold()] if month else int(match.group("number_of_month"))
    yield f"{int(match.group('day'))}/{number}"
    if month:
        yield month.casefold()


def _word_tokens(word: str) -> Iterable[str]:
    folded = word.casefold()
    return UPPER_CASE_LONG_FORMS.get(word) or LONG_FORMS.get(folded) or (folded,)


def _tokens_of(match: regex.Match[str]) -> Iterable[str]:
    token = match.group()
    if match.lastgroup == "number":
        return (canonical_number(token),)
    if match.lastgroup == "unspaced":
        return (token[i : i + 2] for i in range(len(token) - 1)) if len(token) > 1 else _word_tokens(token)
    return _date_tokens(match)


def _tokens(text: str) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    # Every passage that is read comes by here, and most sentences are letters of ASCII and signs.
    plain = text.isascii() and not _DIGIT.search(text)
    for match in (_PLAIN_WORD if plain else _TOKEN).finditer(unicodedata.normalize("NFKC", text)):
        if not plain and match.lastgroup != "word":
            found += [(token, match.start()) for token in _tokens_of(match)]
            continue
        word = match.group()
        folded = word.casefold()
        if folded in LONG_FORMS or word in UPPER_CASE_LONG_FORMS:
            found += [(token, match.start()) for token in _word_tokens(word)]
        else:
            found.append((folded, match.start()))
    return found


class _Stems(dict[str, str]):
    """The stems of a language's words, each made when it is first wanted; a look into a dict is the quickest."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, token: str) -> str:
        stemmer = None if token[0].isdigit() else _stemmer(self._language)
        stem = stemmer.stemWord(token) if stemmer else token
        if len(self) >= _WORDS:
            self.clear()
        self[token] = stem
        return stem


@cache
def _stems(language: str) -> _Stems:
    return _Stems(language)


@lru_cache(maxsize=_REMEMBERED)
def located_terms(text: str, language: str) -> tuple[tuple[str, int], ...]:
    """The terms of the text in order, repeats kept, each with the place where it begins: in code points of the text in
    NFKC, which are those of the text itself but for ligatures and the like.

    A text of function words alone ("siapa dia?") keeps them, for it has nothing else to be found by.
    """
    tokens, stems, ignored = _tokens(text), _stems(language), BY_LANGUAGE.get(language, frozenset())
    kept = [(stems[token], place) for token, place in tokens if token not in ignored]
    return tuple(kept or [(stems[token], place) for token, place in tokens])


def terms(text: str, language: str) -> list[str]:
    """The terms of the text in order, repeats kept; see `located_terms`."""
    return [term for term, _ in located_terms(text, language)]
