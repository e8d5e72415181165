"""What a pasted page holds and what must come out of it. The texts are our own, in the manner of the portals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

JAKARTA = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 6, 1, 12, 0, tzinfo=JAKARTA)


@dataclass(frozen=True, slots=True)
class Pasted:
    """A page as somebody copies it, and the article in it. `published` is ISO 8601; the paragraphs are given by how
    they begin; `absent` are words of the page's furniture."""

    manner: str
    text: str
    title: str
    source: str | None
    author: str | None
    published: str | None
    paragraphs: tuple[str, ...]
    ends: str
    absent: tuple[str, ...]
    language: str = "id"
    url: str | None = None
