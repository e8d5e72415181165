"""What a text lacks on which the question hangs, though its word is a common one: "terakhir" where the first is told
of, and "wafat" where a birth is.

Such words are in many texts and weigh little among the question's others, and an answer that passes them over is the
answer to another question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

from retrieval.language.contrasts import NARROWING, OPPOSITES


def _any_of(words: Iterable[str]) -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{'|'.join(map(regex.escape, words))})\b", regex.IGNORECASE)


_NARROWING = tuple(map(_any_of, NARROWING))
_OPPOSITES = tuple((_any_of(one), _any_of(other)) for one, other in OPPOSITES)


@lru_cache(maxsize=256)
def _narrowed(question: str) -> tuple[regex.Pattern[str], ...]:
    return tuple(words for words in _NARROWING if words.search(question))


@lru_cache(maxsize=256)
def _turned(question: str) -> tuple[tuple[regex.Pattern[str], regex.Pattern[str]], ...]:
    """The sides that the question takes, each with the other; none where it names both."""

    def sides() -> Iterator[tuple[regex.Pattern[str], regex.Pattern[str]]]:
        for one, other in _OPPOSITES:
            asked = bool(one.search(question)), bool(other.search(question))
            if asked == (True, False):
                yield one, other
            elif asked == (False, True):
                yield other, one

    return tuple(sides())


def unqualified(question: str, text: str) -> int:
    """How many of the words by which the question narrows what it means are not in the text, nor any like them."""
    return sum(not words.search(text) for words in _narrowed(question))


def opposed(question: str, text: str) -> int:
    """Of how many of the question's words the text has the opposite, and nothing that says the same."""
    return sum(bool(other.search(text)) and not own.search(text) for own, other in _turned(question))
