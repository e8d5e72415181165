"""How the two indexes follow the store: from the outbox, or from nothing when they cannot be trusted."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from retrieval.domain import CheckReport, Condition
from retrieval.errors import IndexUnusableError
from retrieval.index.dense import DenseIndex
from retrieval.index.lexical import LexicalIndex
from retrieval.index.snapshots import compare_files
from retrieval.protocols import EmbeddingModel, IndexQuery, PassageIndex
from retrieval.store.store import Store

_log = logging.getLogger(__name__)
_BATCH = 1000
_SAVE_EVERY = 5000
"""Changes after which the dense index is written out while running; start-up takes up the rest from the outbox."""
_COMPARED = 200
"""Vectors that a check compares."""


def _follow(index: PassageIndex, store: Store) -> int:
    """Bring one index up to the newest change, and return how many it took."""
    taken = 0
    while changes := store.changes_after(index.position, _BATCH):
        removed = {change.paragraph_id for change in changes if change.removed}
        came = {change.paragraph_id for change in changes if not change.removed}
        # What came and has gone since is not shown any more, and so not among the store's entries; what went and came
        # back is.
        index.update(changes[-1].position, store.entries(came), removed)
        taken += len(changes)
    return taken


def unusable(folder: Path, error: OSError) -> IndexUnusableError:
    return IndexUnusableError(f"RETRIEVAL_DATA_DIR: the indexes in {folder} cannot be used: {error.strerror}")


class Indexes:
    """Both indexes of a store, in step with it. One update at a time; searches go on beside it."""

    def __init__(self, store: Store, model: EmbeddingModel, folder: Path, *, writable: bool) -> None:
        archive = store.uuid
        self._store = store
        self._writable = writable
        self._lock = threading.Lock()
        self._unsaved = 0
        self._lags = False
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.dense = DenseIndex(model, archive, folder, writable=writable)
        self.lexical = LexicalIndex(archive, folder, writable=writable)
        try:
            self._forget_the_future()
            if writable and self.lexical.position == 0:
                # Made again, perhaps because texts are analysed anew; so are then the terms that are stored of them.
                store.upkeep.analyse()
            self.catch_up()
            self._distrust()
        except BaseException:
            # Whoever tries again must find the folder free, even while this error is still looked at.
            self.lexical.close()
            raise

    def _mine(self) -> tuple[PassageIndex, ...]:
        """Those that this process may change: another process keeps the lexical one of an archive it writes to."""
        return (self.dense, self.lexical) if self._writable else (self.dense,)

    def catch_up(self) -> None:
        """Take in every change of the store, whoever made it. Raises IndexUnusableError."""
        newest = self._store.last_position()
        if all(index.position == newest for index in self._mine()):
            return
        with self._lock:
            self._unsaved += sum(_follow(index, self._store) for index in self._mine())
        self._lags = False
        if self._unsaved >= _SAVE_EVERY:
            self._try_to_save()

    def keep_up(self) -> None:
        """Catch up, for whoever asks: where that cannot be, because the disk is full, an older index finds what it
        knows, and nothing that the store does not show."""
        try:
            self.catch_up()
        except IndexUnusableError as error:
            if not self._lags:
                _log.warning("Answers lack what is newest: %s", error)
            self._lags = True

    def _forget_the_future(self) -> None:
        """Clear an index that has seen more than the database: somebody put an older database in its place."""
        newest = self._store.last_position()
        for index in self._mine():
            if index.position > newest:
                _log.warning("%s is newer than the database; it is made again.", type(index).__name__)
                index.clear()

    def _distrust(self) -> None:
        """Make an index again that holds another number of paragraphs than the store."""
        expected = self._store.paragraph_count()
        for index in self._mine():
            if len(index) != expected:
                name = type(index).__name__
                _log.warning("%s holds %d paragraphs, not %d; it is made again.", name, len(index), expected)
                index.clear()
                _follow(index, self._store)

    def make_again(self) -> None:
        """Begin both from nothing, and follow the store."""
        with self._lock:
            for index in self._mine():
                index.clear()
                _follow(index, self._store)
        self.save()

    def save(self) -> None:
        """Make both survive a restart as they are. Raises IndexUnusableError."""
        if self._writable:
            with self._lock:
                self._unsaved = 0
                try:
                    self.dense.save()
                    self.lexical.save()
                except OSError as error:
                    raise unusable(self._folder, error) from error

    def _try_to_save(self) -> None:
        try:
            self.save()
        except IndexUnusableError as error:
            _log.warning("The next start takes up from the last save: %s", error)

    def close(self) -> None:
        self._try_to_save()
        self.lexical.close()

    def condition(self) -> Condition:
        """How far both have followed the store."""
        model, position = self._store.embedding_model(), min(self.dense.position, self.lexical.position)
        behind = max(0, self._store.last_position() - position)
        return Condition(model.name if model else None, len(self.dense), len(self.lexical), position, behind)

    def check(self) -> CheckReport:
        """Compare the ids of store and indexes, all of them, a sample of the vectors, and the files of the indexes."""
        ids = self._store.paragraph_ids()
        problems = []
        for name, index in (("dense", self.dense), ("lexical", self.lexical)):
            there = index.ids()
            if missing := len(ids - there):
                problems.append(f"the {name} index lacks {missing} of {len(ids)} paragraphs")
            if left := len(there - ids):
                problems.append(f"the {name} index holds {left} paragraphs that are not in the database")
        sample = sorted(ids)[:: max(1, len(ids) // _COMPARED)]
        entries = self._store.entries(sample)
        for entry in entries:
            (likeness,) = self.dense.score(IndexQuery("", entry.language, entry.vector), [entry.id])
            if abs(likeness - 1.0) > 1e-3:
                problems.append(f"the dense index has another vector for paragraph {entry.id} than the database")
        files, damaged = self._compare_files()
        problems += [f"the index file {name} is damaged" for name in damaged]
        articles, sizes = len(self._store.articles()), (len(self.dense), len(self.lexical))
        return CheckReport(articles, len(ids), *sizes, len(entries), 0, files, tuple(problems))

    def _compare_files(self) -> tuple[int, list[str]]:
        with self._lock:
            dense = compare_files(self._folder / "dense.json", self._folder)
            lexical = compare_files(self._folder / "lexical.json", self._folder / "lexical")
        return dense[0] + lexical[0], dense[1] + lexical[1]
