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


def alternatives(words: Iterable[str]) -> str:
    """The words as alternatives of a regular expression, longer ones first, so that none hides behind its beginning."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
