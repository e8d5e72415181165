"""A terminal's two directions: lines from standard input without blocking, and Telegram HTML as terminal text."""

from __future__ import annotations

import asyncio
import os
import textwrap
import threading
from collections.abc import Iterator

from bot.messages.markup import Piece, pieces

_BOLD, _DIM, _NORMAL = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_BAR = "│ "


def typeset(html: str, *, width: int | None = None) -> str:
    """A message as terminal text: quotes behind a bar, addresses after their links. With a `width` bold is bold, and
    quotes are wrapped to it; without, as in a pipe, the text stays bare and every paragraph in one line."""
    typed = ""
    quote = ""
    for piece in pieces(html):
        if piece.quoted:
            quote += piece.text
            continue
        if quote:
            typed += _behind_bar(quote, width)
            quote = ""
        typed += _typed(piece, fancy=width is not None)
    return typed + (_behind_bar(quote, width) if quote else "")


def _typed(piece: Piece, *, fancy: bool) -> str:
    if piece.closes_link:
        return f" <{piece.link}>"
    return f"{_BOLD}{piece.text}{_NORMAL}" if piece.bold and fancy else piece.text


def _behind_bar(quote: str, width: int | None) -> str:
    lines = quote.split("\n")
    if width is not None:
        room = max(width - len(_BAR), 20)
        lines = [short for line in lines for short in textwrap.wrap(line, room) or [""]]
    return "\n".join(_BAR + line for line in lines)


def dim(text: str) -> str:
    return f"{_DIM}{text}{_NORMAL}"


class Lines:
    """The lines of a file descriptor, read by a thread of its own as they come."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()

    def start(self) -> None:
        """Begin to read. Called once, in the event loop."""
        loop = asyncio.get_running_loop()
        # A daemon, because nothing can end a read from a terminal; and below Python's own stdin object, whose lock
        # such a thread would hold while the interpreter shuts down.
        threading.Thread(target=self._read, args=(loop,), name="console", daemon=True).start()

    async def next(self) -> str | None:
        """The next line without its end; None when there are no more."""
        line = await self._lines.get()
        if line is None:
            self._lines.put_nowait(None)
        return line

    def _read(self, loop: asyncio.AbstractEventLoop) -> None:
        try:
            for line in _split(self._descriptor):
                loop.call_soon_threadsafe(self._lines.put_nowait, line)
            loop.call_soon_threadsafe(self._lines.put_nowait, None)
        except RuntimeError:
            # The loop was closed while this thread waited for a key: nobody listens any more.
            return


def _split(descriptor: int) -> Iterator[str]:
    rest = b""
    while chunk := _chunk(descriptor):
        *whole, rest = (rest + chunk).split(b"\n")
        yield from (line.decode("utf-8", "replace").rstrip("\r") for line in whole)
    if rest:
        yield rest.decode("utf-8", "replace").rstrip("\r")


def _chunk(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65_536)
    except OSError:
        # Standard input is closed, as under some service managers, or its terminal is gone.
        return b""
