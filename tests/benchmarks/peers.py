"""Kabar against what one would pick instead: `make bench-peers`, or `python -m tests.benchmarks.peers [QUESTIONS]`.

txtai (FAISS and its own BM25) and LangChain (FAISS and BM25 in an ensemble), each set up as its documentation says, are
installed into `build/peers`, never beside Kabar. All have the bundled model and the same passages: those of FacQA where
the evaluation data lies beside the repository, else those of the seeds. Each runs in a process of its own; they are
asked in turns, so that a busy machine is busy for all.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from statistics import median, quantiles

from rich.console import Console

from retrieval.embedding.bundled import bundled_model_folder
from tests.benchmarks.__main__ import FOLDER, machine, table
from tests.benchmarks.growth import Figures
from tests.conftest import ROOT

PEERS = ("txtai", "langchain")
ENVIRONMENT = ROOT / "build" / "peers"
PACKAGES = (
    "torch==2.13.0",
    "sentence-transformers==6.2.0",
    "faiss-cpu==1.15.1",
    "txtai==9.14.0",
    "langchain-classic==1.0.8",
    "langchain-community==0.4.2",
    "langchain-huggingface==1.2.3",
    "rank_bm25==0.2.2",
)
QUESTIONS = 300

out = Console()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the passages that answer it."""

    text: str
    right: frozenset[str]


def texts_and_questions(folder: Path, count: int) -> tuple[Path, list[Asked]]:
    """A file of passages as lines of JSON, and so many questions about them, spread over all there are."""
    beside = ROOT.parent / "shared" / "data" / "facqa-id"
    if beside.is_dir():
        right: dict[str, set[str]] = {}
        for line in (beside / "qrels.tsv").read_text("utf-8").splitlines()[1:]:
            question, passage, _ = line.split("\t")
            right.setdefault(question, set()).add(passage)
        rows = [json.loads(line) for line in (beside / "queries.jsonl").read_text("utf-8").splitlines()]
        asked = [Asked(row["text"], frozenset(right[row["id"]])) for row in rows if row["id"] in right]
        return beside / "corpus.jsonl", asked[:: max(1, len(asked) // count)][:count]
    articles = [json.loads(line) for line in (ROOT / "seeds" / "articles.jsonl").read_text("utf-8").splitlines()]
    passages = {f"{each['id']}-{n}": text for each in articles for n, text in enumerate(each["paragraphs"])}
    corpus = folder / "corpus.jsonl"
    corpus.write_text("\n".join(json.dumps({"id": id, "text": text}) for id, text in passages.items()), "utf-8")
    golden = [json.loads(line) for line in (ROOT / "seeds" / "questions.jsonl").read_text("utf-8").splitlines()]
    return corpus, [
        Asked(row["question"], frozenset(id for id, text in passages.items() if row["span"] in text))
        for row in golden
        if row["span"]
    ][:count]


class System:
    """One in a process of its own."""

    def __init__(self, name: str, corpus: Path, folder: Path) -> None:
        python = ENVIRONMENT / "bin" / "python" if name in PEERS else Path(sys.executable)
        model = bundled_model_folder(FOLDER / "models")
        self._process = subprocess.Popen(
            [python, ROOT / "tests" / "benchmarks" / "peer.py", name, model, corpus, folder],
            cwd=ROOT if name not in PEERS else folder,
            env={"PATH": "", "HF_HUB_OFFLINE": "1", **({} if name in PEERS else {"PYTHONPATH": str(ROOT)})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.ready: Figures = json.loads(self._line())

    def ask(self, question: str) -> tuple[list[str], float]:
        """The ids of what it found, and milliseconds."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{question}\n")
        self._process.stdin.flush()
        answer = json.loads(self._line())
        return answer["ids"], answer["ms"]

    def _line(self) -> str:
        assert self._process.stdout is not None
        while not (line := self._process.stdout.readline()).startswith("{"):
            if not line:
                raise RuntimeError("it ended before it answered")
        return line

    def close(self) -> None:
        self._process.kill()
        self._process.wait()


def reciprocal_rank(found: list[str], right: frozenset[str]) -> float:
    """1 / rank of the first right one, 0 when none is among them."""
    return next((1.0 / rank for rank, id in enumerate(found, 1) if id in right), 0.0)


def measured(names: list[str], corpus: Path, asked: list[Asked], folder: Path) -> dict[str, Figures]:
    indexing = {}
    for name in names:
        first = System(name, corpus, folder)
        indexing[name] = first.ready["indexing, s"]
        first.close()
    running = {name: System(name, corpus, folder) for name in names}
    ranks: dict[str, list[float]] = {name: [] for name in names}
    times: dict[str, list[float]] = {name: [] for name in names}
    for question in asked:
        for name, system in running.items():
            found, milliseconds = system.ask(question.text)
            ranks[name].append(reciprocal_rank(found, question.right))
            times[name].append(milliseconds)
    passages = len(corpus.read_text("utf-8").splitlines())
    figures = {}
    for name, system in running.items():
        system.close()
        figures[name] = {
            "passages indexed a second": passages / indexing[name],
            "question p50, ms": median(times[name]),
            "question p95, ms": quantiles(times[name], n=20)[-1],
            "hit@1, %": 100 * sum(rank == 1.0 for rank in ranks[name]) / len(asked),
            "MRR@10, %": 100 * sum(ranks[name]) / len(asked),
            "first answer after a start, s": system.ready["first, s"],
            "resident, MB": system.ready["resident, MB"],
        }
    return figures


def install() -> None:
    python = ENVIRONMENT / "bin" / "python"
    if not (ENVIRONMENT / "installed").exists():
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        (ENVIRONMENT / "installed").touch()


def main(count: int) -> None:
    folder = FOLDER / "peers"
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    install()
    corpus, asked = texts_and_questions(folder, count)
    out.print(f"{machine()}; {len(asked)} questions over {corpus.parent.name}")
    figures = measured(["kabar", *PEERS], corpus, asked, folder)
    if corpus.parent.name == "facqa-id":
        out.print("Kabar's ranking was fitted on questions of this set, and on others; the others are fitted on none.")
    out.print(table("Against the others", figures))
    (FOLDER / "peers.json").write_text(json.dumps({"machine": machine(), "systems": figures}, indent=1), "utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS)
