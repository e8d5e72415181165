"""Where the time goes: `make bench`, or `python -m tests.benchmarks [PARAGRAPHS ...]`.

Prints what the back ends of the model cost, taking turns, and what a question, a change and a start cost in archives
of each size. Archives are made up once and kept in `build/bench`. The figures go to `build/bench/figures.json` and,
over the size of the archive, to `build/bench/growth.svg`.
"""

from __future__ import annotations

import asyncio
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from tests.benchmarks.growth import Figures, build
from tests.benchmarks.made_up import questions
from tests.benchmarks.start import first_answer
from tests.conftest import ROOT

SIZES = (10_000, 100_000)
BACK_ENDS = ("torch", "onnx", "onnx-int8")
ROUNDS = 7
FOLDER = ROOT / "build" / "bench"
DRAWN = ("question", "searching", "dense", "lexical", "choosing", "adding", "removing")

out = Console()


def machine() -> str:
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    name = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor())
    return f"{name}, {os.cpu_count()} cores, Python {platform.python_version()}"


class _BackEnd:
    """One in a process of its own."""

    def __init__(self, name: str) -> None:
        command = [sys.executable, "-m", "tests.benchmarks.models", name, str(FOLDER)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.first = self._read()

    def ask(self, what: str) -> float:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{what}\n")
        self._process.stdin.flush()
        return self._read()

    def _read(self) -> float:
        assert self._process.stdout is not None
        return float(self._process.stdout.readline())

    def close(self) -> None:
        self._process.kill()
        self._process.wait()


def models() -> dict[str, Figures]:
    """Of each back end, medians over rounds in which each has its turn."""
    for name in BACK_ENDS:
        # Whatever is converted on the first use is none of the cold start.
        _BackEnd(name).close()
    running = {name: _BackEnd(name) for name in BACK_ENDS}
    times: dict[str, dict[str, list[float]]] = {name: {"question": [], "passages": []} for name in BACK_ENDS}
    for _ in range(ROUNDS):
        for what in ("question", "passages"):
            for name, back_end in running.items():
                times[name][what].append(back_end.ask(what))
    for back_end in running.values():
        back_end.close()
    return {
        name: {
            "question, ms": median(each["question"]),
            "passages a second": median(each["passages"]),
            "first vector, s": running[name].first,
        }
        for name, each in times.items()
    }


def archive(paragraphs: int) -> Figures:
    folder = FOLDER / str(paragraphs)
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "models").exists():
        (folder / "models").symlink_to(FOLDER / "models")
    began = time.perf_counter()
    build(folder, paragraphs)
    built = time.perf_counter() - began
    run = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.growth", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    figures: Figures = json.loads(run.stdout)
    command = [sys.executable, "-m", "retrieval", "ask", questions(1)[0]]
    cold = list[float]()
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run(
            command, cwd=ROOT, env={**os.environ, "RETRIEVAL_DATA_DIR": str(folder)}, check=False, capture_output=True
        )
        cold.append(time.perf_counter() - began)
    return {
        **figures,
        "ask from the command line, s": median(cold),
        "bot, start to first answer, s": asyncio.run(first_answer(folder)),
        "made up or found again in, s": built,
    }


def table(title: str, columns: dict[str, Figures]) -> Table:
    printed = Table(title=title)
    printed.add_column("")
    for name in columns:
        printed.add_column(name, justify="right")
    for row in next(iter(columns.values())):
        printed.add_row(row, *(f"{figures[row]:.4g}" for figures in columns.values()))
    return printed


def draw(sizes: dict[str, Figures], path: Path) -> None:
    """Milliseconds over paragraphs, both logarithmic."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4.5))
    axes = figure.subplots()
    for name in DRAWN:
        axes.loglog([int(size) for size in sizes], [each[name] for each in sizes.values()], marker="o", label=name)
    axes.set_xlabel("paragraphs in the archive")
    axes.set_ylabel("milliseconds, median")
    axes.grid(visible=True, which="both", alpha=0.3)
    axes.legend()
    figure.savefig(path, bbox_inches="tight")


def main(sizes: list[int]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    out.print(machine())
    of_models = models()
    out.print(table("The bundled model", of_models))
    of_sizes = {str(size): archive(size) for size in sizes}
    out.print(table("An archive of so many paragraphs; milliseconds where nothing else is said", of_sizes))
    figures = {"machine": machine(), "models": of_models, "archives": of_sizes}
    (FOLDER / "figures.json").write_text(json.dumps(figures, indent=1), "utf-8")
    draw(of_sizes, FOLDER / "growth.svg")
    out.print(f"Written: {FOLDER / 'figures.json'}, {FOLDER / 'growth.svg'}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
