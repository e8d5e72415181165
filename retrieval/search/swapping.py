"""The earlier question about another element: a year for a year, a name for a name, "di Polandia" for "di Moskow"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, islice, takewhile

import regex

from retrieval.language.calendar_words import MONTH_NUMBERS, alternatives
from retrieval.search.turn_words import (
    BARE_DATES,
    END,
    FUNCTION_WORDS,
    NAME,
    QUESTION_WORDS,
    WORD,
    YEAR,
    own_words,
    without_opening,
    words_of,
)

_DATE = regex.compile(
    rf"""(?:\b\d{{1,2}}(?:\s+(?:{alternatives(MONTH_NUMBERS)})\b|/\d{{1,2}}\b)|\b(?:{alternatives(BARE_DATES)})\b)
        (?:[\s/]+(?:19|20)\d\d\b)?
    | \b(?:kemarin|sekarang|besok|hari\s+ini|(?:tahun|bulan|minggu|pekan)\s+(?:lalu|ini|depan))\b
    | \b(?:yesterday|today|tomorrow|now|(?:last|this|next)\s+(?:year|month|week))\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
_AMOUNT = regex.compile(r"\b\d+(?:[.,]\d+)*\s?\p{L}+")
_TIMES_AND_AMOUNTS = (_DATE, YEAR, _AMOUNT)
_PLACE = regex.compile(
    r"\b(?P<how>di|ke|dari|pada|in|at|from|near)\s+(?P<what>[\p{L}\p{M}\p{N}-]+(?:\s[\p{L}\p{M}\p{N}-]+){0,3})",
    regex.IGNORECASE,
)
_GOVERNED = regex.compile(r"\b(?:di|ke|dari|pada|untuk|in|at|from|to|near|for)\s+$", regex.IGNORECASE)
_COMMON_NOUN = regex.compile(r"(?!(?:di|me|ber|ter)\p{Ll}{4})\p{Ll}[\p{Ll}\p{M}-]*")
"""A word in small letters that does not begin as Indonesian verbs do."""


def _put(text: str, span: tuple[int, int], element: str) -> str:
    return f"{text[: span[0]]}{element}{text[span[1] :]}"


def _length(words: Sequence[str]) -> int:
    """How many of the words belong to the first of them: names to a name, other words up to a function word."""
    capital = bool(words) and words[0][:1].isupper()
    ends = (n for n, word in enumerate(words) if word.casefold() in FUNCTION_WORDS or (capital and word.islower()))
    return next(ends, len(words))


def _for_a_place(element: str, earlier: str) -> str | None:
    there = _PLACE.match(element)
    for place in reversed(list(_PLACE.finditer(earlier))) if there else ():
        words = place.group("what").split()
        length = _length(words)
        if there and length and place.group("how").casefold() == there.group("how").casefold():
            end = place.start("what") + len(" ".join(words[:length]))
            return _put(earlier, (place.start(), end), element)
    return None


def _for_its_like(element: str, earlier: str) -> str | None:
    """What begins with the same word: "dolar Singapura" for "dolar Australia", "yang luka" for "yang tewas"."""
    new, old = words_of(element), list(WORD.finditer(earlier))
    heads = [n for n, word in enumerate(old) if word.group().casefold() == new[0]]
    rest = old[heads[-1] : heads[-1] + len(new)][1:] if heads else []
    length = _length([word.group() for word in rest])
    return _put(earlier, (old[heads[-1]].start(), rest[length - 1].end()), element) if length else None


def _for_a_name(element: str, earlier: str) -> str | None:
    """What a preposition governs is rather a place: of "tentara NATO di Polandia", "Rusia" takes the place of NATO."""
    if not all(word[0].isupper() for word in own_words(element)):
        return None
    names = list(NAME.finditer(earlier))
    free = [name for name in names if not _GOVERNED.search(earlier[: name.start()])]
    return _put(earlier, (free or names)[-1].span(), element) if names else None


def _for_a_noun(element: str, earlier: str) -> str | None:
    """Of several common nouns behind the question word, the last: "harga bensin" for "harga solar"."""
    behind = dropwhile(lambda word: word.group().casefold() not in QUESTION_WORDS, WORD.finditer(earlier))
    nouns = list(takewhile(lambda word: _COMMON_NOUN.fullmatch(word.group()), islice(behind, 1, None)))
    nouns = list(takewhile(lambda word: own_words(word.group()), nouns))
    return _put(earlier, nouns[-1].span(), element) if len(nouns) > 1 and own_words(element.split()[0]) else None


def swapped(text: str, earlier: str, *, sentence: bool) -> str:
    """The earlier question about the element that the text is; what has no counterpart in it is added to it. What was
    joined is no `sentence` whose nouns could be told."""
    parts = without_opening(text)[0].split()
    element = " ".join(part for part in parts if not QUESTION_WORDS.intersection(words_of(part))).strip(END)
    question = earlier.strip(END)
    for pattern in _TIMES_AND_AMOUNTS:
        new, old = pattern.search(element), list(pattern.finditer(question))
        if new and old:
            question = _put(question, old[-1].span(), new.group())
            element = _put(element, new.span(), "").strip(END)
    if not own_words(element):
        return f"{question}?"
    rules = [_for_a_place, _for_its_like, _for_a_name, *([_for_a_noun] if sentence else [])]
    timed = any(pattern.search(element) for pattern in _TIMES_AND_AMOUNTS)
    others = (rule(element, question) for rule in rules if not timed)
    return f"{next(filter(None, others), f'{question} {element}')}?"
