"""Bytes of a .txt file as text."""

from __future__ import annotations

import pytest
from telegram import Document

from bot.documents import decoded, is_text_document

TEXT = "Harga naik “12%” – café\nBaris kedua"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_what_was_written_is_read(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)) == TEXT


def test_a_mark_of_utf_16_before_big_endian_text() -> None:
    assert decoded(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


@pytest.mark.parametrize(
    "content",
    [
        *(b"\xff\xfe\x00\xd8\x00", b"\x00\x00\x00", b"\x81\x8d\x8f", b"\xef\xbb\xbf\xff"),
        # A stray zero, or one in four, does not make UTF-16 of what would come out as Chinese.
        *(b"Judul\x00berita" * 50, b"abc\x00def\x00" * 100),
    ],
)
def test_what_is_no_text_is_none(content: bytes) -> None:
    assert decoded(content) is None


@pytest.mark.parametrize(
    ("name", "mime_type", "taken"),
    [
        ("a.txt", "application/octet-stream", True),
        ("A.TXT", None, True),
        ("a.pdf", "text/plain", False),
        ("txt", "text/plain", False),
        (None, "text/plain", True),
        (None, None, False),
    ],
)
def test_text_documents_are_told_by_their_name(name: str | None, mime_type: str | None, taken: bool) -> None:
    assert is_text_document(Document("1", "1", file_name=name, mime_type=mime_type)) is taken
