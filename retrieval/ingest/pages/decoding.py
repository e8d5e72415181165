"""The characters of a page from its bytes, which are believed more than what is declared of them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_DECLARED_WITHIN = 4096
_SUPERSETS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949",
    "shift_jis": "cp932", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874", "big5": "big5hkscs",
}  # fmt: skip
"""What browsers read instead of what is declared (WHATWG Encoding); pages are written for browsers."""
_NEVER = frozenset({"utf-7", "idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined"})
"""Codecs of Python that are no charset of any page."""
_FEW = 0.001
"""Share of characters that may be damaged in a page which is what it declares to be."""
_SAMPLE = 200_000


def _codec(name: str | None) -> str | None:
    """The codec to read a declared charset with; None when there is none of that name."""
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    # Not every codec of Python makes characters of bytes ("rot13", "base64").
    if not found._is_text_encoding or found.name in _NEVER:
        return None
    return _SUPERSETS.get(found.name, found.name)


def _declared(content: bytes, header: str | None) -> Iterator[str]:
    match = _DECLARED.search(content[:_DECLARED_WITHIN])
    names = (header, match[1].decode("ascii") if match else None)
    yield from (codec for name in names if (codec := _codec(name)))


def _decoded(content: bytes, codec: str) -> tuple[str, float]:
    """The text as the codec reads it, and the share of it that is damaged."""
    text = content.decode(codec, "replace")
    return text, text.count("\ufffd") / max(1, len(text))


def _best(content: bytes, codecs_in_order: Iterable[str]) -> str | None:
    for codec in codecs_in_order:
        text, damaged = _decoded(content, codec)
        if damaged <= _FEW:
            return text
    return None


def decode(content: bytes, header: str | None = None) -> str:
    """The page's text. `header` is the charset that the server declared.

    A byte order mark decides; then valid UTF-8 is UTF-8, whatever is declared, for no other text looks like it; then
    the declared charsets as browsers read them; then what the bytes look like.
    """
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return content.decode(codec, "replace").removeprefix("\ufeff")
    declared = list(_declared(content, header))
    escapes = b"\x1b" in content
    if not escapes:
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            pass
    if (text := _best(content, [*declared, "utf-8"])) is not None:
        return text
    guess = from_bytes(content[:_SAMPLE]).best()
    return content.decode(guess.encoding if guess else "cp1252", "replace")
