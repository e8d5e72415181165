"""The command line of the archive: `python -m retrieval COMMAND`, each command with `--json` for programs.

Exit codes: 0 all went well, 1 something was refused or `check` found a problem, 2 the archive or a setting is wrong.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from retrieval.archive import Archive, open_archive
from retrieval.domain import Answer, Article, Outcome, Passage, Question
from retrieval.errors import ArchiveBusyError, ArticleNotFoundError, RetrievalError, UnreadableError
from retrieval.importing import ImportReport, import_file
from retrieval.json_shapes import (
    JsonObject,
    addition_object,
    answer_object,
    article_object,
    check_object,
    passage_object,
)
from retrieval.settings import RetrievalSettings, load_settings

app = typer.Typer(
    help="Kabar's news archive: articles in, cited answers out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object for programs.")]
_out = Console(soft_wrap=True, highlight=False)
_err = Console(stderr=True, highlight=False)


def _print_json(content: JsonObject) -> None:
    sys.stdout.write(json.dumps(content, ensure_ascii=False) + "\n")


@contextmanager
def _archive(*, reading: bool = False) -> Iterator[Archive]:
    """The archive of the settings; a command that only reads also works while a bot has it open."""
    settings = load_settings(RetrievalSettings)
    try:
        archive = open_archive(settings)
    except ArchiveBusyError:
        if not reading:
            raise
        archive = open_archive(settings, read_only=True)
    with archive:
        yield archive


def _headline(article: Article) -> str:
    date = article.published.date().isoformat() if article.published else "no date"
    parts = [article.title, article.source or "no source", article.author or "", date, article.url or ""]
    return f"{article.id}: {escape(', '.join(part for part in parts if part))}"


# Articles in


def _import(path: Path, *, as_json: bool, quiet: bool = False) -> None:
    try:
        with path.open("rb") as file:
            total = sum(1 for _ in file)
    except OSError as error:
        _err.print(f"kabar: {escape(str(path))}: {error.strerror}", soft_wrap=True)
        raise typer.Exit(2) from None
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with _archive() as archive, Progress(*columns, console=_err, transient=True) as progress:
        task = progress.add_task(path.name, total=total)
        report = import_file(archive, path, lambda line: progress.update(task, completed=line))
    for refused in report.refused:
        _err.print(f"{path}, line {refused.line}: {escape(refused.reason)}")
    if as_json:
        _print_json(_import_object(report))
    elif not quiet:
        counts = ", ".join(f"{report.count(outcome)} {outcome}" for outcome in Outcome)
        _out.print(f"{counts}, {len(report.refused)} refused")
    if report.refused:
        raise typer.Exit(1)


def _import_object(report: ImportReport) -> JsonObject:
    return {
        **{outcome.value: report.count(outcome) for outcome in Outcome},
        "refused": [{"line": refused.line, "reason": refused.reason} for refused in report.refused],
        "articles": [
            {
                "line": each.line,
                "id": each.given_id,
                "article": each.addition.article.id,
                "outcome": each.addition.outcome.value,
            }
            for each in report.imported
        ],
    }


@app.command()
def seed(
    folder: Annotated[Path, typer.Argument(help="Folder with an articles.jsonl.")] = Path("seeds"),
    as_json: AsJson = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print no summary.")] = False,
) -> None:
    """Load the sample articles; those that are there already stay as they are."""
    _import(folder / "articles.jsonl", as_json=as_json, quiet=quiet)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="One JSON object a line; README says which keys.")],
    as_json: AsJson = False,
) -> None:
    """Load many articles from a .jsonl file; a bad line is reported and skipped."""
    _import(file, as_json=as_json)


def _text_of(given: str) -> str:
    if given == "-":
        return sys.stdin.read()
    try:
        is_file = Path(given).is_file()
    except (OSError, ValueError):
        # A pasted article is no file name: too long, or with a NUL.
        is_file = False
    return Path(given).read_bytes().decode("utf-8-sig", "replace") if is_file else given


@app.command()
def add(
    texts: Annotated[list[str], typer.Argument(metavar="FILE_OR_TEXT...", help="Article files or texts; - is stdin.")],
    as_json: AsJson = False,
) -> None:
    """Add articles from files or pasted texts."""
    added, refused = [], []
    with _archive() as archive:
        for given in texts:
            try:
                addition = archive.add(archive.parse(_text_of(given)))
            except UnreadableError as error:
                refused.append({"given": given[:80], "reason": str(error)})
                _err.print(f"{escape(given[:80])}: {escape(str(error))}")
            else:
                added.append(addition_object(addition))
                if not as_json:
                    _out.print(f"{addition.outcome} {_headline(addition.article)}")
    if as_json:
        _print_json({"articles": added, "refused": refused})
    if refused:
        raise typer.Exit(1)


# Questions


def _question(text: str) -> Question:
    return Question(text, datetime.now(load_settings(RetrievalSettings).zone))


def _print_answer(answer: Answer) -> None:
    for statement in answer.statements:
        text, span = statement.text, statement.highlight
        marks = "".join(f"[{citation.number}]" for citation in statement.citations)
        marked = escape(text)
        if span:
            inside = f"[bold]{escape(span.of(text))}[/bold]"
            marked = f"{escape(text[: span.start])}{inside}{escape(text[span.end :])}"
        _out.print(f"{marked} {escape(marks)}")
    for citation in answer.citations:
        _out.print(f"{escape(f'[{citation.number}]')} {_headline(citation.passage.article)}")
    if answer.declined:
        _out.print(f"The archive does not say ({answer.reason}).")
        for passage in answer.nearest:
            _out.print(f"Nearest: {_headline(passage.article)}")
    _out.print(f"confidence {answer.confidence:.2f}", style="dim")


@app.command()
def ask(question: str, as_json: AsJson = False) -> None:
    """Answer a question with true quotes and their sources, or decline."""
    with _archive(reading=True) as archive:
        answer = archive.ask(_question(question))
    if as_json:
        _print_json(answer_object(answer))
    else:
        _print_answer(answer)


def _print_passage(passage: Passage) -> None:
    scores = passage.scores
    figures = f"{scores.fused:.3f} = cosine {scores.cosine:.3f}, lexical {scores.lexical:.3f}"
    _out.print(f"{passage.rank}. {_headline(passage.article)}  [dim]{figures}[/dim]")
    _out.print(f"   {escape(passage.paragraph.text)}")


@app.command()
def search(
    query: str,
    limit: Annotated[int, typer.Option("-k", min=1, max=100, help="Passages to show.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Show the passages nearest to a question, best first."""
    with _archive(reading=True) as archive:
        passages = archive.search(_question(query), limit)
    if as_json:
        _print_json({"query": query, "passages": [passage_object(passage) for passage in passages]})
    else:
        for passage in passages:
            _print_passage(passage)


