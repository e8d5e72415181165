"""Whether the archive agrees with itself, and copies of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from retrieval.backup import back_up, bring_back
from retrieval.command_line.opening import AsJson, opened_archive
from retrieval.command_line.printing import out, print_json
from retrieval.json_shapes import check_object
from retrieval.settings import RetrievalSettings, load_settings


def check(
    as_json: AsJson = False,
    repair: Annotated[bool, typer.Option("--repair", help="Make again what does not agree with the database.")] = False,
) -> None:
    """Compare the database with both indexes, all ids and some vectors; exit code 1 when they differ."""
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
            f"{report.lexical}; all ids and {report.vectors_compared} vectors compared"
        )
        out.print("\n".join(report.problems) or "everything agrees")
    if report.problems:
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
