"""One system that finds passages, in a process and perhaps an environment of its own: see `peers`.

    python peer.py SYSTEM MODEL CORPUS FOLDER

Indexes the passages of CORPUS into FOLDER, or opens what is there, and prints one line of JSON when the first question
is answered: {"first, s", "indexing, s", "resident, MB"}. Each line of standard input is a question; what is printed for
it is {"ids": the ten best, "ms"}. Nothing of Kabar is imported but by Kabar: the others run where it is not.
"""

# ruff: noqa: E402

from __future__ import annotations

import json
import sys
import time

_BEGAN = time.perf_counter()

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

BEST = 10


class System(Protocol):
    def index(self, texts: Sequence[tuple[str, str]]) -> None:
        """Take in passages, each with its id, and keep them."""
        ...

    def open(self, texts: Sequence[tuple[str, str]]) -> None:
        """Take up what was kept; the texts again for what keeps nothing."""
        ...

    def best(self, question: str) -> list[str]:
        """The ids of the ten best passages, the best first."""
        ...


class Txtai:
    """Hybrid, as its documentation sets it up: FAISS and its own BM25, texts in SQLite."""

    def __init__(self, model: str, folder: Path) -> None:
        from txtai import Embeddings

        self._folder = str(folder / "txtai")
        prefixes = {"query": "query: ", "data": "passage: "}
        self._embeddings: Any = Embeddings(path=model, hybrid=True, content=True, instructions=prefixes)

    def index(self, texts: Sequence[tuple[str, str]]) -> None:
        self._embeddings.index((id, text, None) for id, text in texts)
        self._embeddings.save(self._folder)

    def open(self, texts: Sequence[tuple[str, str]]) -> None:
        self._embeddings.load(self._folder)

    def best(self, question: str) -> list[str]:
        return [found["id"] for found in self._embeddings.search(question, BEST)]


class LangChain:
    """FAISS and BM25 in an ensemble, as its documentation sets it up; its BM25 is made anew at each start."""

    def __init__(self, model: str, folder: Path) -> None:
        from langchain_huggingface import HuggingFaceEmbeddings

        self._folder = str(folder / "langchain")
        self._model = HuggingFaceEmbeddings(
            model_name=model,
            encode_kwargs={"normalize_embeddings": True, "prompt": "passage: "},
            query_encode_kwargs={"normalize_embeddings": True, "prompt": "query: "},
        )

    def index(self, texts: Sequence[tuple[str, str]]) -> None:
        from langchain_community.vectorstores import FAISS

        vectors = FAISS.from_texts([text for _, text in texts], self._model, [{"id": id} for id, _ in texts])
        vectors.save_local(self._folder)
        self._join(vectors, texts)

    def open(self, texts: Sequence[tuple[str, str]]) -> None:
        from langchain_community.vectorstores import FAISS

        self._join(FAISS.load_local(self._folder, self._model, allow_dangerous_deserialization=True), texts)

    def _join(self, vectors: Any, texts: Sequence[tuple[str, str]]) -> None:
        from langchain_classic.retrievers import EnsembleRetriever
        from langchain_community.retrievers import BM25Retriever

        words = BM25Retriever.from_texts([text for _, text in texts], [{"id": id} for id, _ in texts], k=BEST)
        dense = vectors.as_retriever(search_kwargs={"k": BEST})
        self._both: Any = EnsembleRetriever(retrievers=[words, dense], weights=[0.5, 0.5])

    def best(self, question: str) -> list[str]:
        return [found.metadata["id"] for found in self._both.invoke(question)[:BEST]]


class Kabar:
    """`archive.search`: each passage an article of one paragraph."""

    def __init__(self, model: str, folder: Path) -> None:
        from retrieval import RetrievalSettings, open_archive

        (folder / "kabar").mkdir(exist_ok=True)
        models = folder / "kabar" / "models"
        if not models.exists():
            models.symlink_to(Path(model).parent)
        self._archive = open_archive(RetrievalSettings(data_dir=folder / "kabar"))
        # The others load their model here.
        self._archive.warm_up()

    def index(self, texts: Sequence[tuple[str, str]]) -> None:
        from retrieval import Draft

        for _ in self._archive.add_all(Draft(id, (text,)) for id, text in texts):
            pass

    def open(self, texts: Sequence[tuple[str, str]]) -> None:
        """Nothing is left to do."""

    def best(self, question: str) -> list[str]:
        from datetime import UTC, datetime

        from retrieval import Question

        found = self._archive.search(Question(question, datetime.now(UTC)), BEST)
        # A near copy stands for its original: whoever was merged into a passage was found with it.
        return [article.title for passage in found for article in (passage.article, *passage.also_in)][:BEST]


SYSTEMS: dict[str, Callable[[str, Path], System]] = {"kabar": Kabar, "txtai": Txtai, "langchain": LangChain}


def resident() -> int:
    return int(Path("/proc/self/statm").read_text("utf-8").split()[1]) * 4096 // 1_000_000


def main(name: str, model: str, corpus: Path, folder: Path) -> None:
    texts = [(row["id"], row["text"]) for row in map(json.loads, corpus.read_text("utf-8").splitlines())]
    done = folder / f"{name}.done"
    system: System = SYSTEMS[name](model, folder)
    began = time.perf_counter()
    if done.exists():
        system.open(texts)
    else:
        system.index(texts)
    indexing = time.perf_counter() - began
    done.touch()
    system.best("kabar")
    _say({"first, s": time.perf_counter() - _BEGAN, "indexing, s": indexing, "resident, MB": resident()})
    for line in sys.stdin:
        began = time.perf_counter()
        ids = system.best(line.strip())
        _say({"ids": ids, "ms": 1000 * (time.perf_counter() - began)})


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
