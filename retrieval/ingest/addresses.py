"""The address of the page an article stands on."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

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
