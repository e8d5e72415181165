"""How well a figure or a date is what a question asks for: a price, an age, a share; a day, a year, the hour."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

import regex

from retrieval.answering.evidence import Asked
from retrieval.answering.quantities import AGE_ASKED, CLOCK_ASKED, MONEY, counted_in, is_a_change, measures_another
from retrieval.answering.spans import before
from retrieval.domain import Span
from retrieval.language.calendar_words import MONTH_NUMBERS, alternatives
from retrieval.language.terms import terms

UNFIT = -2.0
"""What a span loses that is none of what is asked for."""
_CHANGE = 0.6
"""What a figure loses by which something changed, where the question is how much it is."""
_OF_A_NAME = 0.5
"""What a year loses that is part of a name: "WWDC 2026"."""
_MONEY_ASKED = re.compile(
    r"\b(?:harga|biaya|nilai|dana|anggaran|gaji|tarif|denda|uang|subsidi|kurs|hadiah|suap|kerugian|laba|utang|price|cost|"
    r"worth|pay|invested|fine)",
    re.I,
)
_LETTER = re.compile(r"[^\W\d]")
_YEAR = re.compile(r"\d{4}")
# What stands before a figure is read from its end (?r), for there it must end.
_NAME_BEFORE = regex.compile(r"(?r)\p{Lu}[\w-]*\)?\s+")
_RATE = re.compile(r"%|persen|per\s?cent|peratus")
_RATE_ASKED = re.compile(r"\b(?:persen|persentase|percent|percentage|peratus|suku bunga)", re.I)
_AGE = re.compile(r"tahun|bulan|years?|months?|\baged?\b")
_AGE_BEFORE = regex.compile(r"(?r)\b(?i:ber)?(?i:umur|usia)(?:nya)?\s+(?:\w+\s+){0,2}|\p{Lu}[\p{L}.-]*\s+\(|\baged?\s+")
"""Before how old somebody is: "Iyung (64)", "umur saya udah 64"."""
_HOW_LONG_BEFORE = regex.compile(
    r"(?r)\b(?:selama|sudah|telah|hampir|dalam|setelah|sejak|masa|for|over|after)\s+(?:lebih\s+(?:dari\s+)?)?", regex.I
)
_HOW_LONG_ASKED = re.compile(r"\b(?:berapa lama|how long)\b", re.I)
_REFERENCE_BEFORE = regex.compile(r"(?r)\b(pasal|ayat|nomor|no\.?|bab|rt|rw|halaman)\s*", regex.IGNORECASE)
"""Before figures that are a place in a text or a list: "Pasal 9 Ayat 2"."""
_CLOCK = re.compile(r"\d[.:]\d\d")
_ONLY_A_CLOCK = re.compile(r"(?:pukul|jam|at)?\s*\d{1,2}[.:]\d\d[^/]*$", re.IGNORECASE)
_DAY = re.compile(
    rf"\d/\d|\d\s+(?:{alternatives(MONTH_NUMBERS)})\b|\b(?:{alternatives(MONTH_NUMBERS)})\s+\d{{1,2}}(?!\d)",
    re.IGNORECASE,
)
_DAY_ASKED = re.compile(r"\b(?:tanggal (?:berapa|apa)(?:kah)?|what date)\b", re.I)
_YEAR_ASKED = re.compile(r"\b(?:tahun (?:berapa|apa)|(?:what|which) year)\b", re.I)
_ORDINAL_BEFORE = regex.compile(r"(?r)\bke-\s?", regex.IGNORECASE)
_ORDINAL_ASKED = re.compile(
    r"\bke-?\s?berapa|\b(?:di|pada)\s+\w+\s+berapa|"
    r"\b(?:urutan|peringkat|ranking|posisi|tempat|juara|abad|nomor|hari|edisi|musim|babak)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What sort of figure or time a question asks for."""

    money: bool
    rate: bool
    age: bool
    clock: bool
    day: bool
    year: bool
    ordinal: bool


@lru_cache(maxsize=256)
def _wanted(question: str) -> _Wanted:
    asked = (_MONEY_ASKED, _RATE_ASKED, AGE_ASKED, CLOCK_ASKED, _DAY_ASKED, _YEAR_ASKED, _ORDINAL_ASKED)
    return _Wanted(*(bool(pattern.search(question)) for pattern in asked))


def _of_what_is_counted(asked: Asked, inside: Set[str], language: str) -> int:
    """1 for a figure with a word of the question, -1 where that is not the word for what is counted: where players
    are, "53 tim" are something else."""
    shared, counted = inside & asked.weights.keys(), set(terms(counted_in(asked.question.text), language))
    if not shared:
        return 0
    return 1 if not counted or not counted.isdisjoint(shared) or counted.isdisjoint(asked.weights) else -1


def number_rating(asked: Asked, text: str, span: Span, inside: Set[str], language: str) -> float:
    """Of the figure in this span of a sentence, with the terms `inside` it; it compares within one question only."""
    question, words, said_before = asked.question.text, span.of(text), before(text, span)
    wanted, rating = _wanted(question), 0.6 * _of_what_is_counted(asked, inside, language)
    if _counts_nothing(asked, said_before, inside) or measures_another(question, words):
        return rating + UNFIT
    aged, lasts = _AGE_BEFORE.match(said_before), bool(_HOW_LONG_BEFORE.match(said_before))
    if _HOW_LONG_ASKED.search(question):
        return rating + (UNFIT if aged else 0.5 * lasts)
    if is_a_change(question, said_before):
        rating -= _CHANGE
    money, rate = bool(MONEY.search(words)), bool(_RATE.search(words))
    rating += 0.6 * (money if wanted.money else -money)
    rating += 0.8 * rate if wanted.rate else -0.3 * rate
    if wanted.age:
        rating += 0.6 * bool(aged or _AGE.search(words)) - 0.6 * lasts
    # A bare figure is more often a date or a rank than a count.
    return rating + 0.2 * bool(_LETTER.search(words))


def _counts_nothing(asked: Asked, said_before: str, inside: Set[str]) -> bool:
    """Whether a figure is no amount: that of "gaji ke-13" and of "Pasal 9", and the 70 of "Hot 70" where the question
    is what the Hot 70 costs."""
    question, figures = asked.question.text, {term for term in inside if term[0].isdigit()}
    reference = _REFERENCE_BEFORE.match(said_before)
    return (
        (not _wanted(question).ordinal and _ORDINAL_BEFORE.match(said_before) is not None)
        or (reference is not None and reference[1].casefold() not in question.casefold())
        or (bool(figures) and figures <= asked.weights.keys())
    )


def time_rating(asked: Asked, text: str, span: Span, inside: Set[str]) -> float:
    """Of the date or time in this span of a sentence, with the terms `inside` it; as that of numbers."""
    words, said_before = span.of(text), before(text, span)
    # A date that the question states already is not what it asks for.
    known = bool(inside) and inside <= asked.weights.keys()
    wanted, rating = _wanted(asked.question.text), -1.0 * known + 0.01 * len(words)
    if wanted.day and not _DAY.search(words):
        return rating + UNFIT
    if wanted.clock:
        rating += 0.8 * bool(_CLOCK.search(words))
    elif _ONLY_A_CLOCK.match(words):
        # The time of day is seldom all that is wanted, and often stands beside the day.
        rating -= 0.6
    if wanted.year:
        rating += 0.5 * bool(_YEAR.search(words))
    elif _YEAR.fullmatch(words) and _NAME_BEFORE.match(said_before):
        rating -= _OF_A_NAME
    return rating
