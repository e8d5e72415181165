"""The command line of the archive: `python -m retrieval COMMAND`, each command with `--json` for programs.

Exit codes: 0 all went well, 1 something was refused or `check` found a problem, 2 the archive or a setting is wrong.
"""

from __future__ import annotations

import sys

import typer
from rich.markup import escape

from retrieval.command_line import articles, desk, evaluation, feeds, questions, upkeep
from retrieval.command_line.printing import err
from retrieval.errors import RetrievalError

app = typer.Typer(
    help="Kabar's news archive: articles in, cited answers out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command()(articles.seed)
app.command()(articles.add)
app.command("import")(articles.import_)
app.command()(questions.ask)
app.command()(questions.search)
app.command()(desk.articles)
app.command()(desk.withdraw)
app.command()(desk.reinstate)
app.command()(desk.remove)
app.add_typer(feeds.app, name="feeds")
app.command()(upkeep.check)
app.command()(upkeep.reindex)
app.command()(upkeep.backup)
app.command()(upkeep.restore)
app.command()(evaluation.evaluate)
app.command()(evaluation.evaluate_pages)


def main() -> None:
    try:
        app()
    except RetrievalError as error:
        err.print(f"kabar: {escape(str(error))}", soft_wrap=True)
        sys.exit(2)
