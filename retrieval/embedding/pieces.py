"""The tokens of one text without the whole vocabulary, which takes most of a second to load.

A piece can be a token only of a text that it occurs in. So a tokenizer that knows the pieces within a text, and no
others, cuts it as the whole one does, and is made in two milliseconds. The pieces stand in a file in their order, which
is mapped into memory and searched by halving.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from retrieval.embedding.e5_files import TRUNCATION, tokenizer_file

_CHARACTERS, _BYTES = 16, 48
"""Of the longest piece."""
_ROW = np.dtype([("piece", f"S{_BYTES}"), ("id", "<i4"), ("score", "<f8")])
_FIRST_SPECIAL = 4
"""Tokens at the beginning of a vocabulary that stand for no text; one more is its last."""


def write_pieces(vocabulary: Sequence[tuple[str, float]], path: Path) -> None:
    """Write the pieces of a vocabulary, given with their log probabilities in the order of their ids, in that of their
    bytes."""
    rows = np.array([(piece.encode(), id, score) for id, (piece, score) in enumerate(vocabulary)], _ROW)
    rows.sort(order="piece")
    np.save(path, rows)


class Pieces:
    """The pieces of a file that `write_pieces` made. Any thread may ask."""

    def __init__(self, path: Path) -> None:
        self._rows = np.load(path, mmap_mode="r")
        ids = self._rows["id"]
        special = [np.flatnonzero(ids == id)[0] for id in (*range(_FIRST_SPECIAL), len(ids) - 1)]
        # What no piece covers is weighed by the least likely piece of all, so every tokenizer knows that one.
        self._first, self._last = [*special[:-1], int(self._rows["score"].argmin())], special[-1]
        self._words = self._tokenizer([*self._first, self._last])

    def tokens(self, text: str) -> list[int]:
        """The ids of the text's tokens, as many as the model reads."""
        # A tokenizer without pieces leaves the words as they are once they are normalised.
        found = self._within(self._words.encode(text).tokens)
        rows = [*self._first, *(row for row in found if row not in self._first), self._last]
        tokenizer = self._tokenizer(rows)
        tokenizer.enable_truncation(TRUNCATION)
        ids: list[int] = self._rows["id"][[rows[id] for id in tokenizer.encode(text).ids]].tolist()
        return ids

    def _within(self, words: Iterable[str]) -> list[int]:
        """The rows of the pieces that occur in these words."""
        parts = {
            part
            for word in words
            for start in range(len(word))
            for end in range(start + 1, min(len(word), start + _CHARACTERS) + 1)
            if len(part := word[start:end].encode()) <= _BYTES
        }
        wanted = np.array(sorted(parts), _ROW["piece"])
        rows = np.searchsorted(self._rows["piece"], wanted).clip(max=len(self._rows) - 1)
        return [int(row) for row in rows[self._rows["piece"][rows] == wanted]]

    def _tokenizer(self, rows: Sequence[int]) -> Tokenizer:
        chosen = self._rows[rows]
        pieces = [piece.decode() for piece in chosen["piece"].tolist()]
        vocabulary = list(zip(pieces, chosen["score"].tolist(), strict=True))
        return Tokenizer.from_str(json.dumps(tokenizer_file(vocabulary)))
