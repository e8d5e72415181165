"""A part of the dense index: vectors in half precision, and codes that find the likely ones."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import faiss
import numpy as np
from numpy.typing import NDArray

from retrieval.index.codes import codes_for, codes_like
from retrieval.protocols import Matrix, Vector

Rows = NDArray[np.int64]
"""Places in a segment, counted from 0 in the order of coming."""
Flags = NDArray[np.bool_]

_TIMES, _SPARE = 2, 200
"""So many times as many candidates as are wanted, and as many more, are taken from the codes."""
_LEARNED_FROM = 4096
"""Vectors; from five times as many no better codes are learned."""
_TOGETHER = 4_096
"""Vectors that are taken up in full precision at once."""
_MANY = 0.2
"""Share of the rows from which it is quicker to read all codes than the vectors of these rows."""


@dataclass(frozen=True, slots=True)
class Found:
    """Rows with their inner products; these are `estimated` where only codes were read."""

    rows: Rows
    scores: NDArray[np.float32]
    estimated: bool = False


def candidates(limit: int) -> int:
    """So many of those whose codes are likeliest hold the `limit` best."""
    return _TIMES * limit + _SPARE


class Segment:
    """Vectors in the order of their coming; nothing is taken out, rows only cease to be `alive`.

    An exact search reads every vector that is wanted. Once it is `quantise`d, a search that wants many of them reads
    codes (a twelfth of the bytes) and the vectors of what these propose.
    """

    def __init__(self, dimension: int) -> None:
        self.ids: Rows = np.empty(0, np.int64)
        self.alive: Flags = np.empty(0, np.bool_)
        self.vectors = faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
        self.codes: faiss.Index | None = None
        self.files: dict[str, str] = {}
        """Those that hold the vectors and codes as they are, with their checksums; none after a change."""

    def __len__(self) -> int:
        """Its rows, the dead ones too."""
        return len(self.ids)

    @property
    def dead(self) -> int:
        return len(self.alive) - int(np.count_nonzero(self.alive))

    def add(self, ids: Rows, vectors: Matrix) -> None:
        self.files = {}
        self.vectors.add(vectors)
        if self.codes is not None:
            self.codes.add(vectors)
        self.ids = np.concatenate([self.ids, ids])
        self.alive = np.concatenate([self.alive, np.ones(len(ids), np.bool_)])

    def quantise(self, like: faiss.Index | None = None) -> None:
        """Make the codes, unless they are there: such `like` those of another segment, or such as suit this one."""
        if self.codes is None and len(self):
            faiss.omp_set_num_threads(os.cpu_count() or 1)
            rows = np.arange(len(self))
            some = rows[:: -(-len(self) // _LEARNED_FROM)]
            codes = codes_for(self.at(some)) if like is None else codes_like(like)
            for start in range(0, len(self), _TOGETHER):
                codes.add(self.at(rows[start : start + _TOGETHER]))
            self.codes, self.files = codes, {}

    def at(self, rows: Rows) -> Matrix:
        """Their vectors: float32 of shape (rows, dimension)."""
        # Straight from where FAISS keeps them: its own way of giving back single rows takes twice as long. Taken up
        # anew each time, for they move when rows come.
        codes = self.vectors.codes
        halves = faiss.rev_swig_ptr(codes.data(), codes.size()).view("<f2").reshape(-1, self.vectors.d)
        vectors: Matrix = halves[rows].astype(np.float32)
        return vectors

    def search(self, vector: Vector, limit: int, chosen: Flags | None = None) -> Found:
        """At most `limit` of the rows that are alive and, where given, `chosen`; however few these are, it is as many
        as there are. Where codes are read it is `candidates(limit)` or so, among which the `limit` best are."""
        # A query is the work of one thread. A second one gains nothing, and has to be waited for (8 to 20 ms) while
        # somebody else has its core. OpenMP keeps the number for each thread of the program.
        faiss.omp_set_num_threads(1)
        wanted = self.alive if chosen is None else self.alive & chosen
        count = int(np.count_nonzero(wanted))
        if self.codes is not None and count >= _MANY * len(self):
            found = self._by_codes(self.codes, vector, limit, wanted)
            if len(found.rows) >= min(limit, count):
                return found
        # Both by the constructor alone, which takes an array and keeps it alive (the stubs do not know it).
        selector = faiss.IDSelectorBitmap(np.packbits(wanted, bitorder="little"))  # type: ignore[call-arg, arg-type]
        parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        (scores,), (rows,) = self.vectors.search(vector[None, :], min(limit, len(self)), params=parameters)
        return Found(rows[rows >= 0], scores[rows >= 0])

    def _by_codes(self, codes: faiss.Index, vector: Vector, limit: int, wanted: Flags) -> Found:
        enough = int(candidates(limit) * len(self) / np.count_nonzero(wanted))
        (scores,), (rows,) = codes.search(vector[None, :], min(enough, len(self)))
        kept = (rows >= 0) & wanted[rows]
        return Found(rows[kept], scores[kept], estimated=True)

    def compared(self, vector: Vector, rows: Rows) -> Found:
        """These rows by their vectors, in the order in which they are given."""
        return Found(rows, self.at(rows) @ vector)

    def compacted(self) -> Segment:
        """The same without its dead rows."""
        rows = np.flatnonzero(self.alive)
        other = Segment(self.vectors.d)
        other.add(self.ids[rows], self.at(rows))
        if self.codes is not None:
            other.quantise()
        return other

    def write_vectors(self, path: Path) -> None:
        faiss.write_index(self.vectors, str(path))

    def write_codes(self, path: Path) -> None:
        assert self.codes is not None
        faiss.write_index(self.codes, str(path))

    @classmethod
    def read(cls, vectors: Path, codes: Path | None, ids: Rows, alive: Flags, *, grows: bool) -> Segment:
        """What was written; one that does not grow any more is mapped into memory. Raises RuntimeError and ValueError
        for files that are not of one segment."""
        flags = 0 if grows else faiss.IO_FLAG_MMAP_IFC
        segment = cls.__new__(cls)
        segment.ids, segment.alive, segment.files = ids, alive, {}
        segment.vectors = cast(faiss.IndexScalarQuantizer, faiss.read_index(str(vectors), flags))
        segment.codes = faiss.read_index(str(codes), flags) if codes else None
        lengths = {segment.vectors.ntotal, len(ids), len(alive), *([segment.codes.ntotal] if segment.codes else [])}
        if len(lengths) > 1:
            raise ValueError("parts of different lengths")
        return segment
