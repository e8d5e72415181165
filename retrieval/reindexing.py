"""Another model for an archive: everything is embedded beside it while it answers, and then changed in one step.

What was embedded is kept in the cache of the data folder by its text, so that a run which is interrupted goes on where
it was, and what came meanwhile is all that is left to embed when the model is changed.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from retrieval.embedding.cache import EmbeddingCache
from retrieval.errors import ArchiveBusyError
from retrieval.protocols import Embedder
from retrieval.settings import RetrievalSettings
from retrieval.store.store import Store
from retrieval.store.upkeep import embedded_texts
from retrieval.writer_lock import writer_lock

OnStep = Callable[[int, int], None]
"""Told how many of how many paragraphs are embedded."""


@dataclass(frozen=True, slots=True)
class Reindexed:
    """How many paragraphs have vectors of the new model, and whether the archive has changed over to them; it has not
    while another process writes to it."""

    paragraphs: int
    changed: bool


def reindex(settings: RetrievalSettings, embedder: Embedder, on_step: OnStep) -> Reindexed:
    """Embed every paragraph by this model, and change the archive over to it unless another process has it open. The
    indexes are made again when the archive is opened next."""
    with (
        closing(Store(settings.database, migrate=False)) as store,
        closing(EmbeddingCache(embedder, settings.data_dir / "cache")) as cache,
    ):
        embed = partial(embedded_texts, cache)
        done = 0
        for texts in store.upkeep.texts():
            embed(texts)
            done += len(texts)
            on_step(done, max(done, store.upkeep.count()))
        try:
            lock = writer_lock(settings)
        except ArchiveBusyError:
            return Reindexed(done, changed=False)
        with lock:
            count = store.upkeep.replace(embedder.model, embed)
            shutil.rmtree(settings.indexes, ignore_errors=True)
            return Reindexed(count, changed=True)
