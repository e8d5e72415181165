"""How well pages are read: their text, headline and date against what people took from them by hand.

pages.jsonl   {"file", "url", "text", "title"?, "date"?, "lang"?}, the file beside it
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from retrieval.domain import Draft
from retrieval.errors import UnreadableError
from retrieval.evaluation.estimates import mean
from retrieval.evaluation.report import Rows
from retrieval.ingest.pages.decoding import decode
from retrieval.ingest.pages.page import parse_page

_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+(?:[-'’][^\W_]+)*")
"""A word; where writing puts no spaces between words, a character."""


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page and what it holds. `title` and `date` (ISO 8601) are None where nobody says what is right."""

    html: str
    url: str
    text: str
    title: str | None
    date: str | None
    language: str


@dataclass(frozen=True, slots=True)
class PageScores:
    """How well one page was read: shares of its tokens, each counted as often as it stands there, and whether headline
    and day are right; None where that is not known."""

    language: str
    recall: float
    precision: float
    title: float | None
    day: float | None


def read_pages(folder: Path) -> list[LabelledPage]:
    """Raises OSError when a file cannot be read, ValueError or KeyError when a line is no such row."""
    rows = [json.loads(line) for line in (folder / "pages.jsonl").read_text("utf-8").splitlines() if line.strip()]
    return [
        LabelledPage(
            html=decode((folder / row["file"]).read_bytes()),
            url=row["url"],
            text=row["text"],
            title=row.get("title"),
            date=row.get("date"),
            language=row.get("lang") or "?",
        )
        for row in rows
    ]


def _tokens(text: str) -> Counter[str]:
    return Counter(_TOKEN.findall(text.casefold()))


def _same(one: str, other: str) -> float:
    return float(" ".join(one.split()) == " ".join(other.split()))


def score(page: LabelledPage, zone: ZoneInfo) -> PageScores:
    """Read the page as an archive would, and compare. One that is refused holds nothing."""
    try:
        draft: Draft | None = parse_page(page.html, page.url, zone=zone, now=datetime.now(UTC)).draft
    except UnreadableError:
        draft = None
    read, right = _tokens("\n".join(draft.paragraphs) if draft else ""), _tokens(page.text)
    common = (read & right).total()
    day = draft.published.date().isoformat() if draft and draft.published else ""
    return PageScores(
        page.language,
        common / max(1, right.total()),
        common / max(1, read.total()),
        _same(draft.title if draft else "", page.title) if page.title else None,
        float(day == page.date[:10]) if page.date else None,
    )


def figures(scores: Sequence[PageScores]) -> Rows:
    """The means over all pages, and over those of each language."""
    languages = sorted({each.language for each in scores})
    groups = {"all": scores} | {name: [each for each in scores if each.language == name] for name in languages}
    return {
        name: {
            "recall": mean([each.recall for each in group]),
            "precision": mean([each.precision for each in group]),
            "title": mean([each.title for each in group if each.title is not None]),
            "day": mean([each.day for each in group if each.day is not None]),
        }
        for name, group in groups.items()
    }
