"""The address of the page an article stands on."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SECOND_LEVELS = frozenset(
    "ac biz co com desa edu gen go gob gov gr info mil my name ne net nom or org sch web".split()
)
"""Labels that registries sell names under ("contoh.co.id")."""
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+", re.IGNORECASE)


def is_web_address(text: str) -> bool:
    """Whether the text is an http(s) address with a host, and nothing else."""
    if not _ADDRESS.fullmatch(text):
        return False
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:
        return False


def address_in(line: str) -> str | None:
    """The first web address in a line, without the punctuation after it."""
    match = _ADDRESS.search(line)
    address = match[0].rstrip(".,;:!?)]'’") if match else ""
    return address if is_web_address(address) else None


def _site(url: str) -> str:
    """The name that somebody registered: "contoh.co.id" of "https://news.contoh.co.id/1"."""
    labels = (urlsplit(url).hostname or "").rstrip(".").split(".")
    registered = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS else 2
    return ".".join(labels[-registered:])


def same_site(one: str, other: str) -> bool:
    """Whether two web addresses belong to the same registered name, and so to the same outlet."""
    return _site(one) == _site(other)
