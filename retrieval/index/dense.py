"""Paragraphs by the likeness of their meaning: an exact FAISS index of unit vectors under inner product."""

from __future__ import annotations

import threading
from collections.abc import Collection, Sequence
from pathlib import Path

import faiss
import numpy as np

from retrieval.index.snapshots import Manifest, Origin, checksum, read_manifest, set_aside, write_manifest
from retrieval.protocols import EmbeddingModel, Hit, IndexEntry, IndexQuery


def _batch(ids: Collection[int]) -> faiss.IDSelectorBatch:
    return faiss.IDSelectorBatch(np.fromiter(ids, np.int64, len(ids)))


def _selection(query: IndexQuery) -> faiss.SearchParameters | None:
    if query.among is None and not query.without:
        return None
    hidden = _batch(query.without)
    selector = faiss.IDSelectorNot(hidden) if query.among is None else _batch(query.among - query.without)
    # By the constructor alone, which keeps the selector alive (its stub does not know it).
    return faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]


class DenseIndex:
    """A `PassageIndex` whose scores are cosines, -1 to 1.

    It lives in memory. `save` writes `dense-<position>-<checksum>.faiss` and a manifest into `folder`; opening takes
    them up again when they belong to this archive and model and their checksum is right. Without a folder nothing is
    kept, and what is not `writable` only reads it.
    """

    def __init__(
        self, model: EmbeddingModel, archive: str, folder: Path | None = None, *, writable: bool = True
    ) -> None:
        self._dimension = model.dimension
        self._origin = Origin(archive, f"{model.name}|{model.dimension}|{model.revision}")
        self._folder = folder
        self._writable = writable
        # FAISS lets searches run at once, but no change beside them.
        self._lock = threading.Lock()
        self._position = self._saved_position = 0
        self._index = self._empty()
        self._ids: set[int] = set()
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            self._open(folder)

    def _empty(self) -> faiss.IndexIDMap2:
        return faiss.IndexIDMap2(faiss.IndexFlatIP(self._dimension))

    def _open(self, folder: Path) -> None:
        manifest = read_manifest(folder / "dense.json", self._origin)
        if manifest is None:
            return
        ((name, sha256),) = manifest.files.items()
        path = folder / name
        try:
            if checksum(path) != sha256:
                raise ValueError("wrong checksum")
            index = faiss.read_index(str(path))
            if not isinstance(index, faiss.IndexIDMap2):
                raise ValueError("another kind of index")
        except FileNotFoundError:
            return
        except (OSError, RuntimeError, ValueError) as error:
            # A reader leaves the files to the process that writes them.
            if self._writable:
                set_aside(path, error)
            return
        self._index, self._position, self._saved_position = index, manifest.position, manifest.position
        self._ids = set(faiss.vector_to_array(index.id_map).tolist())

    @property
    def position(self) -> int:
        return self._position

    def __len__(self) -> int:
        return len(self._ids)

    def ids(self) -> frozenset[int]:
        with self._lock:
            return frozenset(self._ids)

    def update(self, position: int, added: Sequence[IndexEntry], removed: Collection[int]) -> None:
        newest = {entry.id: entry for entry in added}
        vectors = np.array([entry.vector for entry in newest.values()], np.float32).reshape(-1, self._dimension)
        with self._lock:
            # FAISS takes an id twice without a word, so what is there must go first.
            gone = self._ids.intersection(removed) | self._ids.intersection(newest)
            if gone:
                self._index.remove_ids(_batch(gone))
            if newest:
                self._index.add_with_ids(vectors, np.fromiter(newest, np.int64, len(newest)))
            self._ids = (self._ids - gone) | newest.keys()
            self._position = position

    def search(self, query: IndexQuery, limit: int) -> list[Hit]:
        with self._lock:
            wanted = min(limit, len(self._ids))
            if wanted <= 0:
                return []
            scores, ids = self._index.search(query.vector[None, :], wanted, params=_selection(query))
        return [Hit(int(id), float(score)) for id, score in zip(ids[0], scores[0], strict=True) if id >= 0]

    def score(self, query: IndexQuery, ids: Sequence[int]) -> list[float]:
        with self._lock:
            vectors = {id: self._index.reconstruct(id) for id in ids if id in self._ids}
        return [float(vectors[id] @ query.vector) if id in vectors else 0.0 for id in ids]

    def clear(self) -> None:
        with self._lock:
            self._index, self._ids, self._position = self._empty(), set(), 0

    def save(self) -> None:
        if self._folder is None or not self._writable or self._position == self._saved_position:
            return
        scratch = self._folder / "dense.tmp"
        with self._lock:
            faiss.write_index(self._index, str(scratch))
            position = self._position
        sha256 = checksum(scratch)
        # Named by what it holds: a reader that has just read the older manifest never meets another file.
        path = self._folder / f"dense-{position}-{sha256[:8]}.faiss"
        scratch.replace(path)
        manifest = Manifest(self._origin.archive, self._origin.content, position, {path.name: sha256})
        write_manifest(self._folder / "dense.json", manifest)
        self._saved_position = position
        for older in self._folder.glob("dense-*.faiss"):
            if older != path:
                older.unlink()
