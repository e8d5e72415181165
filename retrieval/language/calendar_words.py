"""Months and days by name, in the languages whose news Kabar reads most: Indonesian, Malay and English."""

from __future__ import annotations

from collections.abc import Iterable

_NAMES = (
    "januari january jan",
    "februari february feb",
    "maret march mar mac",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul julai",
    "agustus august agu agt aug ogos",
    "september sep sept",
    "oktober october okt oct",
    "november nov",
    "desember december des dec disember dis",
)

MONTH_NUMBERS: dict[str, int] = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""Case-folded name, full or short -> 1 to 12."""

DAY_NAMES = frozenset(
    "senin selasa rabu kamis jumat jum'at sabtu minggu isnin khamis ahad"
    " monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Case-folded names of the days of the week."""

_WEEKDAYS = (
    "senin isnin monday",
    "selasa tuesday",
    "rabu wednesday",
    "kamis khamis thursday",
    "jumat jum'at jum’at jumaat friday",
    "sabtu saturday",
    "minggu ahad sunday",
)

WEEKDAY_NUMBERS: dict[str, int] = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
"""Case-folded name -> 0 (Monday) to 6. "Minggu" is a week as well, which only the words around it tell."""

_COUNTS = (
    "se satu a an one",
    "dua two",
    "tiga three",
    "empat four",
    "lima five",
    "enam six",
    "tujuh seven",
    "delapan lapan eight",
    "sembilan nine",
    "sepuluh ten",
    "sebelas eleven",
    "duabelas twelve",
)

COUNT_WORDS: dict[str, int] = {word: number for number, words in enumerate(_COUNTS, 1) for word in words.split()}
"""Case-folded word, or the "se" of "seminggu" -> 1 to 12."""


def alternatives(words: Iterable[str]) -> str:
    """The words as alternatives of a regular expression, longer ones first, so that none hides behind its beginning."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
