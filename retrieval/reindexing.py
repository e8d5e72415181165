"""Another model for an archive: everything is embedded beside it while it answers, and then changed in one step.

What was embedded is kept in the cache of the data folder by its text, so that a run which is interrupted goes on where
it was, and what came meanwhile is all that is left to embed when the model is changed.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from retrieval.embedding.cache import EmbeddingCache
from retrieval.errors import ArchiveBusyError
from retrieval.protocols import Embedder
from retrieval.settings import RetrievalSettings
from retrieval.store.store import Store
from retrieval.store.upkeep import embedded_texts
from retrieval.writer_lock import writing_alone

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
        done, count = 0, store.upkeep.count()
        for texts in store.upkeep.texts():
            embedded_texts(cache, texts)
            done += len(texts)
            on_step(done, max(done, count))
        try:
            with writing_alone(settings):
                changed = store.upkeep.replace(cache)
                shutil.rmtree(settings.indexes, ignore_errors=True)
        except ArchiveBusyError:
            return Reindexed(done, changed=False)
        return Reindexed(changed, changed=True)
