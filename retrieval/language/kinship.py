"""Which languages share their words, so that a question in one can be compared with a text in the other."""

from __future__ import annotations

_SAME_WORDS = {"ms": "id"}
"""Malay and Indonesian have most words in common."""


def share_words(one: str, other: str) -> bool:
    """Whether both are the same language or as good as that; ISO 639-1 codes."""
    return _SAME_WORDS.get(one, one) == _SAME_WORDS.get(other, other)
