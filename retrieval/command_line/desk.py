"""The commands for articles that are stored already: list, withdraw, reinstate, remove."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from retrieval.archive import Archive
from retrieval.command_line.opening import AsJson, opened_archive
from retrieval.command_line.printing import err, headline, out, print_json
from retrieval.domain import Article
from retrieval.errors import ArticleNotFoundError
from retrieval.json_shapes import article_object

Id = Annotated[int, typer.Argument(metavar="ID")]


def articles(
    as_json: AsJson = False,
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help="Those that are withdrawn, and no others.")] = False,
) -> None:
    """List the articles, the newest first."""
    with opened_archive(reading=True) as archive:
        found = _withdrawn(archive) if withdrawn else archive.articles()
    if as_json:
        print_json({"articles": [article_object(article) for article in found]})
        return
    table = Table("id", "published", "source", "language", "paragraphs", "title", box=None)
    for each in found:
        date = each.published.date().isoformat() if each.published else ""
        facts = (str(each.id), date, escape(each.source or ""), each.language, str(each.paragraph_count))
        table.add_row(*facts, escape(each.title + _standing(each)))
    out.print(table)


def _withdrawn(archive: Archive) -> list[Article]:
    return list(archive.desk.articles(withdrawn=True, limit=archive.desk.statistics().withdrawn).articles)


def _standing(article: Article) -> str:
    if article.withdrawn:
        return f" (withdrawn: {article.withdrawn_reason or 'no reason given'})"
    if article.copy_of:
        return f" (copy of {article.copy_of})"
    return f" (corrected {article.corrected.date()})" if article.corrected else ""


def withdraw(
    article_id: Id,
    reason: Annotated[str | None, typer.Option("--reason", help="Why, for the desk.")] = None,
    as_json: AsJson = False,
) -> None:
    """Withdraw an article: it is never found again, and can be reinstated."""
    _do("withdrawn", lambda archive: archive.desk.withdraw(article_id, reason), as_json=as_json)


def reinstate(article_id: Id, as_json: AsJson = False) -> None:
    """Let an article that was withdrawn be found again."""
    _do("reinstated", lambda archive: archive.desk.restore(article_id), as_json=as_json)


def remove(article_id: Id, as_json: AsJson = False) -> None:
    """Remove an article for good."""
    _do("removed", lambda archive: archive.remove(article_id), as_json=as_json)


def _do(done: str, deed: Callable[[Archive], Article], *, as_json: bool) -> None:
    with opened_archive() as archive:
        try:
            article = deed(archive)
        except ArticleNotFoundError as error:
            if as_json:
                print_json({done: None, "reason": str(error)})
            err.print(str(error))
            raise typer.Exit(1) from None
    if as_json:
        print_json({done: article_object(article)})
    else:
        out.print(f"{done} {headline(article)}")
