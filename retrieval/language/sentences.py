"""Where the sentences of a paragraph lie.

sentencex knows the abbreviations, initials, decimals and quotations of many languages. Three things it does not do are
mended here, each measured on Indonesian news: it breaks after addresses and companies ("Jl.", "Kec.", "PT."), misses
the border where a portal lost the space between two sentences ("itu.Dan"), and after a quotation mark that is never
closed it takes all the rest for one sentence.
"""

from __future__ import annotations

import re
from itertools import pairwise

import sentencex

from retrieval.domain import Span

LONGEST_SENTENCE = 600
"""Characters. In news a longer one is nearly always an unclosed quotation, or a list."""
_AT_ONCE = 10_000
"""Characters given to sentencex at a time, for its time grows with the square of a text full of quotation marks."""

_OPENS_A_NAME = re.compile(
    r"(?:^|[\s(\"“'‘])(?:jl|jln|gg|kec|kab|kel|ds|dsn|prov|pt|cv|ud|h|hj|kh|tgk|ust|drs|dra|ir|prof|dr|drg|tn|ny|nn|sdr|"
    r"sdri|bpk|yth|alm|almh|mr|mrs)\.$",
    re.IGNORECASE,
)
"""Abbreviations that stand before a name, so that no sentence ends with them."""
_OPENS_A_NUMBER = re.compile(r"(?:^|[\s(\"“'‘])(?:no|nos|vol|rt|rw|km|hlm|hal|pkl|pasal|art)\.$", re.IGNORECASE)
"""Abbreviations that stand before a number; before anything else they may be words of their own ("no.", "hal.")."""
_STANDS_INSIDE = re.compile(r"(?:^|\s)(?:dkk|dll|dsb|dst|etc|vs|tbk|ltd|inc|corp|bhd)\.$", re.IGNORECASE)
"""Abbreviations that may end a sentence: they did not when a small letter or a digit follows."""
_ENUMERATION = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z])[.)]")
_LOST_SPACE = re.compile(r"(?<=[^\W\d_]{3})[.!?]”?(?=[\"“]?[A-Z][a-z]+[\s,])")
_DOMAIN_END = re.compile(r"(?:Com|Co|Id|Net|Org|My)\b")
_QUOTATION_MARKS = re.compile(r"[\"“”„«»'‘’]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_BREAK = re.compile(r"[\r\n\u2028\u2029]+")


def _borders(text: str, language: str) -> set[int]:
    """Where sentencex begins a sentence, in code points."""
    # It cannot take half of a surrogate pair; another character in its place keeps every offset.
    sound = _LONE_SURROGATE.sub("x", text)
    borders: set[int] = set()
    start = 0
    while start < len(sound):
        end = start + _AT_ONCE
        if end < len(sound):
            stops = (sound.rfind(mark, start + _AT_ONCE // 2, end) + 1 for mark in ("\n", ". ", " "))
            end = next((stop for stop in stops if stop), end)
        found = sentencex.get_sentence_boundaries(language, sound[start:end])
        borders.update(start + boundary["start_index"] for boundary in found)
        start = end
    return borders


def _belongs_together(before: str, after: str) -> bool:
    if _ENUMERATION.fullmatch(before) or _OPENS_A_NAME.search(before[-12:]):
        return True
    if after[:1].isdigit() and _OPENS_A_NUMBER.search(before[-12:]):
        return True
    return bool(_STANDS_INSIDE.search(before[-8:])) and (after[:1].islower() or after[:1].isdigit())


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _pieces(text: str, cuts: set[int]) -> list[Span]:
    edges = sorted({0, len(text), *(cut for cut in cuts if 0 < cut < len(text))})
    return [span for start, end in pairwise(edges) if (span := _trimmed(text, start, end))]


def _closes_quotation(text: str, place: int) -> bool:
    """Whether the straight quotation mark at a place closes a quotation of its line."""
    return text[place] == '"' and text.count('"', text.rfind("\n", 0, place) + 1, place) % 2 == 1


def _lost_spaces(text: str) -> set[int]:
    found = {match.end() for match in _LOST_SPACE.finditer(text)}
    return {cut + _closes_quotation(text, cut) for cut in found if not _DOMAIN_END.match(text, cut)}


def _without_quotations(text: str, span: Span, language: str) -> set[int]:
    """The borders inside an overlong sentence, read as if it had no quotation marks."""
    bare = _QUOTATION_MARKS.sub(" ", span.of(text))
    return {span.start + border for border in _borders(bare, language)}


def sentence_spans(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of `text` in order: apart from each other, trimmed, together covering everything but white space.

    `language` is an ISO 639-1 code; of an unknown one the general rules are used. A line break always ends a sentence.
    Blank text has none.
    """
    breaks = {match.end() for match in _LINE_BREAK.finditer(text)}
    cuts = breaks | _lost_spaces(text) | _borders(text, language)
    spans = _pieces(text, cuts)
    for span in spans:
        if span.end - span.start > LONGEST_SENTENCE:
            cuts |= _without_quotations(text, span, language)
    joined: list[Span] = []
    for span in _pieces(text, cuts):
        last = joined[-1] if joined else None
        on_one_line = last is not None and not any(last.end <= cut <= span.start for cut in breaks)
        if last and on_one_line and _belongs_together(last.of(text), span.of(text)):
            joined[-1] = Span(last.start, span.end)
        else:
            joined.append(span)
    return tuple(joined)
