"""`python -m retrieval feeds ...`: follow feeds, and read them without a bot."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from retrieval.archive import Archive
from retrieval.command_line.opening import AsJson, opened_archive
from retrieval.command_line.printing import err, headline, out, print_json
from retrieval.domain import Addition
from retrieval.errors import FeedNotFoundError, FetchError, UnreadableError
from retrieval.json_shapes import feed_object

_STEP, _PATIENCE = 0.5, 5.0
"""Seconds between two looks at what waits, and until nothing more is expected."""

app = typer.Typer(help="Feeds that are followed.", no_args_is_help=True)


@app.command()
def add(
    url: Annotated[str, typer.Argument(help="Address of a feed, or of a page that links to one.")],
    minutes: Annotated[int | None, typer.Option(min=1, help="How often it is read.")] = None,
    as_json: AsJson = False,
) -> None:
    """Follow a feed."""
    with opened_archive() as archive:
        try:
            feed = archive.feeds.add(url, timedelta(minutes=minutes) if minutes else None)
        except (FetchError, UnreadableError) as error:
            err.print(f"{escape(url[:80])}: {escape(str(error))}")
            raise typer.Exit(1) from None
    if as_json:
        print_json(feed_object(feed))
    else:
        out.print(f"following {feed.id}: {escape(feed.title or feed.url)}")


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """The feeds that are followed."""
    with opened_archive(reading=True) as archive:
        found = archive.feeds.all()
    if as_json:
        print_json({"feeds": [feed_object(feed) for feed in found]})
        return
    table = Table("id", "every", "read", "news", "waiting", "state", "feed", box=None)
    for each in found:
        state = "paused" if each.paused else each.trouble or ("silent" if each.silent else "")
        moments = (f"{moment:%Y-%m-%d %H:%M}" if moment else "" for moment in (each.checked, each.changed))
        table.add_row(
            str(each.id), str(each.interval), *moments, str(each.waiting), state, escape(each.title or each.url)
        )
    out.print(table)


@app.command()
def remove(feed_id: Annotated[int, typer.Argument(metavar="ID")]) -> None:
    """Follow a feed no more; its articles stay."""
    with opened_archive() as archive:
        try:
            feed = archive.feeds.remove(feed_id)
        except FeedNotFoundError as error:
            err.print(str(error))
            raise typer.Exit(1) from None
    out.print(f"following no more {feed.id}: {escape(feed.title or feed.url)}")


@app.command()
def poll() -> None:
    """Read the feeds whose time has come, and fetch what they offer, with pauses between pages of one site."""
    with opened_archive() as archive:
        for feed in archive.feeds.due(datetime.now(UTC)):
            checked = archive.feeds.check(feed.id, datetime.now(UTC))
            out.print(f"{escape(feed.title or feed.url)}: {checked.trouble or f'{checked.found} new'}")
        _fetch(archive)


def _fetch(archive: Archive) -> None:
    """All that can be had without waiting for a site that sent us away."""
    tried: set[int] = set()
    idle = 0.0
    while idle < _PATIENCE and any(feed.waiting for feed in archive.feeds.all()):
        waiting = [each for each in archive.feeds.waiting(datetime.now(UTC)) if each.id not in tried]
        for each in waiting:
            tried.add(each.id)
            _tell(each.url, archive.feeds.take(each, datetime.now(UTC)))
        idle = 0.0 if waiting else idle + _STEP
        time.sleep(0.0 if waiting else _STEP)


def _tell(url: str, result: Addition | FetchError | UnreadableError) -> None:
    if isinstance(result, Addition):
        out.print(f"{result.outcome} {headline(result.article)}")
    else:
        err.print(f"{escape(url[:80])}: {escape(str(result))}")
