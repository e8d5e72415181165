"""One line of an import file, a JSON object, becomes a draft of an article."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from retrieval.domain import Draft
from retrieval.errors import Flaw, UnreadableError
from retrieval.ingest.addresses import is_web_address
from retrieval.ingest.cleaning import readable_lines, tidy
from retrieval.ingest.dates import read_date
from retrieval.ingest.layout import divide, read_line
from retrieval.ingest.outlets import outlet_of_url
from retrieval.ingest.paragraphs import unwrapped
from retrieval.ingest.parsing import report_of
from retrieval.ingest.titles import title_from

_LANGUAGE = re.compile(r"(?P<code>[a-z]{2})(?:[-_][a-z]{2,4})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """An article of an import file, and the id it bears there."""

    id: str | None
    draft: Draft


def _bad(message: str) -> UnreadableError:
    return UnreadableError(Flaw.BAD_RECORD, message)


def _object(line: str) -> Mapping[str, object]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _bad(f"not JSON: {error}") from error
    if not isinstance(value, dict):
        raise _bad("a record must be a JSON object")
    return value


def _words(record: Mapping[str, object], name: str) -> str | None:
    """The field's text on one line; None when it is absent, null or blank."""
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _bad(f"{name}: must be text")
    return tidy(value) or None


def _id(record: Mapping[str, object]) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _words(record, "id")


def _body(record: Mapping[str, object]) -> str:
    paragraphs = record.get("paragraphs")
    if paragraphs is not None:
        if not isinstance(paragraphs, list) or not all(isinstance(paragraph, str) for paragraph in paragraphs):
            raise _bad("paragraphs: must be a list of texts")
        return "\n\n".join(paragraphs)
    text = record.get("text")
    if text is None:
        raise _bad("text: missing, and so are the paragraphs")
    if not isinstance(text, str):
        raise _bad("text: must be text")
    return text


def _published(record: Mapping[str, object], zone: ZoneInfo, now: datetime) -> datetime | None:
    name = "published" if record.get("published") is not None else "date"
    stated = _words(record, name)
    if stated is None:
        return None
    moment = read_date(stated, zone=zone, now=now)
    if moment is None:
        raise _bad(f"{name}: no date that can be read, or one that is yet to come: {stated[:60]!r}")
    return moment


def _url(record: Mapping[str, object]) -> str | None:
    url = _words(record, "url")
    if url is not None and not is_web_address(url):
        raise _bad(f"url: not an http(s) address: {url[:80]!r}")
    return url


def _language(record: Mapping[str, object]) -> str | None:
    language = _words(record, "language")
    match = _LANGUAGE.fullmatch(language) if language else None
    if language and match is None:
        raise _bad(f"language: not an ISO 639-1 code: {language[:20]!r}")
    return match["code"].lower() if match else None


def read_record(line: str, *, zone: ZoneInfo, now: datetime) -> Record:
    """The article that one line of an import file states.

    Fields: `text` or `paragraphs`, and where known `id`, `title`, `source`, `author`, `published` (or `date`), `url`,
    `language`; others are ignored. `zone` is that of times which do not say theirs. Raises UnreadableError, its message
    naming the field, for a line that is no such record.
    """
    record = _object(line)
    title, url = _words(record, "title"), _url(record)
    language, published = _language(record), _published(record, zone, now)
    source = _words(record, "source")
    identity, author = _id(record), _words(record, "author")
    try:
        lines = unwrapped(readable_lines(_body(record)))
        parts = divide([read_line(text, zone=zone, now=now) for text in lines if text])
        report = report_of(parts.article, title, language)
    except UnreadableError as error:
        if error.flaw is Flaw.BAD_RECORD:
            raise
        raise UnreadableError(error.flaw, f"text: {error}") from error
    draft = Draft(
        title=title or title_from(report.paragraphs[0], report.language),
        paragraphs=report.paragraphs,
        source=source or report.outlet or (outlet_of_url(url) if url else None),
        author=author,
        url=url,
        published=published,
        language=report.language,
    )
    return Record(identity, draft)
