"""What a question asks for by its sort ("partai apa", "which stadium"), and where a sentence names one by that word."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.answering.evidence import Asked
from retrieval.domain import Span
from retrieval.language.countries import country_spans
from retrieval.language.stopwords import BY_LANGUAGE
from retrieval.language.terms import terms

_SORT_ASKED = re.compile(
    r"\b(?:(rumah) sakit|(\w+)) (?:mana|apa)(?:kah)?\b|\bapa(?:kah)? nama (\w+)|\b(?:which|what) (\w+)", re.IGNORECASE
)
_NAME_ASKED = re.compile(r"\b(?:nama|names?)\b", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_SIGNS = ",.;:()\"'“”‘’"
_ENDS = tuple(",.;:)")
_SHORTEST = 3
"""Letters of a word that is a sort: "di mana" asks for none."""
_PLAIN_WORDS = 3
"""Words in small letters that a thing may be called by: "penyakit kanker tenggorokan"."""


@lru_cache(maxsize=256)
def sort_asked(question: str) -> str:
    """The word for what is asked for; "" without one."""
    match = _SORT_ASKED.search(question)
    return next((group for group in match.groups() if group), "") if match else ""


def asks_for_a_country(question: str) -> bool:
    return sort_asked(question).casefold() in ("negara", "country")


def spans_of_sort(asked: Asked, sentence: str, language: str) -> list[Span]:
    """Where a sentence in this language names what is asked for: countries by their names, other things right behind
    the word for their sort ("Partai Demokrat", "penyakit melanoma"). The question's own words are no part of that."""
    sort = sort_asked(asked.question.text)
    if asks_for_a_country(asked.question.text):
        return [span for span in country_spans(sentence) if not _is_known(asked, span.of(sentence), language)]
    if len(sort) < _SHORTEST:
        return []
    found = re.finditer(rf"(?<![\w-]){re.escape(sort)}(?=\s)", sentence, re.IGNORECASE)
    ends = [(match.start(), _end(asked, sentence, match.end(), language)) for match in found]
    return [Span(start, end) for start, end in ends if end is not None]


def _end(asked: Asked, sentence: str, start: int, language: str) -> int | None:
    """Where what something is called ends, all in capitals or all in small letters; None where it is called nothing, or
    not by a name though one is asked for."""
    end, proper, plain = None, None, 0
    for word in _WORD.finditer(sentence, start):
        bare = word.group().strip(_SIGNS)
        if not bare or word.group().startswith("(") or _is_known(asked, bare, language):
            break
        capital = bare[0].isupper() or bare[0].isdigit()
        proper = capital if proper is None else proper
        plain += not capital
        if capital is not proper or (plain and not _may_be_plain(asked, bare, plain, language)):
            break
        end = word.start() + len(word.group().rstrip(_SIGNS))
        if word.group().endswith(_ENDS):
            break
    return end


def _is_known(asked: Asked, word: str, language: str) -> bool:
    own = terms(word, language)
    return bool(own) and asked.weights.keys() >= set(own)


def _may_be_plain(asked: Asked, word: str, count: int, language: str) -> bool:
    ignored = word.casefold() in BY_LANGUAGE.get(language, ())
    return count <= _PLAIN_WORDS and not ignored and not _NAME_ASKED.search(asked.question.text)
