"""Articles go in, are listed, and go."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from retrieval.archive import Archive
from retrieval.command_line.opening import AsJson, opened_archive
from retrieval.command_line.printing import err, headline, out, print_json, progress_bar, unreadable
from retrieval.domain import Outcome
from retrieval.errors import FetchError, UnreadableError
from retrieval.importing import ImportReport, import_file
from retrieval.ingest.addresses import is_web_address
from retrieval.ingest.documents.document import Document
from retrieval.json_shapes import JsonObject, addition_object


def _import(path: Path, *, as_json: bool, quiet: bool = False) -> None:
    try:
        with path.open("rb") as file:
            total = sum(1 for _ in file)
    except OSError as error:
        raise unreadable(path, error.strerror) from None
    with opened_archive() as archive, progress_bar() as progress:
        task = progress.add_task(path.name, total=total)
        report = import_file(archive, path, lambda line: progress.update(task, completed=line))
    for refused in report.refused:
        err.print(f"{path}, line {refused.line}: {escape(refused.reason)}")
    if as_json:
        print_json(_import_object(report))
    elif not quiet:
        counts = ", ".join(f"{report.count(outcome)} {outcome}" for outcome in Outcome)
        out.print(f"{counts}, {len(report.refused)} refused")
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


def seed(
    folder: Annotated[Path, typer.Argument(help="Folder with an articles.jsonl.")] = Path("seeds"),
    as_json: AsJson = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print no summary.")] = False,
) -> None:
    """Load the sample articles; those that are there already stay as they are."""
    _import(folder / "articles.jsonl", as_json=as_json, quiet=quiet)


def import_(
    file: Annotated[Path, typer.Argument(help="One JSON object a line; README says which keys.")],
    as_json: AsJson = False,
) -> None:
    """Load many articles from a .jsonl file; a bad line is reported and skipped."""
    _import(file, as_json=as_json)


def _is_file(given: str) -> bool:
    try:
        return Path(given).is_file()
    except (OSError, ValueError):
        # A pasted article is no file name: too long, or with a NUL.
        return False


def _fetched(archive: Archive, url: str) -> Document:
    page = archive.fetch(url)
    if page.partial:
        err.print(f"{escape(url[:80])}: only a part of the article can be read there")
    return Document((page.draft,))


def _read(archive: Archive, given: str) -> Document:
    """The articles that were given as an address, a file or a text. A file of no kind that is known is one of text."""
    if is_web_address(given):
        return _fetched(archive, given)
    if not _is_file(given):
        return Document((archive.parse(sys.stdin.read() if given == "-" else given),))
    path = Path(given)
    return archive.read_document(path.name if path.suffix else f"{path.name}.txt", path.read_bytes())


def add(
    texts: Annotated[
        list[str],
        typer.Argument(metavar="URL_FILE_OR_TEXT...", help="Addresses of pages, files or texts; - is stdin."),
    ],
    as_json: AsJson = False,
) -> None:
    """Add articles from web addresses, files (text, HTML, Markdown, Word, PDF, tables) or pasted texts."""
    added, refused = [], []

    def refuse(given: str, reason: str) -> None:
        refused.append({"given": given[:80], "reason": reason})
        err.print(f"{escape(given[:80])}: {escape(reason)}")

    with opened_archive() as archive:
        for given in texts:
            try:
                document = _read(archive, given)
            except (FetchError, UnreadableError) as error:
                refuse(given, str(error))
                continue
            for addition in archive.add_all(document.drafts):
                added.append(addition_object(addition))
                if not as_json:
                    out.print(f"{addition.outcome} {headline(addition.article)}")
            for each in document.refused:
                refuse(given, f"{each.place}: {each.reason}")
    if as_json:
        print_json({"articles": added, "refused": refused})
    if refused:
        raise typer.Exit(1)
