"""How values look to a person at a terminal. Answers go to standard output, complaints and progress to the other."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from retrieval.domain import Answer, Article, Passage, Statement, Timeframe
from retrieval.json_shapes import JsonObject

out = Console(soft_wrap=True, highlight=False)
err = Console(stderr=True, highlight=False)


def print_json(content: JsonObject) -> None:
    sys.stdout.write(json.dumps(content, ensure_ascii=False) + "\n")


def unreadable(path: Path, reason: str | None) -> typer.Exit:
    """The end of a command whose file cannot be read; says so on the way."""
    err.print(f"kabar: {escape(str(path))}: {escape(reason or 'cannot be read')}", soft_wrap=True)
    return typer.Exit(2)


def progress_bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=err, transient=True)


def headline(article: Article) -> str:
    date = article.published.date().isoformat() if article.published else "no date"
    corrected = f"corrected {article.corrected.date()}" if article.corrected else ""
    parts = [article.title, article.source or "no source", article.author or "", date, corrected, article.url or ""]
    return f"{article.id}: {escape(', '.join(part for part in parts if part))}"


def _print_copies(passage: Passage, indent: str) -> None:
    for article in passage.also_in:
        out.print(f"{indent}also in {headline(article)}")


def _print_statement(statement: Statement) -> None:
    text, span = statement.text, statement.highlight
    marks = "".join(f"[{citation.number}]" for citation in statement.citations)
    marked = escape(text)
    if span:
        inside = f"[bold]{escape(span.of(text))}[/bold]"
        marked = f"{escape(text[: span.start])}{inside}{escape(text[span.end :])}"
    out.print(f"{marked} {escape(marks)}")


def _minute(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%d %H:%M %z") if moment else "..."


def _period(timeframe: Timeframe, question: str) -> str:
    words = f' ("{escape(timeframe.words.of(question))}")' if timeframe.words else ""
    return f"{_minute(timeframe.start)} up to {_minute(timeframe.end)}{words}"


def print_answer(answer: Answer) -> None:
    if answer.searched:
        out.print(f"Searched for: {escape(answer.searched)}")
    if answer.timeframe:
        out.print(f"Published: {_period(answer.timeframe, answer.question.text)}")
    if answer.subject is not None:
        out.print(f"News of {escape(answer.subject)}:" if answer.subject else "The latest news:")
    for statement in answer.statements:
        _print_statement(statement)
    for citation in answer.citations:
        out.print(f"{escape(f'[{citation.number}]')} {headline(citation.passage.article)}")
        _print_copies(citation.passage, "    ")
    if answer.declined:
        out.print(f"The archive does not say ({answer.reason}).")
        for passage in answer.nearest:
            out.print(f"Nearest: {headline(passage.article)}")
            _print_copies(passage, "    ")
    if answer.coverage:
        oldest, newest = answer.coverage.oldest.date(), answer.coverage.newest.date()
        out.print(f"The archive covers {oldest} to {newest}.")
    out.print(f"confidence {answer.confidence:.2f}", style="dim")


def print_passage(passage: Passage) -> None:
    scores = passage.scores
    figures = f"{scores.fused:.3f} = cosine {scores.cosine:.3f}, lexical {scores.lexical:.3f}"
    out.print(f"{passage.rank}. {headline(passage.article)}  [dim]{figures}[/dim]")
    _print_copies(passage, "   ")
    out.print(f"   {escape(passage.paragraph.text)}")
