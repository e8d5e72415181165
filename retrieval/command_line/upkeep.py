"""Whether the archive agrees with itself, and copies of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from retrieval.backup import back_up, bring_back
from retrieval.command_line.opening import AsJson, opened_archive
from retrieval.command_line.printing import out, print_json, progress_bar
from retrieval.embedding.loading import load_embedder
from retrieval.json_shapes import check_object
from retrieval.reindexing import reindex as run_reindex
from retrieval.settings import RetrievalSettings, load_settings


def check(
    as_json: AsJson = False,
    repair: Annotated[bool, typer.Option("--repair", help="Make again what does not agree with the database.")] = False,
) -> None:
    """Compare the database with both indexes, all ids and some vectors, their files with their checksums, and some
    vectors with their texts; exit code 1 when something differs or the database is damaged."""
    with opened_archive(reading=not repair) as archive:
        report = archive.check()
        if repair and report.problems:
            out.print("\n".join(report.problems) + "\nboth indexes are made again from the database ...")
            report = archive.repair()
    if as_json:
        print_json(check_object(report))
    else:
        out.print(
            f"{report.articles} articles, {report.paragraphs} paragraphs; dense index {report.dense}, lexical index "
            f"{report.lexical}; all ids and {report.vectors_compared} vectors compared, "
            f"{report.vectors_recomputed} vectors made again from their texts, {report.files_compared} files of the "
            f"indexes compared with their checksums"
        )
        out.print("\n".join(report.problems) or "everything agrees")
    if report.problems:
        raise typer.Exit(1)


def reindex(
    model: Annotated[str, typer.Option("--model", help="Its name or folder; that of the settings if not given.")] = "",
) -> None:
    """Give the archive another embedding model: embed everything beside it, then change over in one step.

    It may run while a bot answers, and goes on where it was when it is interrupted. The change itself waits until
    nobody else has the archive open.
    """
    settings = load_settings(RetrievalSettings)
    settings = settings.model_copy(update={"embedding_model": model or settings.embedding_model})
    embedder = load_embedder(settings)
    with progress_bar() as progress:
        task = progress.add_task("embedding", total=None)
        done = run_reindex(settings, embedder, lambda at, of: progress.update(task, completed=at, total=of))
    if done.changed:
        out.print(f"{done.paragraphs} paragraphs have vectors of {embedder.model.name}; start with that model set")
        return
    out.print(
        f"{done.paragraphs} paragraphs are embedded by {embedder.model.name}. Another process has the archive open: "
        f"stop it, run this again, which takes moments, and start with RETRIEVAL_EMBEDDING_MODEL={embedder.model.name}"
    )
    raise typer.Exit(1)


def backup(to: Annotated[Path, typer.Argument(metavar="TO", help="A new folder.")]) -> None:
    """Copy the databases of the data folder, while Kabar runs or not. Indexes are made again from them."""
    for copy in back_up(load_settings(RetrievalSettings), to):
        out.print(f"copied {copy.name}")


def restore(origin: Annotated[Path, typer.Argument(metavar="FROM", help="A folder that `backup` made.")]) -> None:
    """Put a backup in the place of the databases, which are kept aside, and check what comes of it."""
    for database in bring_back(load_settings(RetrievalSettings), origin):
        out.print(f"brought back {database.name}")
    check()
