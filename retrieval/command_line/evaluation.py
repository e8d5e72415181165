"""How good the archive is on labelled questions: `evaluate` and its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from retrieval.command_line.opening import AsJson
from retrieval.command_line.printing import out, print_json, progress_bar, unreadable
from retrieval.settings import RetrievalSettings, load_settings

if TYPE_CHECKING:
    from retrieval.evaluation.datasets import DataSet
    from retrieval.evaluation.estimates import Estimate
    from retrieval.evaluation.harness import Plan
    from retrieval.evaluation.report import Bin, Report, Rows

_WIDTH = 120
"""Columns that the tables need, whatever a terminal or a pipe says of itself."""


def evaluate(
    folder: Annotated[Path, typer.Argument(help="Folder with corpus.jsonl, queries.jsonl and qrels.tsv.")],
    limit: Annotated[int | None, typer.Option(min=1, help="Ask so many of the questions, a fixed draw.")] = None,
    baselines: Annotated[bool, typer.Option("--baselines", help="Rank in other ways too, and compare.")] = False,
    uncovered: Annotated[
        bool, typer.Option("--uncovered", help="Ask each question again with the passages that answer it hidden.")
    ] = False,
    corpus_language: Annotated[
        str, typer.Option(metavar="XX", help="Passages of corpus.XX.jsonl, answers of queries.XX.jsonl.")
    ] = "",
    queries: Annotated[str, typer.Option(metavar="FILE", help="The questions, instead of queries.jsonl.")] = "",
    timed: Annotated[int, typer.Option(min=0, help="Questions to time, the model embedding each anew.")] = 100,
    as_json: AsJson = False,
) -> None:
    """Measure ranking, answers, confidence and speed on labelled questions, in a temporary archive."""
    # Scientific libraries that no other command needs, a second to load.
    from retrieval.evaluation.harness import Plan

    data = _data_set(folder, corpus_language, queries)
    report = _measured(data, Plan(limit, baselines, uncovered, timed))
    if as_json:
        print_json(asdict(report))
    else:
        _print(report)


def evaluate_pages(
    folder: Annotated[Path, typer.Argument(help="Folder with a pages.jsonl and the pages that it names.")],
    as_json: AsJson = False,
) -> None:
    """Measure how well pages are read: shares of their words, headlines and days."""
    from retrieval.evaluation.pages import figures, read_pages, score

    zone = load_settings(RetrievalSettings).zone
    try:
        pages = read_pages(folder)
    except OSError as error:
        raise unreadable(Path(error.filename or folder), error.strerror) from None
    except (KeyError, ValueError) as error:
        raise unreadable(folder / "pages.jsonl", f"not a row of a page: {error}") from None
    rows = figures([score(page, zone) for page in pages])
    if as_json:
        print_json(
            {
                name: {measure: figure and asdict(figure) for measure, figure in row.items()}
                for name, row in rows.items()
            }
        )
    else:
        _wide().print(_rows_table("pages", rows))


def _wide() -> Console:
    return Console(highlight=False, width=max(out.width, _WIDTH))


def _data_set(folder: Path, corpus_language: str, queries: str) -> DataSet:
    from retrieval.evaluation.datasets import read_data_set

    languages = sorted(path.name.split(".")[1] for path in folder.glob("corpus.*.jsonl"))
    if not corpus_language and languages and not (folder / "corpus.jsonl").exists():
        raise unreadable(folder, f"no corpus.jsonl; choose with --corpus-language: {', '.join(languages)}")
    if languages and not queries and not (folder / "queries.jsonl").exists():
        there = ", ".join(sorted(path.name for path in folder.glob("queries.*.jsonl")))
        raise unreadable(folder, f"no queries.jsonl; choose with --queries: {there}")
    try:
        return read_data_set(folder, corpus_language=corpus_language, queries=queries)
    except OSError as error:
        raise unreadable(Path(error.filename or folder), error.strerror) from None
    except ValueError as error:
        raise unreadable(folder, str(error)) from None


def _measured(data: DataSet, plan: Plan) -> Report:
    from retrieval.embedding.cache import EmbeddingCache
    from retrieval.embedding.loading import load_embedder
    from retrieval.evaluation import harness

    settings = load_settings(RetrievalSettings)
    embedder = load_embedder(settings)
    with closing(EmbeddingCache(embedder, settings.data_dir / "cache")) as cache, progress_bar() as progress:
        tasks = {}

        def on_step(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what, total=total)
            progress.update(tasks[what], completed=done)

        return harness.evaluate(data, settings, cache, plan, on_step)


# Tables


def _print(report: Report) -> None:
    setup = report.setup
    out.print(
        f"{escape(setup.name)}: {setup.passages} passages ({setup.language}) in {setup.paragraphs} paragraphs, "
        f"{setup.questions} questions ({setup.question_language}); {escape(setup.model)}, threshold {setup.threshold}"
    )
    if setup.refused:
        out.print(f"{len(setup.refused)} passages are none that an import would take; they went in as they stand")
    wide = _wide()
    out.print("shares in per cent, each with its 95% interval")
    for table in _tables(report):
        wide.print()
        wide.print(table)


def _tables(report: Report) -> Iterator[Table]:
    yield _rows_table("ranking", report.ranking)
    if report.differences:
        yield _rows_table("kabar minus ...", report.differences)
    yield _rows_table("answering", report.answering)
    yield _rows_table("declined", {name: {"share": figure} for name, figure in report.declined.items()})
    if report.auroc:
        yield _rows_table("confidence", {name: {"AUROC": figure} for name, figure in report.auroc.items()})
    for name, bins in report.reliability.items():
        yield _reliability_table(name, bins)
    yield _rows_table("speed", {name: {"": figure} for name, figure in report.speed.items()}, times=1.0)


def _table(title: str, columns: Sequence[str]) -> Table:
    table = Table(title, "n", box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, justify="right", no_wrap=True)
    return table


def _rows_table(title: str, rows: Rows, times: float = 100.0) -> Table:
    columns = list(next(iter(rows.values()), {}))
    table = _table(title, columns)
    for name, figures in rows.items():
        count = max((figure.n for figure in figures.values() if figure), default=0)
        table.add_row(name, str(count), *(_figure(figures[column], times) for column in columns))
    return table


def _figure(figure: Estimate | None, times: float = 100.0) -> str:
    if figure is None:
        return "-"
    # Adding nothing makes -0.0 plain 0.0.
    value, low, high = (round(times * number, 1) + 0.0 for number in (figure.value, figure.low, figure.high))
    return f"{value:.1f} {escape(f'[{low:.1f}, {high:.1f}]')}"


def _reliability_table(name: str, bins: Sequence[Bin]) -> Table:
    table = _table(f"confidence, {name}", ("sure on average", "right"))
    for each in bins:
        sure = "-" if each.confidence is None else f"{100 * each.confidence:.1f}"
        table.add_row(f"{each.low:.1f} to {each.high:.1f}", str(each.n), sure, _figure(each.right))
    return table
