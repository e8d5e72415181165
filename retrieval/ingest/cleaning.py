"""From whatever was handed in to readable lines: one kind of line break, one kind of space, nothing invisible."""

from __future__ import annotations

import re
import unicodedata

from retrieval.errors import Flaw, UnreadableError

MAX_CHARACTERS = 500_000

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]")
_LATIN_JOINERS = re.compile("(?<![^\x00-\u024f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\u024f])")
"""Joiners carry meaning in Hindi, in Persian and in emoji; next to a Latin letter or at an edge they are debris."""
_SPACES = re.compile(r"\s+")
_NO_TEXT = frozenset({"Cc", "Cs", "Cn"})
_REPLACEMENT = "\ufffd"
_MOST_NO_TEXT = 0.1
"""Above this share of control characters, lone surrogates and decoding failures, it was a file of another kind."""
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|div|p|h\d|article|script|span|table)\b[^<>]*>", re.IGNORECASE)
_LINK = re.compile(r"<?(?:https?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)


def _is_no_text(character: str) -> bool:
    return character == _REPLACEMENT or (not character.isspace() and unicodedata.category(character) in _NO_TEXT)


def tidy(text: str) -> str:
    """One line of readable text: invisible and control characters gone, every run of white space one space."""
    seen = _LATIN_JOINERS.sub("", _INVISIBLE.sub("", text))
    if not seen.isprintable():
        seen = "".join(c for c in seen if c.isspace() or unicodedata.category(c) not in _NO_TEXT)
    return _SPACES.sub(" ", seen).strip()


def readable_lines(text: str) -> list[str]:
    """The text's lines, tidied; "" stands for a blank one.

    Raises UnreadableError when there is nothing to read, too much of it, no text, or nothing but links.
    """
    if len(text) > MAX_CHARACTERS:
        raise UnreadableError(Flaw.TOO_LONG, f"the text has {len(text):,} characters; {MAX_CHARACTERS:,} are the most")
    if _MARKUP.match(text):
        raise UnreadableError(Flaw.NOT_TEXT, "this is a page's HTML source; paste the words it shows")
    strange = sum(map(_is_no_text, text)) if not text.isascii() or not text.isprintable() else 0
    if "\x00" in text or strange > _MOST_NO_TEXT * len(text):
        raise UnreadableError(Flaw.NOT_TEXT, "this is no text: it holds control characters")
    lines = [tidy(line) for line in text.splitlines()]
    words = " ".join(lines).split()
    if not words:
        raise UnreadableError(Flaw.EMPTY, "the text is empty")
    if all(_LINK.fullmatch(word) for word in words):
        raise UnreadableError(Flaw.ONLY_A_LINK, "the text is only a link; paste the article's words")
    return lines
