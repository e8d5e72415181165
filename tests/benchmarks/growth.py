"""What one archive costs: `python -m tests.benchmarks.growth FOLDER` prints it as JSON. Times are medians in ms."""

from __future__ import annotations

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from statistics import median

import faiss

from retrieval import Archive, Question, RetrievalSettings, open_archive
from retrieval.protocols import IndexQuery
from tests.benchmarks.made_up import PARAGRAPHS, MadeUpEmbedder, drafts, questions

ASKED = 60
CHANGED = 20
"""Articles that are added and removed again."""
PEOPLE = (1, 8, 64)
_POOL = 60
"""Candidates that an index proposes for an answer."""
_SECONDS = 4.0
"""For which so many people ask."""

Figures = dict[str, float]


def build(folder: Path, paragraphs: int) -> None:
    """Fill an archive, unless an earlier run has; what an interrupted one left is gone on from."""
    with open_archive(RetrievalSettings(data_dir=folder), embedder=MadeUpEmbedder()) as archive:
        there = len(archive.articles())
        for _ in archive.add_all(islice(drafts(paragraphs // PARAGRAPHS), there, None)):
            pass


def resident() -> int:
    """Megabytes of this process."""
    return int(Path("/proc/self/statm").read_text("utf-8").split()[1]) * 4096 // 1_000_000


class Watch:
    """Milliseconds of what is done within it, each time anew."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def __enter__(self) -> None:
        self._began = time.perf_counter()

    def __exit__(self, *error: object) -> None:
        self.times.append(1000 * (time.perf_counter() - self._began))

    @property
    def median(self) -> float:
        return median(self.times)


def changes(folder: Path) -> Figures:
    """Adding an article of twenty paragraphs, embedded already, until it is found, and removing it."""
    with open_archive(RetrievalSettings(data_dir=folder), embedder=MadeUpEmbedder()) as archive:
        archive.warm_up()
        new = list(drafts(CHANGED + 1, seed=7))
        # The first addition after a start reads what near copies are known by.
        archive.remove(archive.add(new.pop()).article.id)
        adding, removing = Watch(), Watch()
        for draft in new:
            with adding:
                article = archive.add(draft).article
            with removing:
                archive.remove(article.id)
    return {"adding": adding.median, "removing": removing.median}


def asked(archive: Archive) -> Figures:
    now, texts = datetime.now(UTC), questions(ASKED + 5)
    for text in texts[ASKED:]:
        archive.ask(Question(text, now))
    whole, dense, lexical = Watch(), Watch(), Watch()
    indexes, parts = archive.indexes(), list[tuple[float, float, float]]()
    for text in texts[:ASKED]:
        query = IndexQuery(text, "id", archive.understand(Question(text, now)).vector)
        with dense:
            indexes.dense.search(query, _POOL)
        with lexical:
            indexes.lexical.search(query, _POOL)
        with whole:
            timings = archive.ask(Question(text, now)).timings
        assert timings is not None
        parts.append((timings.embedding, timings.searching, timings.choosing))
    embedding, searching, choosing = (median(column) for column in zip(*parts, strict=True))
    stages = {"embedding": embedding, "searching": searching, "choosing": choosing}
    return {"question": whole.median, **stages, "dense": dense.median, "lexical": lexical.median}


def a_second(archive: Archive, people: int) -> float:
    """Answers a second while so many people ask at once."""
    texts = questions(200)
    now, until = datetime.now(UTC), time.perf_counter() + _SECONDS

    def ask(first: int) -> int:
        count = 0
        for text in islice(cycle(texts), first, None):
            if time.perf_counter() > until:
                return count
            archive.ask(Question(text, now))
            count += 1
        return count

    with ThreadPoolExecutor(people) as threads:
        return sum(threads.map(ask, range(0, people * 3, 3))) / _SECONDS


def measured(folder: Path) -> Figures:
    faiss.omp_set_num_threads(1)
    figures = changes(folder)
    before, began = resident(), time.perf_counter()
    with open_archive(RetrievalSettings(data_dir=folder)) as archive:
        archive.indexes()
        figures |= {"opening, s": time.perf_counter() - began, "indexes, MB": resident() - before}
        archive.warm_up()
        figures |= asked(archive)
        figures |= {f"answers a second, {people} asking": a_second(archive, people) for people in PEOPLE}
        figures["resident, MB"] = resident()
    return figures


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(Path(sys.argv[1]))))
