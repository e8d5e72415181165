"""Who holds an office, told from who does not: the deputy, the candidate, the predecessor, the holder of another one.

Who asks "siapa gubernur BI?" is answered by a sentence that has the office, and what it is the office of right behind
it. Of the answers to such questions of FacQA (the questions also asked with what answers them hidden) 166 of 225 were
right of those that have both, 10 of 80 where something else stood behind the office, and none of 110 without it. Put in
this order, and first who is called by the office, 94% of the questions that have an answer get it, and 86% otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from retrieval.answering.evidence import Asked
from retrieval.answering.titles import (
    OFFICES,
    TERMS_BESIDE,
    is_abroad,
    is_of,
    office_asked,
    office_pattern,
    sought_in,
    terms_of,
    titles_of,
)
from retrieval.domain import Span
from retrieval.language.kinship import share_words
from retrieval.language.terms import terms


class Office(StrEnum):
    """How a sentence has the office whose holder is asked for."""

    UNASKED = "unasked"
    """No office is asked for, or none whose words the sentence could have."""
    CALLED = "called"
    """The answer is called by it, and by all else that is asked. Of 74 such answers to questions of FacQA 71 were
    right, and some 70 of 78 to questions asked with the passage hidden that was written for them."""
    HELD = "held"
    """The answer is called by it, and there is more to the question, or the sentence is of another country."""
    NAMED = "named"
    """With what it is the office of, and no name beside it that would be the answer."""
    APART = "apart"
    """Something else stands behind it."""
    ABSENT = "absent"
    ANOTHER = "another"
    """It is only that of the deputy, the candidate, the predecessor."""

    @property
    def setback(self) -> float:
        """By what such a sentence stands back behind others, as a score."""
        return _SETBACKS[self]

    @property
    def kept(self) -> float:
        """The share of its confidence that it keeps."""
        return {Office.APART: 0.7, Office.ABSENT: 0.1, Office.ANOTHER: 0.05}.get(self, 1.0)

    @property
    def likelier(self) -> float:
        """How many times likelier it answers, against its not answering, than it would seem."""
        return 5.0 if self is Office.CALLED else 1.0


_SETBACKS = {
    Office.UNASKED: 0.0,
    Office.CALLED: 0.0,
    Office.HELD: 0.5,
    Office.NAMED: 1.0,
    Office.APART: 2.0,
    Office.ABSENT: 3.0,
    Office.ANOTHER: 6.0,
}
_LEADS = frozenset({"pimpin", "asuh", "led", "lead", "leader", "head"})
"""Terms by which somebody is said to be at the head of something: "dipimpin Iwan Gunawan"."""
_OF_STATE = frozenset(terms("presiden perdana menteri gubernur bupati wali wakil", "id"))
"""Offices for which those do not stand."""
_MINISTERS = re.compile(r"(?<=[\w,)] )\(?Men[a-z]{2,}\b")
"""Short forms ("Menbud") within a sentence, where nothing else begins so with a capital."""


def office_in(asked: Asked, sentence: str, language: str, answer: Span | None = None) -> Office:
    """How a sentence in this language has the office that is asked for, and if the answer is its holder."""
    question = asked.question.text
    word = office_asked(question)
    if word is None:
        return Office.UNASKED
    if answer and (titles := titles_of(asked, sentence, answer, language)):
        to_the_word = any(asked.weights.keys() <= {*terms_of(title, language)} for title in titles)
        return Office.CALLED if to_the_word and not is_abroad(asked, sentence, language) else Office.HELD
    found = list(office_pattern(question, word).finditer(sentence))
    if found and all(match["other"] for match in found):
        return Office.ANOTHER
    if word not in OFFICES or not asked.speaks(language):
        return Office.UNASKED
    return _stands_in(sentence, language, sought_in(question, language))


def _stands_in(sentence: str, language: str, sought: Sequence[str]) -> Office:
    there = terms_of(sentence, language)
    words = {sought[0]} if sought[0] in _OF_STATE else {sought[0], *_LEADS}
    behind = [
        there[place + 1 :]
        for place, term in enumerate(there)
        if term in words and TERMS_BESIDE.isdisjoint(there[max(0, place - 1) : place])
    ]
    if not behind:
        of_a_minister = sought[0] in terms("menteri", language) and _MINISTERS.search(sentence)
        return Office.APART if of_a_minister else Office.ABSENT
    # "The French president": in English it may be said before as well, and in other words.
    anywhere = not share_words(language, "id") or len(sought) == 1
    return Office.NAMED if anywhere or any(is_of(sought[1:], each) for each in behind) else Office.APART
