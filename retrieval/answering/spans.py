"""Stretches of a sentence that could be the answer to a question of a kind: numbers, dates, names, places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache

import regex

from retrieval.answering.kinds import Kind
from retrieval.domain import Span
from retrieval.language.calendar_words import DAY_NAMES, MONTH_NUMBERS, alternatives
from retrieval.language.stopwords import ENGLISH, MALAYIC

_REMEMBERED = 8192
"""Sentences whose spans are kept: those of what is asked about again and again."""

_NEAR = 64
"""Characters before a span in which the words stand that tell what it is."""

_MONTH = rf"(?:{alternatives(MONTH_NUMBERS)})\b"
_DAY = rf"(?:{alternatives(DAY_NAMES)})"
_CLOCK = r"(?:(?:pukul|jam|at)\s+)?\d{1,2}[.:]\d{2}(?:\s*(?:WIB|WITA|WIT|GMT|UTC|[ap]\.?m\.?))?"
_DAYS = rf"""\b{_DAY}\b(?:\s+(?:pagi|siang|sore|malam|dini\s+hari|lalu|depan|morning|afternoon|evening|night))?
    | \b(?:kemarin|lusa|besok|(?:pekan|minggu|bulan|tahun)\s+(?:lalu|depan|ini))\b
    | \b(?:yesterday|tomorrow|(?:last|next|this)\s+(?:week|month|year))\b"""


def _times_pattern(alternatives: str) -> regex.Pattern[str]:
    # No time begins within a word, and most places are: "Terdapat 1.285" is no "at 1.28".
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{alternatives})", regex.VERBOSE | regex.IGNORECASE)


_TIMES = _times_pattern(
    rf"""(?:{_DAY},?\s+)?\(\s*\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\s*\)
    | (?:{_DAY},?\s+)?(?:tanggal\s+)?\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?\s+{_MONTH}(?:\s+\d{{4}})?(?:,?\s+{_CLOCK})?
    | (?:{_DAY},?\s+)?{_MONTH}\s+\d{{1,2}}(?!\d)(?:st|nd|rd|th)?,?(?:\s+\d{{4}})?
    | (?:(?:awal|akhir|pertengahan|early|late|mid)[\s-]+)?{_MONTH}\s+\d{{4}}
    | (?:tahun|dekade)\s+\d{{4}}(?:\s?-\s?an)?\b
    | \b\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\b
    | (?:pukul|jam|at)\s+{_CLOCK}
    | \b(?:1[5-9]|20)\d{{2}}\b
    | {_DAYS}"""
)
_TIMES_IN_WORDS = _times_pattern(_DAYS)
"""The same in a text without a digit."""
_DAY_WORDS = frozenset(
    """kemarin lusa besok pekan minggu bulan tahun yesterday tomorrow last next this""".split()
).union(*(name.split() for name in DAY_NAMES))
"""Words one of which is in each of those."""
_DIGIT, _DIGITS = regex.compile(r"\d"), regex.compile(r"\d+")
_YEAR = regex.compile(r"\d{4}")
_BEFORE_NUMBER, _BEFORE_TIME = 32, 48
"""Characters within which what is written before the digits begins: "paling sedikit US$", "Rabu, pertengahan"."""
_LETTERS, _ASCII_LETTERS = regex.compile(r"\p{L}+"), re.compile("[a-z]+")
_TIME_WORDS = frozenset({*MONTH_NUMBERS, "tahun", "dekade", "pukul", "jam", "at"})
"""Words one of which is in every time that has a digit, unless it is a `_DATE_IN_FIGURES`."""
_DATE_IN_FIGURES = regex.compile(r"\d/\d|(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")

_HEDGE = (
    r"(?:sekitar|kira-kira|kurang\s+lebih|lebih\s+dari|lebih\s+daripada|lebih|kurang\s+dari|hampir|sedikitnya|setidaknya|"
    r"paling\s+sedikit|paling\s+banyak|hingga|mencapai|about|around|approximately|nearly|almost|more\s+than|less\s+than|"
    r"over|at\s+least|up\s+to|some|roughly)"
)
_CURRENCY = r"(?:Rp\.?|US\$|AS\$|S\$|RM|[$€£¥])"
_FIGURE = r"\d+(?:[.,]\d+)*"
_NUMBER_WORDS = frozenset(
    """satu dua tiga empat lima enam tujuh delapan lapan sembilan sepuluh sebelas seratus seribu sejuta puluhan belasan
    ratusan ribuan jutaan one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty
    hundred hundreds thousand thousands""".split()
)
_WORD_NUMBER = (
    rf"(?:{alternatives(_NUMBER_WORDS)})"
    r"(?:[\s-]+(?:puluh|belas|ratus|ribu|juta|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan))*"
)
_NO_COUNT = r"(?<!\bsalah\s)(?!one\ of\b|satu-satunya)"
"""Before words that number nothing: "salah satu klub"."""
_NO_NAME = r"(?:(?<!\p{L}-)|(?<=\bke-))"
"""Before figures that are no part of a name: "Covid-19"."""
_SCALE = r"(?:ribu|ratus|juta|miliar|milyar|triliun|hundred|thousand|million|billion|trillion|bilion|trilion)"
_RATE = r"(?:%|persen|per\s?cent|peratus)"
_NOT_A_UNIT = (
    r"(?!(?:dan|atau|yang|di|ke|dari|dari?pada|pada|dengan|untuk|dalam|oleh|karena|kerana|agar|saat|ketika|menjadi|atas|hingga|"
    r"sampai|per|telah|sudah|akan|adalah|juga|ini|itu|tersebut|serta|and|or|of|in|on|at|to|from|for|by|with|the|a|an|"
    r"that|this|is|are|was|were|have|has|had|who|which|as|after|before|between|antara|lalu|lagi|kali lipat|sebelum|"
    r"setelah|sesudah|selama|jika|bila|maka|tetapi|namun|diduga|dibanding|terjadi|termasuk|meninggal|di\w{3,}(?:kan|i))\b)"
)
_UNIT = rf"{_NOT_A_UNIT}[\p{{Ll}}][\p{{L}}\p{{M}}-]*"


def _numbers_pattern(number: str) -> regex.Pattern[str]:
    return regex.compile(
        rf"""(?<![\p{{L}}\p{{N}}/])(?:{_HEDGE}\s+)?
        (?:{_CURRENCY}\s?)?(?<![\w/]){_NO_NAME}(?P<number>{number})(?![\w/]|[-–]\s?an\b)
        (?:\s*(?:-|–|sampai|hingga|to)\s*{_FIGURE})?
        (?:\s+{_SCALE}\b)*(?:\s?{_RATE}(?!\w))?
        (?:\s+(?P<unit>{_UNIT})(?:\s+(?:persegi|kubik)\b|[²³])?)?
        """,
        regex.VERBOSE | regex.IGNORECASE,
    )


_IN_FIGURES = rf"-?\s?{_FIGURE}"
_NUMBERS = _numbers_pattern(rf"{_IN_FIGURES}|{_NO_COUNT}\b(?i:{_WORD_NUMBER})\b")
_NUMBERS_IN_FIGURES = _numbers_pattern(_IN_FIGURES)
"""The same in a text that has no number in words, and so the sooner."""

_CONNECTIVES = frozenset(
    """bahkan baik berdasarkan bersama diberitakan dikatakan dilansir disampaikan kemudian khusus kini lewat melalui
    menjelang menurut meski meskipun sebelumnya sedangkan selain selanjutnya sementara sesuai setelah""".split()
)
"""The most frequent words before a name at the beginning of sentences of Indonesian news that elsewhere stand in small
letters, but for offices and the like."""
_OPENINGS = MALAYIC | ENGLISH | _CONNECTIVES
_CAPITALISED = regex.compile(r"(?r)\p{Lu}\p{L}*\s")
"""A capitalised word, read from the end."""
_WORD = re.compile(r"\S+")
_CAPITAL = (
    r"(?:\p{Lu}[\p{L}\p{M}'’-]*+(?:\.(?=[\p{L}-])[\p{L}\p{M}'’-]++)*+"
    r"(?:\.(?<=\b(?:\p{Lu}\p{Ll}{0,2}|Prof|Jend|Brig)\.))?)"
)
"""A capitalised word. The full stop of a short one belongs to it ("Moh."), or else the name would go on in the next
sentence."""
_NAME_PARTICLE = r"(?:bin|binti|van|von|der|de|da|di|del|al|el|la|le|of|the|dan|and|y|ibn)"
_NAME = regex.compile(
    rf"{_CAPITAL}(?:\s(?:{_CAPITAL}|\d{{1,4}}\b|(?:al|el|van|von|de|der|del|bin|binti|of|ibn)(?=\s\p{{Lu}})))*"
)
_PLACES = regex.compile(
    rf"""\b(?:di|ke|dari|in|at|near|from|to|kawasan|wilayah|kota|kabupaten|provinsi|desa|kecamatan|pulau)\s+
    (?P<place>(?:(?!(?:mana|antara|tengah|mana|sela|bawah|atas|dalam|luar|sini|sana|depan|samping|the\s+\p{{Ll}})\b)
    (?:\p{{Ll}}[\p{{L}}-]*\s+){{0,2}}){_CAPITAL}(?:,?\s(?!(?i:{_DAY}|{_MONTH})\b){_CAPITAL})*)""",
    regex.VERBOSE,
)


def before(text: str, span: Span) -> str:
    """What stands right before a span, from a whole word on: as much as tells what the span is, for a search that must
    end there takes the longer the more there is."""
    start = max(0, span.start - _NEAR)
    return text[text.find(" ", start, span.start) + 1 if start else 0 : span.start]


def _stripped(text: str, start: int, end: int) -> Span | None:
    if text[start].isalnum() and text[end - 1].isalnum():
        return Span(start, end)
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(" ,;:(\"'“"))
    # A full stop stays with an initial or an abbreviation, which have one inside as well.
    tail = " ,;:\"'”-–" if "." in piece.rstrip(" .") else " .,;:\"'”-–"
    right = len(piece) - len(piece.rstrip(tail))
    if piece.rstrip().endswith(")") and "(" in piece:
        right = len(piece) - len(piece.rstrip())
        left = len(piece) - len(piece.lstrip(" "))
    return Span(start + left, end - right) if start + left < end - right else None


def _spans_of(matches: Iterable[regex.Match[str]], group: str | int = 0) -> list[Span]:
    spans = []
    for match in matches:
        used = group if match.group(group) is not None else 0
        span = _stripped(match.string, match.start(used), match.end(used))
        if span:
            spans.append(span)
    return spans


def numbers(sentence: str) -> list[Span]:
    """Figures with their hedge, currency, scale and the word they count: "sekitar 40.000 tentara"."""
    # Both patterns take long, and most sentences have no number, most numbers nothing of a date about them.
    words = _words_of(sentence)
    spelt_out = not words.isdisjoint(_NUMBER_WORDS)
    if not spelt_out and not _DIGIT.search(sentence):
        return []
    matches = _NUMBERS.finditer(sentence) if spelt_out else _near_digits(_NUMBERS_IN_FIGURES, sentence, _BEFORE_NUMBER)
    found = _spans_of(match for match in matches if not _is_in_a_name(match))
    if not found or not _may_have_dates(sentence, words):
        return found
    dated = _spans_of(_near_digits(_TIMES, sentence, _BEFORE_TIME))
    return [span for span in found if not any(_is_dated(span, date, sentence) for date in dated)]


def _words_of(sentence: str) -> frozenset[str]:
    """Its words, case-folded."""
    letters = _ASCII_LETTERS if sentence.isascii() else _LETTERS
    return frozenset(letters.findall(sentence.casefold()))


def _may_have_dates(sentence: str, words: Set[str]) -> bool:
    """Whether a sentence with these words may have a time that is told by figures."""
    return not words.isdisjoint(_TIME_WORDS) or _DATE_IN_FIGURES.search(sentence) is not None


def _is_dated(number: Span, date: Span, sentence: str) -> bool:
    """Whether a number is part of a date: that of "hingga 30 April" is, and that of "sekitar 1500 orang" is no year."""
    figure = None if _YEAR.fullmatch(date.of(sentence)) else _DIGIT.search(sentence, number.start, number.end)
    return date.start <= (figure.start() if figure else number.start) < date.end


def _is_in_a_name(match: regex.Match[str]) -> bool:
    """Whether a number is written in words that belong to a name: "Kepulauan Seribu"."""
    return match["number"][0].isupper() and bool(_CAPITALISED.match(match.string, 0, match.start("number")))


def _near_digits(pattern: regex.Pattern[str], sentence: str, most: int) -> Iterator[regex.Match[str]]:
    """The matches that have a digit, of a pattern that has one at most so many characters behind its beginning: the
    stretches in between are not looked at."""
    end = 0
    for digits in _DIGITS.finditer(sentence):
        while digits.start() >= end:
            match = pattern.search(sentence, max(end, digits.start() - most))
            if match is None:
                return
            end = match.end()
            yield match
            if match.start() > digits.start():
                break


def times(sentence: str) -> list[Span]:
    """Dates, days, clock times and years."""
    words = _words_of(sentence)
    if _DIGIT.search(sentence) and _may_have_dates(sentence, words):
        return _spans_of(_TIMES.finditer(sentence))
    return [] if words.isdisjoint(_DAY_WORDS) else _spans_of(_TIMES_IN_WORDS.finditer(sentence))


def _without_opening(sentence: str, span: Span) -> Span | None:
    """The run of capitals without what is capital for another reason: the sentence's first word when it is a function
    word, and days."""
    start = span.start
    for word in _WORD.finditer(sentence, span.start, span.end):
        start = word.start()
        opening = start == 0 and word.group().casefold() in _OPENINGS
        if not opening and word.group().casefold() not in DAY_NAMES:
            return Span(start, span.end)
    return None


def names(sentence: str) -> list[Span]:
    """Runs of capitalised words."""
    runs = (_without_opening(sentence, span) for span in _spans_of(_NAME.finditer(sentence)))
    return [run for run in runs if run]


def places(sentence: str) -> list[Span]:
    """What follows a word of place, up to and with its name."""
    return _spans_of(_PLACES.finditer(sentence), "place")


_FINDERS = {
    Kind.NUMBER: (numbers,),
    Kind.TIME: (times,),
    Kind.PERSON: (names,),
    Kind.PLACE: (places, names),
    Kind.NAME: (names,),
    Kind.REASON: (),
    Kind.MANNER: (),
    Kind.TEXT: (),
}


@lru_cache(maxsize=_REMEMBERED)
def candidates(kind: Kind, sentence: str) -> tuple[Span, ...]:
    """Spans of the sentence that are of the kind, those of the surer finder first."""
    found = dict.fromkeys(span for finder in _FINDERS[kind] for span in finder(sentence))
    return tuple(found)
