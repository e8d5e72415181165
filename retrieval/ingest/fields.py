"""Leading fields of a pasted text: "Judul: ...", "Sumber: ...", "Penulis: ...", "Tanggal: ...", "URL: ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NAMES = {
    "title": ("judul", "title", "tajuk", "headline", "judul berita", "tajuk berita"),
    "source": ("sumber", "source", "media", "portal", "outlet", "sumber berita"),
    "author": ("penulis", "author", "oleh", "wartawan", "reporter", "pengarang", "jurnalis", "by", "pewarta"),
    "published": (
        "tanggal", "date", "tarikh", "terbit", "diterbitkan", "published", "tanggal terbit", "tarikh terbit", "waktu",
        "publication date", "published on", "tgl",
    ),
    "url": ("url", "link", "tautan", "pautan", "alamat", "laman"),
    "text": ("isi", "teks", "text", "isi berita", "kandungan", "body", "content", "artikel", "berita"),
}  # fmt: skip
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names}
_LINE = re.compile(r"(?P<name>[^\W\d_][\w ]{0,20}?)\s*[:：=]\s*(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class Fields:
    """What the leading fields say, as it was written; None for a field that is not there."""

    title: str | None = None
    source: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None


def field_named(name: str) -> str | None:
    """The field that goes by this name in Indonesian, Malay or English: "title", "source", "author", "published",
    "url" or "text"; None for any other name."""
    return _FIELD_OF.get(name.strip(" :\ufeff").casefold())


def split_fields(lines: Sequence[str]) -> tuple[Fields, list[str]]:
    """The fields at the top of a text, and its other lines. A field that comes twice ends them, and so does "Isi:"."""
    found: dict[str, str] = {}
    for number, line in enumerate(lines):
        match = _LINE.fullmatch(line)
        field = field_named(match["name"]) if match else None
        if not line:
            continue
        if match is None or field is None or field in found:
            return Fields(**found), list(lines[number:])
        if field == "text":
            return Fields(**found), [match["value"], *lines[number + 1 :]]
        if match["value"]:
            found[field] = match["value"]
    return Fields(**found), []
