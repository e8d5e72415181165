"""Who holds an office, told from who stands beside it: the deputy, the adviser, the candidate, the predecessor."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.language.acronyms import LONG_FORMS
from retrieval.language.calendar_words import alternatives

_OFFICE_ASKED = re.compile(
    r"\b(?:siapa(?:kah)?|who(?: is|'s| was| are| were))\s+(?:nama\s+|the\s+)?(?!(?:yang|saja|dia|ia|mereka)\b)(\w+)",
    re.I,
)
_BESIDE = "wakil|deputi|calon|asisten|staf ahli|vice|deputy|assistant"
_BEFORE = "mantan|bekas|eks|former|ex"
_OF_THE_PAST = re.compile(
    r"\d|\b(?:saat(?! ini)|ketika|waktu|pertama|dulu|dahulu|sebelum\w*|lalu|pernah|was|were|first|before|previous)\b",
    re.IGNORECASE,
)
"""In a question of another time, which whoever held the office then may answer."""


def names_another_office(question: str, sentence: str) -> bool:
    """Whether the question asks who holds an office ("siapa gubernur BI?"), and the sentence has the word for it in
    nothing but another one ("Deputi Gubernur BI", "mantan gubernur BI")."""
    office = _office_asked(question)
    found = list(office.finditer(sentence)) if office else []
    return bool(found) and all(match["other"] for match in found)


@lru_cache(maxsize=256)
def _office_asked(question: str) -> re.Pattern[str] | None:
    """Finds the word that follows "siapa", long or short, and as `other` what makes another office of it."""
    match = _OFFICE_ASKED.search(question)
    if match is None:
        return None
    word = match[1].casefold()
    word = LONG_FORMS.get(word, (word,))[0]
    spellings = [word, *(short for short, long in LONG_FORMS.items() if long[0] == word)]
    others = _BESIDE if _OF_THE_PAST.search(question) else f"{_BESIDE}|{_BEFORE}"
    return re.compile(rf"(?P<other>\b(?:{others})[\s-])?\b(?:{alternatives(spellings)})\b", re.IGNORECASE)
