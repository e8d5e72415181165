"""The console: the real application over a pipe, as `printf '...' | python -m bot` runs it."""

from __future__ import annotations

import asyncio
import os
from io import StringIO
from pathlib import Path

from bot.app import ALLOWED_UPDATES, build_application
from bot.console import ConsoleRequest, Screen, converse
from bot.messages.keys import DeskText, Text
from bot.messages.render import answer_messages
from bot.settings import BotSettings
from bot.terminal import Lines, typeset
from retrieval import Archive
from tests.bot import samples
from tests.bot.running import ARTICLE, ID, services_for

READER, ADMIN = 2, 1


class Terminal:
    """What was printed by a conversation that has ended."""

    def __init__(self) -> None:
        self.answers = StringIO()
        self.notices = StringIO()


async def _talk(archive: Archive, typed: str, *, fancy: bool = False) -> Terminal:
    """Pipe the text in, and wait until the console ends by itself."""
    reading, writing = os.pipe()
    terminal = Terminal()
    settings = BotSettings(admin_ids=frozenset({ADMIN}), token=None)
    lines = Lines(reading)
    screen = Screen(terminal.answers, terminal.notices, fancy)
    console = ConsoleRequest(lines, screen, ID, {"user": READER, "admin": ADMIN})
    with open(writing, "wb") as pipe:  # noqa: ASYNC230, PTH123 - a descriptor; 64 kB fit into a pipe without blocking
        pipe.write(typed.encode())
    try:
        with services_for(settings, archive) as services:
            application = build_application(settings, services, console)
            async with asyncio.timeout(30):
                await converse(application, console, lines, ALLOWED_UPDATES)
    finally:
        os.close(reading)
    return terminal


def _said(terminal: Terminal) -> list[str]:
    return terminal.answers.getvalue().removesuffix("\n\n").split("\n\n")


async def test_each_line_is_a_message_and_all_are_answered_in_order(archive: Archive) -> None:
    terminal = await _talk(archive, "/help\n/nothing\n/start\n")
    printed = terminal.answers.getvalue()
    help_ = ID.say(Text.HELP, username="kabar_console_bot")
    unknown, start = ID.say(Text.QUESTION_UNKNOWN_COMMAND), ID.say(Text.START)
    assert printed == f"{help_}\n\n{unknown}\n\n{start}\n\n"


async def test_empty_input_ends_at_once(archive: Archive) -> None:
    assert (await _talk(archive, "")).answers.getvalue() == ""


async def test_a_last_line_without_its_end_is_a_message_too(archive: Archive) -> None:
    assert _said(await _talk(archive, "/nothing")) == [ID.say(Text.QUESTION_UNKNOWN_COMMAND)]


async def test_quit_leaves_the_rest_unread(archive: Archive) -> None:
    assert _said(await _talk(archive, "/nothing\n:quit\n/start\n")) == [ID.say(Text.QUESTION_UNKNOWN_COMMAND)]


async def test_an_article_pasted_by_the_desk_answers_the_readers_next_question(archive: Archive) -> None:
    typed = f":admin\n:paste\n/push {ARTICLE}\n.\n:user\nberapa tentara NATO di perbatasan timur?\n"
    printed = (await _talk(archive, typed)).answers.getvalue()
    assert ID.say(DeskText.PUSH_ADDED, id=1) in printed
    assert "sekitar 40.000 tentara di bawah komando langsung NATO di perbatasan timur. [1]\n│ Saat ini" in printed
    assert "[1] NATO Tambah Pasukan di Perbatasan Timur" in printed
    assert "<b>" not in printed
    assert "\x1b" not in printed


async def test_a_reader_cannot_push_and_nothing_is_stored(archive: Archive) -> None:
    terminal = await _talk(archive, f":paste\n/push {ARTICLE}\n.\n")
    assert _said(terminal) == [ID.say(DeskText.REFUSED)]
    assert archive.articles() == []


async def test_the_desk_pushes_a_file_and_a_reply(archive: Archive, tmp_path: Path) -> None:
    story = tmp_path / "the story.txt"
    story.write_text(ARTICLE)
    await _talk(archive, f":admin\n:file '{story}' /push\n")
    assert [article.title for article in archive.articles()] == ["NATO Tambah Pasukan di Perbatasan Timur"]
    terminal = await _talk(archive, f":admin\n:paste\n{ARTICLE.replace('NATO', 'Uni Eropa')}\n.\n:reply 1 /push\n")
    assert "Uni Eropa Tambah Pasukan" in {article.title[:24] for article in archive.articles()}
    assert ID.say(DeskText.PUSH_ADDED, id=2) in terminal.answers.getvalue()


async def test_what_the_console_itself_does_not_understand_it_says_apart_from_the_answers(archive: Archive) -> None:
    terminal = await _talk(archive, ":nope\n:file /no/such.txt\n:reply 99 x\n:reply x\n\n")
    assert terminal.answers.getvalue() == ""
    assert terminal.notices.getvalue().splitlines() == [
        ID.say(Text.CONSOLE_UNKNOWN, command=":nope"),
        ID.say(Text.CONSOLE_NO_FILE, path="/no/such.txt"),
        ID.say(Text.CONSOLE_NO_MESSAGE, number="99"),
        ID.say(Text.CONSOLE_NO_MESSAGE, number="x"),
    ]


async def test_a_person_at_the_terminal_sees_numbers_and_who_is_speaking(archive: Archive) -> None:
    printed = (await _talk(archive, ":admin\n/nothing\n", fancy=True)).answers.getvalue()
    assert "[1] user> " in printed
    assert "[1] admin> " in printed
    assert "[2] Kabar" in printed


def test_a_terminal_shows_bold_wraps_quotes_and_spells_addresses_out() -> None:
    (html,) = answer_messages(samples.nato_answer(), ID)
    typed = typeset(html, width=40)
    assert "\x1b[1m40.000 tentara\x1b[0m" in typed
    quote = [line for line in typed.splitlines() if line.startswith("│ ")]
    assert len(quote) > 2
    assert all(len(line) <= 40 for line in quote)
    assert "NATO Tambah Pasukan di Perbatasan Timur <https://contoh.id/nato?a=1&b=2>, Harian Contoh" in typed


def test_a_pipe_gets_bare_text_with_each_paragraph_in_one_line() -> None:
    (html,) = answer_messages(samples.nato_answer(), ID)
    typed = typeset(html)
    assert "\x1b" not in typed
    assert f"\n│ {samples.NATO_PARAGRAPH}\n" in typed
