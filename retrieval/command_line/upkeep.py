"""Whether the archive agrees with itself."""

from __future__ import annotations

import typer

from retrieval.command_line.opening import AsJson, opened_archive
from retrieval.command_line.printing import out, print_json
from retrieval.json_shapes import check_object


def check(as_json: AsJson = False) -> None:
    """Compare the database with both indexes; exit code 1 when they differ."""
    with opened_archive(reading=True) as archive:
        report = archive.check()
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
