"""The bytes of a page are believed more than its declarations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.ingest.pages.decoding import decode

INDONESIAN = "Jum’at kemarin – “café” di tepi pantai"


def declared(charset: str, text: str) -> str:
    return f'<html><head><meta charset="{charset}"></head><body>{text}</body></html>'


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "gb2312", "no-such-charset", "rot13", "utf-7"])
def test_utf8_is_read_as_utf8_whatever_is_declared(charset: str) -> None:
    assert INDONESIAN in decode(declared(charset, INDONESIAN).encode(), charset)


@pytest.mark.parametrize(
    ("text", "charset", "encoding"),
    [
        (INDONESIAN, "iso-8859-1", "cp1252"),
        ("Überschrift aus München", "latin1", "cp1252"),
        ("促进航天技术更好惠及人民", "gb2312", "gb18030"),
        ("東京の新聞は今日も届く", "shift_jis", "cp932"),
        ("東京の新聞は今日も届く", "iso-2022-jp", "iso2022_jp"),
        ("Новости сегодняшнего дня", "windows-1251", "cp1251"),
    ],
)
def test_what_is_declared_is_read_as_browsers_read_it(text: str, charset: str, encoding: str) -> None:
    assert text in decode(declared(charset, text).encode(encoding))
    assert text in decode(f"<p>{text}</p>".encode(encoding), charset)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    assert decode(INDONESIAN.encode(encoding), "windows-1252") == INDONESIAN


def test_one_broken_character_does_not_make_a_page_something_else() -> None:
    content = declared("utf-8", INDONESIAN * 100).encode() + b"\xe2\x80"
    assert decode(content).startswith(declared("utf-8", INDONESIAN * 100))


def test_without_any_declaration_the_bytes_are_looked_at() -> None:
    text = "Сегодня в городе открыли новый порт, сообщили местные власти журналистам. " * 5
    assert "открыли новый порт" in decode(text.encode("cp1251"))


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=20)))
def test_any_bytes_under_any_declaration_give_text(content: bytes, charset: str | None) -> None:
    decode(content, charset).encode("utf-8", "surrogatepass")
