"""Paragraphs by the likeness of their meaning: FAISS over unit vectors under inner product, in segments."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.index.segments import Flags, Found, Rows, Segment, candidates
from retrieval.index.snapshots import Manifest, Origin, checksum, read_manifest, set_aside, write_manifest
from retrieval.protocols import EmbeddingModel, Hit, IndexEntry, IndexQuery

EXACT_UP_TO = 50_000
"""Paragraphs of which each vector is compared; from there on codes choose which."""
CAPACITY = 128_000
"""Rows of a segment: few enough that nothing which is copied when it grows takes long. FAISS doubles what it keeps
codes in, and those of so many rows just go into eight megabytes."""
_WORTH = 4096
"""Rows of a segment from which codes are worth learning from it."""
_DEAD = 0.2
"""Share of dead rows from which a segment is written anew without them."""
_NOWHERE = -1
_NEVER = -1
_ROWS, _VECTORS, _CODES = ".rows", ".vectors", ".codes"
_OLDER = (".faiss",)
"""What earlier versions wrote."""


class _Places:
    """Where each id is: its row, counted through all segments. Ids are those of a table and so lie close together."""

    def __init__(self) -> None:
        self._rows: NDArray[np.int32] = np.empty(0, np.int32)
        self.count = 0

    def __contains__(self, id: int) -> bool:
        return self.row(id) != _NOWHERE

    def row(self, id: int) -> int:
        return int(self._rows[id]) if 0 <= id < len(self._rows) else _NOWHERE

    def rows(self, ids: Collection[int]) -> Rows:
        """The rows of those of these ids that are somewhere."""
        asked = np.fromiter(ids, np.int64, len(ids))
        rows = self._rows[asked[(asked >= 0) & (asked < len(self._rows))]]
        somewhere: Rows = rows[rows != _NOWHERE].astype(np.int64)
        return somewhere

    def put(self, ids: Rows, rows: Rows) -> None:
        """These ids, none of which is anywhere, lie in these rows."""
        if len(ids) and int(ids.max()) >= len(self._rows):
            grown = np.full(max(int(ids.max()) + 1, 2 * len(self._rows)), _NOWHERE, np.int32)
            grown[: len(self._rows)] = self._rows
            self._rows = grown
        self._rows[ids] = rows
        self.count += len(ids)

    def drop(self, ids: Iterable[int]) -> None:
        for id in ids:
            self._rows[id] = _NOWHERE
            self.count -= 1

    def all(self) -> frozenset[int]:
        return frozenset(np.flatnonzero(self._rows != _NOWHERE).tolist())


class DenseIndex:
    """A `PassageIndex` whose scores are cosines, -1 to 1, of vectors in half precision.

    It is exact up to `exact_up_to` paragraphs and wherever a query allows only some; beyond, codes propose what is
    compared. Paragraphs go into the last segment until that has its `capacity`; the others never change but for what
    dies in them.

    `save` writes the segments that changed and a manifest into `folder`; opening takes them up again when they belong
    to this archive and model and their checksums are right. Without a folder nothing is kept, and what is not
    `writable` only reads it.
    """

    def __init__(
        self,
        model: EmbeddingModel,
        archive: str,
        folder: Path | None = None,
        *,
        writable: bool = True,
        exact_up_to: int = EXACT_UP_TO,
        capacity: int = CAPACITY,
    ) -> None:
        self._dimension = model.dimension
        self._origin = Origin(archive, f"segments-2|{model.name}|{model.dimension}|{model.revision}")
        self._folder = folder
        self._writable = writable
        self._exact_up_to, self._capacity, self._worth = exact_up_to, capacity, min(_WORTH, exact_up_to)
        # FAISS lets searches run at once, but no change beside them.
        self._lock = threading.Lock()
        self._position = self._saved_position = 0
        self._segments: list[Segment] = []
        self._places = _Places()
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            self._open(folder)

    @property
    def position(self) -> int:
        return self._position

    def __len__(self) -> int:
        return self._places.count

    def ids(self) -> frozenset[int]:
        with self._lock:
            return self._places.all()

    def update(self, position: int, added: Sequence[IndexEntry], removed: Collection[int]) -> None:
        newest = {entry.id: entry for entry in added}
        ids = np.fromiter(newest, np.int64, len(newest))
        vectors = np.array([entry.vector for entry in newest.values()], np.float32).reshape(-1, self._dimension)
        with self._lock:
            self._remove({id for id in (*removed, *newest) if id in self._places})
            self._add(ids, vectors)
            if self._places.count > self._exact_up_to:
                for segment in self._segments:
                    if len(segment) >= self._worth:
                        # To learn other codes takes most of a second, for which no question should wait.
                        segment.quantise(next((each.codes for each in self._segments if each.codes is not None), None))
            self._position = position

    def _remove(self, ids: Collection[int]) -> None:
        for id in ids:
            segment, row = divmod(self._places.row(id), self._capacity)
            self._segments[segment].alive[row] = False
        self._places.drop(ids)

    def _add(self, ids: NDArray[np.int64], vectors: NDArray[np.float32]) -> None:
        while len(ids):
            if not self._segments or len(self._segments[-1]) == self._capacity:
                self._segments.append(Segment(self._dimension))
            last = self._segments[-1]
            room = self._capacity - len(last)
            first = (len(self._segments) - 1) * self._capacity + len(last)
            self._places.put(ids[:room], first + np.arange(len(ids[:room])))
            last.add(ids[:room], vectors[:room])
            ids, vectors = ids[room:], vectors[room:]

    def search(self, query: IndexQuery, limit: int) -> list[Hit]:
        with self._lock:
            if limit <= 0 or not self._places.count:
                return []
            chosen = zip(self._segments, self._chosen(query), strict=True)
            found = [segment.search(query.vector, limit, flags) for segment, flags in chosen]
            least = self._least_estimate(found, limit)
            best = [
                segment.compared(query.vector, each.rows[each.scores >= least]) if each.estimated else each
                for segment, each in zip(self._segments, found, strict=True)
            ]
            ids = np.concatenate([segment.ids[each.rows] for segment, each in zip(self._segments, best, strict=True)])
        scores = np.concatenate([each.scores for each in best])
        order = np.argsort(-scores, kind="stable")[:limit]
        return [Hit(id, score) for id, score in zip(ids[order].tolist(), scores[order].tolist(), strict=True)]

    @staticmethod
    def _least_estimate(found: Sequence[Found], limit: int) -> float:
        """What the codes of all segments together must promise of a row for its vector to be read. Twice the candidates
        of one segment do: of a million paragraphs' 60 nearest to 40 questions none was lost so."""
        estimates = [each.scores for each in found if each.estimated]
        enough = 2 * candidates(limit)
        if sum(map(len, estimates)) <= enough:
            return -np.inf
        return float(np.partition(np.concatenate(estimates), -enough)[-enough])

    def _chosen(self, query: IndexQuery) -> Iterator[Flags | None]:
        """For each segment the rows that the query allows; None for all of them."""
        if query.among is None and not query.without:
            yield from (None for _ in self._segments)
            return
        named = query.without if query.among is None else query.among - query.without
        rows = self._places.rows(named)
        for number, segment in enumerate(self._segments):
            first = number * self._capacity
            flags = np.full(len(segment), query.among is None)
            flags[rows[(rows >= first) & (rows < first + len(segment))] - first] = query.among is not None
            yield flags

    def score(self, query: IndexQuery, ids: Sequence[int]) -> list[float]:
        scores = np.zeros(len(ids), np.float32)
        with self._lock:
            rows = np.fromiter((self._places.row(id) for id in ids), np.int64, len(ids))
            for number, segment in enumerate(self._segments):
                own = np.flatnonzero((rows >= 0) & (rows // self._capacity == number))
                scores[own] = segment.at(rows[own] % self._capacity) @ query.vector
        return [float(score) for score in scores]

    def clear(self) -> None:
        with self._lock:
            self._take([], 0)
        # The same position again is to be saved all the same: the files may be what was wrong.
        self._saved_position = _NEVER

    def _take(self, segments: list[Segment], position: int) -> None:
        self._segments, self._places, self._position = segments, _Places(), position
        for number, segment in enumerate(segments):
            rows = np.flatnonzero(segment.alive)
            self._places.put(segment.ids[rows], number * self._capacity + rows)

    # On disk

    def _open(self, folder: Path) -> None:
        manifest = read_manifest(folder / "dense.json", self._origin)
        if manifest is None:
            return
        for name, sha256 in manifest.files.items():
            path = folder / name
            try:
                if checksum(path) != sha256:
                    raise ValueError("wrong checksum")
            except FileNotFoundError:
                return
            except (OSError, ValueError) as error:
                # A reader leaves the files to the process that writes them.
                if self._writable:
                    set_aside(path, error)
                return
        try:
            self._take(self._read(folder, manifest), manifest.position)
            self._saved_position = manifest.position
        except (OSError, RuntimeError, ValueError, KeyError) as error:
            if self._writable:
                set_aside(folder / "dense.json", error)

    def _read(self, folder: Path, manifest: Manifest) -> list[Segment]:
        (rows,) = (name for name in manifest.files if name.endswith(_ROWS))
        names = [name for name in manifest.files if name.endswith(_VECTORS)]
        segments = []
        with np.load(folder / rows, allow_pickle=False) as stored:
            for number, name in enumerate(names):
                ids, alive = stored[f"ids {number}"], stored[f"alive {number}"]
                codes = Path(name).with_suffix(_CODES).name
                grows = number == len(names) - 1 and len(ids) < self._capacity
                segment = Segment.read(
                    folder / name, folder / codes if codes in manifest.files else None, ids, alive, grows=grows
                )
                segment.files = {each: manifest.files[each] for each in (name, codes) if each in manifest.files}
                segments.append(segment)
        return segments

    def save(self) -> None:
        """Updates wait for it; searches do not."""
        if self._folder is None or not self._writable or self._position == self._saved_position:
            return
        self._compact()
        files = self._kept(_ROWS, self._write_rows)
        for segment in self._segments:
            if not segment.files:
                segment.files = self._kept(_VECTORS, segment.write_vectors)
                if segment.codes is not None:
                    stem = Path(next(iter(segment.files))).stem
                    segment.files |= self._kept(_CODES, segment.write_codes, stem)
            files |= segment.files
        write_manifest(
            self._folder / "dense.json",
            Manifest(self._origin.archive, self._origin.content, self._position, files),
        )
        self._saved_position = self._position
        for path in self._folder.glob("dense-*"):
            if path.name not in files and path.suffix in (_ROWS, _VECTORS, _CODES, *_OLDER):
                path.unlink()

    def _compact(self) -> None:
        wasteful = [segment for segment in self._segments if segment.dead > _DEAD * len(segment)]
        if wasteful:
            each = [segment.compacted() if segment in wasteful else segment for segment in self._segments]
            with self._lock:
                self._take([segment for segment in each if len(segment)], self._position)

    def _write_rows(self, path: Path) -> None:
        arrays: dict[str, NDArray[np.generic]] = {}
        for number, segment in enumerate(self._segments):
            arrays[f"ids {number}"], arrays[f"alive {number}"] = segment.ids, segment.alive
        with path.open("wb") as file:
            np.savez(file, **arrays)  # type: ignore[arg-type]

    def _kept(self, suffix: str, write: Callable[[Path], None], stem: str | None = None) -> dict[str, str]:
        """Write a file, name it by what it holds or as told, and return its name with its checksum: a reader that has
        just read the older manifest never meets another file."""
        assert self._folder is not None
        scratch = self._folder / "dense.tmp"
        write(scratch)
        sha256 = checksum(scratch)
        path = self._folder / f"{stem or f'dense-{sha256[:16]}'}{suffix}"
        scratch.replace(path)
        return {path.name: sha256}
