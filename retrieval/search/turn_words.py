"""The words of a turn: those that carry a subject, and those that ask, point, or tie it to the turn before."""

from __future__ import annotations

import regex

from retrieval.language.calendar_words import DAY_NAMES, MONTH_NUMBERS
from retrieval.language.stopwords import ENGLISH, MALAYIC

WORD = regex.compile(r"\p{N}+(?:[.,:/]\p{N}+)*|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{M}]+)*")
END = " \t\r\n?!.,;:"
QUESTION_WORDS = frozenset(
    """
    apa apakah siapa siapakah kapan kapankah bila bilakah mana manakah dimana dimanakah kemana kemanakah dmn berapa
    berapakah seberapa brp mengapa mengapakah kenapa kenapakah knp bagaimana bagaimanakah gimana gmn who whom whose
    what which when where why how
    """.split()
)
VERBS_FIRST = frozenset("is are was were do does did can could will would should has have had".split())
"""What opens an English question that has no question word."""
POINTERS = frozenset(
    """
    dia ia beliau mereka itu tersebut tsb tadi tuh begitu gitu situ sana it its he him his she her hers they them
    their theirs that those this these there one ones other others another else same
    """.split()
)
FUNCTION_WORDS = MALAYIC | ENGLISH | QUESTION_WORDS | POINTERS
_OPENING = regex.compile(
    r"""^\W*(?:(?:nah|oke|ok|ya|lho|okay|well|wow|so|no|bukan|tidak|maksud\s+(?:saya|aku)|i\s+meant?)\b\W*)*
    (?P<connective>
        (?:(?:kalau|kalo|klo|lalu|terus|trus|dan|tapi|tetapi|atau|and|but|then|or)\b\W*)*
        (?:(?:(?:bagaimana|gimana|macam\s?mana)(?:\s+pula)?\s+(?:dengan|dgn|kalau|kalo|untuk|soal)|(?:what|how)\s+about)
            \b\W*)?)
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
"""What ties a question to the turn before it; all of it may be missing."""
BARE_DATES = (DAY_NAMES - {"minggu"}) | {month for month in MONTH_NUMBERS if len(month) > 3} | {"mei"}
"""Days and months that are no other word: not "may", nor "minggu", a week."""
YEAR = regex.compile(r"\b(?:19|20)\d\d\b")
NAME = regex.compile(r"(?<=[^\s.?!,]\s)(?!I\b)\p{Lu}[\p{L}\p{M}\p{N}-]*(?:\s\p{Lu}[\p{L}\p{M}\p{N}-]*)*")
"""Capitalised words in a row, the first of them not the first of the sentence."""


def words_of(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


def own_words(text: str) -> list[str]:
    """The words of the text that carry a subject."""
    carrying = (word for word in WORD.findall(text) if word.casefold() not in FUNCTION_WORDS)
    return [word for word in carrying if len(word) > 1 or word.isdigit()]


def without_opening(text: str) -> tuple[str, bool]:
    """The text behind its connective, and whether it has one."""
    match = _OPENING.match(text)
    rest = text[match.end() :].strip(END) if match else ""
    return rest or text.strip(END), bool(match and match.group("connective").strip())
