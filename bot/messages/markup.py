"""Telegram's HTML read back: for the terminal, and for when Telegram refuses it."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one look. `link` is where it leads; `closes_link` says that its link ends with it."""

    text: str
    bold: bool = False
    quoted: bool = False
    link: str | None = None
    closes_link: bool = False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._bold = 0
        self._quoted = 0
        self._link: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "b":
            self._bold += 1
        elif tag == "blockquote":
            self._quoted += 1
        elif tag == "a":
            self._link = dict(attrs).get("href")

    def handle_endtag(self, tag: str) -> None:
        if tag == "b":
            self._bold -= 1
        elif tag == "blockquote":
            self._quoted -= 1
        elif tag == "a" and self._link:
            self.pieces.append(Piece("", link=self._link, closes_link=True))
            self._link = None

    def handle_data(self, data: str) -> None:
        self.pieces.append(Piece(data, self._bold > 0, self._quoted > 0, self._link))


def pieces(html: str) -> list[Piece]:
    """The text of a message that `render` made, piece by piece. Of its tags b, blockquote and a are told."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.pieces


def plain(html: str) -> str:
    """The text alone, as Telegram would show it without formatting."""
    return "".join(piece.text for piece in pieces(html))