# Upkeep


@app.command()
def articles(as_json: AsJson = False) -> None:
    """List the articles, the newest first."""
    with _archive(reading=True) as archive:
        found = archive.articles()
    if as_json:
        _print_json({"articles": [article_object(article) for article in found]})
        return
    table = Table("id", "published", "source", "language", "paragraphs", "title", box=None)
    for each in found:
        date = each.published.date().isoformat() if each.published else ""
        table.add_row(
            str(each.id), date, escape(each.source or ""), each.language, str(each.paragraph_count), escape(each.title)
        )
    _out.print(table)


@app.command()
def remove(article_id: Annotated[int, typer.Argument(metavar="ID")], as_json: AsJson = False) -> None:
    """Remove an article for good."""
    with _archive() as archive:
        try:
            article = archive.remove(article_id)
        except ArticleNotFoundError as error:
            if as_json:
                _print_json({"removed": None, "reason": str(error)})
            _err.print(str(error))
            raise typer.Exit(1) from None
    if as_json:
        _print_json({"removed": article_object(article)})
    else:
        _out.print(f"removed {_headline(article)}")


@app.command()
def check(as_json: AsJson = False) -> None:
    """Compare the database with both indexes; exit code 1 when they differ."""
    with _archive(reading=True) as archive:
        report = archive.check()
    if as_json:
        _print_json(check_object(report))
    else:
        _out.print(
            f"{report.articles} articles, {report.paragraphs} paragraphs; dense index {report.dense}, lexical index "
            f"{report.lexical}; all ids and {report.vectors_compared} vectors compared"
        )
        _out.print("\n".join(report.problems) or "everything agrees")
    if report.problems:
        raise typer.Exit(1)


def main() -> None:
    try:
        app()
    except RetrievalError as error:
        _err.print(f"kabar: {escape(str(error))}", soft_wrap=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
