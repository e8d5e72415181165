"""Text as Telegram stores and counts it: cleaned, measured in UTF-16 units, and cut where a reader would."""

from __future__ import annotations

import re

ELLIPSIS = "…"

# What Telegram itself does to a text before it counts (TDLib, clean_input_string): control characters become blanks,
# carriage returns, directional embeddings and three combining lines disappear. Line separators, which it would drop
# and so join two words, become line breaks here first.
_LINE_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\u0085]")
_BLANKS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_DROPPED = re.compile(r"[\u202a-\u202e\u0333\u033f\u030a]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s|\n")
_WHITE_SPACE = re.compile(r"\s")


def clean(text: str) -> str:
    """The text as Telegram will keep it, so that what is counted is what is shown."""
    text = _BLANKS.sub(" ", _LINE_BREAKS.sub("\n", text))
    return _SURROGATES.sub("\ufffd", _DROPPED.sub("", text))


def units(text: str) -> int:
    """The length in UTF-16 code units, in which Telegram's limits and offsets are given. `text` is clean."""
    return len(text.encode("utf-16-le")) // 2


def _prefix(text: str, limit: int) -> str:
    """The longest beginning of at most `limit` units; a character outside the BMP is never halved."""
    return text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore")


def _suffix(text: str, limit: int) -> str:
    return text.encode("utf-16-le")[-2 * limit :].decode("utf-16-le", "ignore") if limit > 0 else ""


def cut_end(text: str, limit: int) -> str:
    """At most `limit` units from the beginning: whole sentences if half the room is used so, else whole words."""
    if units(text) <= limit:
        return text
    if limit < 1:
        return ""
    kept = _prefix(text, limit - 1)
    for border in (_SENTENCE_END, _WHITE_SPACE):
        ends = [match.end() for match in border.finditer(kept)]
        if ends and ends[-1] > len(kept) // 2:
            kept = kept[: ends[-1]]
            break
    return kept.rstrip() + ELLIPSIS


def cut_start(text: str, limit: int) -> str:
    """At most `limit` units from the end, beginning with a sentence if half the room is used so, else with a word."""
    if units(text) <= limit:
        return text
    if limit < 1:
        return ""
    kept = _suffix(text, limit - 1)
    for border in (_SENTENCE_END, _WHITE_SPACE):
        match = border.search(kept)
        if match and match.end() < len(kept) // 2:
            kept = kept[match.end() :]
            break
    return ELLIPSIS + kept.lstrip()


def cut_around(before: str, core: str, after: str, limit: int) -> tuple[str, str, str]:
    """The three parts of one text, cut at its outer ends so that together they have at most `limit` units.

    The core stays whole as long as it has room by itself. What one side does not use, the other side gets.
    """
    core = cut_end(core, limit)
    room = limit - units(core)
    half = room // 2
    ahead = min(units(before), max(half, room - units(after)))
    before = cut_start(before, ahead)
    return before, core, cut_end(after, room - units(before))
