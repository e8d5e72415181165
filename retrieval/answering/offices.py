"""Who holds an office, told from who does not: the deputy, the candidate, the predecessor, the holder of another one.

Who asks "siapa gubernur BI?" is answered by a sentence that has the office, and what it is the office of right behind
it. Of the answers to such questions of FacQA (the questions also asked with what answers them hidden) 166 of 225 were
right of those that have both, 10 of 80 where something else stood behind the office, and none of 110 without it. Put in
this order, 92% of the questions that have an answer get it, and 86% otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from retrieval.answering.evidence import Asked
from retrieval.language.acronyms import LONG_FORMS
from retrieval.language.calendar_words import alternatives
from retrieval.language.kinship import share_words
from retrieval.language.terms import terms


class Office(Enum):
    """How a sentence has the office whose holder is asked for: by what it stands back behind other sentences, as a
    score, and which share of its confidence it keeps."""

    NAMED = (0.0, 1.0)
    """With what it is the office of; or no office is asked for."""
    APART = (2.0, 0.7)
    """Something else stands behind it."""
    ABSENT = (3.0, 0.1)
    ANOTHER = (3.0, 0.05)
    """It is only that of the deputy, the candidate, the predecessor."""

    @property
    def setback(self) -> float:
        return self.value[0]

    @property
    def kept(self) -> float:
        return self.value[1]


_ASKED = re.compile(
    r"\b(?:siapa(?:kah)?|who(?: is|'s| was| are| were))\s+(?:nama\s+|the\s+)?(?!(?:yang|saja|dia|ia|mereka)\b)(\w+)",
    re.I,
)
_OFFICES = frozenset(
    """
    bupati ceo deputi direktur dirjen dirut dubes duta gubernur jaksa kanselir kapolda kapolres kapolri kepala ketua
    komandan komisaris manajer menag mendag mendagri menhan menhub menkes menkeu menlu menpora mensos mentan menteri
    panglima paus pelatih pemimpin perdana pimpinan presiden rektor sekjen sekretaris wagub wakil wali
    walikota wamen wapres
    ambassador chairman chancellor coach commander director governor leader manager mayor minister pope president prime
    secretary
    """.split()
)
"""Words that an office begins with, which is seldom spoken of in other words; "pencipta" and "pemenang" are none."""
_LEADS = frozenset({"pimpin", "asuh", "led", "lead", "leader", "head"})
"""Terms by which somebody is said to be at the head of something: "dipimpin Iwan Gunawan"."""
_OF_STATE = frozenset(terms("presiden perdana menteri gubernur bupati wali wakil", "id"))
"""Offices for which those do not stand."""
_MINISTERS = re.compile(r"(?<=[\w,)] )\(?Men[a-z]{2,}\b")
"""Short forms ("Menbud") within a sentence, where nothing else begins so with a capital."""
_BEHIND = 2
"""Terms behind an office, one of which is what it is of: "gubernur DKI Jakarta"."""
_SIDES = frozenset(terms("utara selatan barat timur tengah tenggara", "id"))
"""Of countries and provinces of one name, each by its side: Korea Selatan is not Korea Utara."""
_BESIDE = "wakil|deputi|calon|asisten|staf ahli|vice|deputy|assistant"
_TERMS_BESIDE = frozenset(terms(_BESIDE.replace("|", " "), "id"))
_BEFORE = "mantan|bekas|eks|former|ex"
_OF_THE_PAST = re.compile(
    r"\d|\b(?:saat(?! ini)|ketika|waktu|pertama|dulu|dahulu|sebelum\w*|lalu|pernah|was|were|first|before|previous)\b",
    re.IGNORECASE,
)
"""In a question of another time, which whoever held the office then may answer."""
_IN_TWO_WORDS = re.compile(r"\b(wali)(kota)\b", re.IGNORECASE)


def office_in(asked: Asked, sentence: str, language: str) -> Office:
    """How a sentence in this language has the office that is asked for."""
    question = asked.question.text
    word = _office_asked(question)
    if word is None:
        return Office.NAMED
    found = list(_with_others(question, word).finditer(sentence))
    if found and all(match["other"] for match in found):
        return Office.ANOTHER
    if word not in _OFFICES or not asked.speaks(language):
        return Office.NAMED
    return _stands_in(sentence, language, _sought(question, language))


def _office_asked(question: str) -> str | None:
    """The word that follows "siapa"."""
    match = _ASKED.search(question)
    return match[1].casefold() if match else None


@lru_cache(maxsize=256)
def _with_others(question: str, word: str) -> re.Pattern[str]:
    """Finds the word, long or short, and as `other` what makes another office of it."""
    word = LONG_FORMS.get(word, (word,))[0]
    spellings = [word, *(short for short, long in LONG_FORMS.items() if long[0] == word)]
    others = _BESIDE if _OF_THE_PAST.search(question) else f"{_BESIDE}|{_BEFORE}"
    return re.compile(rf"(?P<other>\b(?:{others})[\s-])?\b(?:{alternatives(spellings)})\b", re.IGNORECASE)


@lru_cache(maxsize=256)
def _sought(question: str, language: str) -> tuple[str, ...]:
    """The office and what it is of: the terms from the office on."""
    match = _ASKED.search(question)
    return _terms(question[match.start(1) :], language) if match else ()


def _terms(text: str, language: str) -> tuple[str, ...]:
    return terms(_IN_TWO_WORDS.sub(r"\1 \2", text), language)


def _stands_in(sentence: str, language: str, sought: Sequence[str]) -> Office:
    there = _terms(sentence, language)
    words = {sought[0]} if sought[0] in _OF_STATE else {sought[0], *_LEADS}
    behind = [
        there[place + 1 :]
        for place, term in enumerate(there)
        if term in words and _TERMS_BESIDE.isdisjoint(there[max(0, place - 1) : place])
    ]
    if not behind:
        of_a_minister = sought[0] in terms("menteri", language) and _MINISTERS.search(sentence)
        return Office.APART if of_a_minister else Office.ABSENT
    # "The French president": in English it may be said before as well, and in other words.
    anywhere = not share_words(language, "id") or len(sought) == 1
    return Office.NAMED if anywhere or any(_is_of(sought[1:], each) for each in behind) else Office.APART


def _is_of(sought: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether what stands behind an office is what it was asked to be of."""
    if sought[0] not in behind[:_BEHIND]:
        return False
    asked, said = (words[place : place + 1] for words, place in ((sought, 1), (behind, behind.index(sought[0]) + 1)))
    return asked == said or _SIDES.isdisjoint(said) or _SIDES.isdisjoint(asked)
