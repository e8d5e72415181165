"""A file becomes drafts, by what its name says it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath
from zoneinfo import ZoneInfo

from retrieval.domain import Draft
from retrieval.errors import Flaw, UnreadableError
from retrieval.ingest.bylines import is_name
from retrieval.ingest.cleaning import MAX_CHARACTERS, tidy
from retrieval.ingest.documents.isolated import extract
from retrieval.ingest.documents.tables import MOST_RECORDS, csv_records, json_lines, json_records
from retrieval.ingest.pages.blocks import blocks_of, parsed
from retrieval.ingest.pages.decoding import decode
from retrieval.ingest.pages.page import parse_page
from retrieval.ingest.paragraphs import unwrapped
from retrieval.ingest.parsing import parse_text
from retrieval.ingest.records import read_record

LARGEST = 20 * 1024 * 1024
"""Bytes of a file that is read at all."""
_PRINTED_WIDTH = 200
"""Characters of a line on a printed page."""
_FRONT_MATTER = re.compile(r"\A---\s*\n(?P<fields>.*?)\n---\s*(?:\n|\Z)", re.DOTALL)
_MANY: dict[str, Callable[[str], Iterable[tuple[int, str]]]] = {
    ".jsonl": json_lines, ".ndjson": json_lines, ".json": json_records, ".csv": csv_records, ".tsv": csv_records,
}  # fmt: skip
_KINDS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf", *_MANY)
READABLE = ", ".join(_KINDS)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record of a file that is no article: its line or number, and why, for programs and in English."""

    place: int
    flaw: Flaw
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds: its articles in order, and what of it is none. One of the two is never empty."""

    drafts: tuple[Draft, ...]
    refused: tuple[Refusal, ...] = ()


def read_document(name: str, content: bytes, *, zone: ZoneInfo, now: datetime) -> Document:
    """The articles in a file: one in .txt, .md, .html, .docx and .pdf, many in .jsonl, .json and .csv.

    `zone` is that of times which do not say theirs; a date more than two days after `now` is not believed. Raises
    UnreadableError when the file as a whole cannot be read.
    """
    kind = PurePath(name.lower()).suffix
    if kind not in _KINDS:
        raise UnreadableError(Flaw.NOT_TEXT, f"files of this kind are not read; these are: {READABLE}")
    if len(content) > LARGEST:
        raise UnreadableError(Flaw.TOO_LONG, f"the file is larger than {LARGEST // 1024**2} MB")
    if not content.strip():
        raise UnreadableError(Flaw.EMPTY, "the file is empty")
    if kind in (".pdf", ".docx"):
        return Document((_extracted(kind, content, zone, now),))
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        raise UnreadableError(Flaw.NOT_TEXT, "this is no text: it holds control characters")
    text = decode(content)
    if kind in _MANY:
        return _many(_MANY[kind](text), zone, now)
    if kind in (".html", ".htm", ".xhtml"):
        return Document((parse_page(text, "", zone=zone, now=now).draft,))
    return Document((parse_text(_unmarked(text) if kind in (".md", ".markdown") else text, zone=zone, now=now),))


def _unmarked(text: str) -> str:
    """The text of a Markdown document, a line for each paragraph; the fields in its front matter first."""
    if len(text) > MAX_CHARACTERS:
        raise UnreadableError(Flaw.TOO_LONG, f"the text has {len(text):,} characters; {MAX_CHARACTERS:,} are the most")
    # Whoever only asks should not wait for it.
    from markdown_it import MarkdownIt

    match = _FRONT_MATTER.match(text)
    fields = (
        [re.sub(r"^([\w ]+:\s*)[\"'](.*)[\"']$", r"\1\2", line) for line in match["fields"].splitlines()]
        if match
        else []
    )
    html = MarkdownIt().render(text[match.end() :] if match else text)
    lines = (f"- {block.text}" if block.item else block.text for block in blocks_of(parsed(html)))
    return "\n".join([*fields, "\n\n".join(lines)])


def _extracted(kind: str, content: bytes, zone: ZoneInfo, now: datetime) -> Draft:
    """The article of a .pdf or .docx file. What the file says of itself stands in for what its text does not say."""
    held = extract(kind.removeprefix("."), content)
    text = "\n".join(unwrapped(held.text.splitlines(), _PRINTED_WIDTH)) if kind == ".pdf" else held.text
    draft = parse_text(text, zone=zone, now=now)
    author = tidy(held.author)
    return replace(draft, author=draft.author or (author if is_name(author) and " " in author else None))


def _many(records: Iterable[tuple[int, str]], zone: ZoneInfo, now: datetime) -> Document:
    drafts: list[Draft] = []
    refused: list[Refusal] = []
    for place, record in records:
        if len(drafts) + len(refused) >= MOST_RECORDS:
            reason = f"a file may hold {MOST_RECORDS:,} articles; the rest was not read"
            refused.append(Refusal(place, Flaw.TOO_LONG, reason))
            break
        try:
            drafts.append(read_record(record, zone=zone, now=now).draft)
        except UnreadableError as error:
            refused.append(Refusal(place, error.flaw, str(error)))
    if not drafts and not refused:
        raise UnreadableError(Flaw.EMPTY, "the file holds no records")
    return Document(tuple(drafts), tuple(refused))
