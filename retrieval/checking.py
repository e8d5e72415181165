"""Whether an archive agrees with itself, and how to make it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from retrieval.catching_up import Indexes
from retrieval.domain import CheckReport
from retrieval.protocols import Embedder
from retrieval.store.store import Store
from retrieval.store.upkeep import embedded_texts

_RECOMPUTED = 20
"""Vectors that a check makes again from their texts."""
_SAME = 0.99
"""Cosine from which two back ends have made the same vector."""


@dataclass(frozen=True, slots=True)
class Checking:
    """Model and indexes are asked for when there is something to compare."""

    store: Store
    embedder: Callable[[], Embedder]
    indexes: Callable[[], Indexes]

    def check(self) -> CheckReport:
        """All ids and some vectors of both indexes against the database, their files against their checksums, some
        vectors against their texts. A database that is damaged itself is compared with nothing."""
        damage = self.store.upkeep.damage()
        if damage or self.store.embedding_model() is None:
            return CheckReport(0 if damage else len(self.store.articles()), 0, 0, 0, 0, 0, 0, tuple(damage))
        self.indexes().catch_up()
        report = self.indexes().check()
        count, wrong = self._recomputed()
        return replace(report, vectors_recomputed=count, problems=(*report.problems, *wrong))

    def repair(self) -> CheckReport:
        """Make the vectors again where some are not of their texts, then both indexes; and check once more."""
        if self.store.embedding_model() is not None and not self.store.upkeep.damage():
            if self._recomputed()[1]:
                self.store.upkeep.replace(self.embedder())
            self.indexes().make_again()
        return self.check()

    def _recomputed(self) -> tuple[int, list[str]]:
        """How many vectors were made again, and which of those that are stored are others."""
        ids = sorted(self.store.paragraph_ids())
        sample = self.store.upkeep.sample(ids[:: max(1, len(ids) // _RECOMPUTED)])
        made = embedded_texts(self.embedder(), [text for text, _ in sample])
        wrong = [
            f"the database has another vector for paragraph {text.id} than its text"
            for (text, stored), own in zip(sample, made, strict=True)
            if float(stored @ own.vector) < _SAME
        ]
        return len(sample), wrong
