"""Questions, alone or in a conversation, now or at another time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import typer

from retrieval.archive import Archive
from retrieval.command_line.opening import AsJson, opened_archive
from retrieval.command_line.printing import print_answer, print_json, print_passage
from retrieval.domain import Conversation, Question, Turn
from retrieval.json_shapes import answer_object, passage_object
from retrieval.settings import RetrievalSettings, load_settings

After = Annotated[
    list[str] | None,
    typer.Option("--after", metavar="TEXT", help="An earlier question of the conversation; repeat, oldest first."),
]
Whenever = Annotated[bool, typer.Option("--whenever", help="Search all times, whatever period the words name.")]
Now = Annotated[str | None, typer.Option("--now", metavar="ISO", help="When it is asked; by default, now.")]


def moment_asked(now: str | None) -> datetime:
    """When the question is asked; a time that does not say its zone is in that of the settings."""
    zone = load_settings(RetrievalSettings).zone
    if now is None:
        return datetime.now(zone)
    try:
        moment = datetime.fromisoformat(now)
    except ValueError:
        raise typer.BadParameter(f"no ISO 8601 time: {now}", param_hint="--now") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def conversation_after(archive: Archive, earlier: Sequence[str], asked: datetime, *, whenever: bool) -> Conversation:
    """The conversation that these questions make, each answered after those before it."""
    conversation = Conversation()
    for text in earlier:
        answer = archive.ask(Question(text, asked, conversation=conversation, whenever=whenever))
        said = answer.statements[0].text if answer.statements else ""
        conversation = Conversation((*conversation.turns, Turn(text, said)))
    return conversation


def ask(
    question: str, after: After = None, whenever: Whenever = False, now: Now = None, as_json: AsJson = False
) -> None:
    """Answer a question with true quotes and their sources, or decline."""
    asked = moment_asked(now)
    with opened_archive(reading=True) as archive:
        before = conversation_after(archive, after or (), asked, whenever=whenever)
        answer = archive.ask(Question(question, asked, conversation=before, whenever=whenever))
    if as_json:
        print_json(answer_object(answer))
    else:
        print_answer(answer)


def search(
    query: str,
    limit: Annotated[int, typer.Option("-k", min=1, max=100, help="Passages to show.")] = 10,
    after: After = None,
    whenever: Whenever = False,
    now: Now = None,
    as_json: AsJson = False,
) -> None:
    """Show the passages nearest to a question, best first."""
    before = Conversation(tuple(Turn(text) for text in after or ()))
    question = Question(query, moment_asked(now), conversation=before, whenever=whenever)
    with opened_archive(reading=True) as archive:
        passages = archive.search(question, limit)
    if as_json:
        print_json({"query": query, "passages": [passage_object(passage) for passage in passages]})
    else:
        for passage in passages:
            print_passage(passage)
