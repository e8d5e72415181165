"""Documents: which ones Kabar takes, and the bytes of a plain one as text."""

from __future__ import annotations

from telegram import Document

LARGEST_DOCUMENT = 20 * 1024 * 1024
"""In bytes: Telegram lets bots download no more."""
READABLE = (".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".json", ".jsonl", ".csv")
"""Names of files that hold articles end so."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def is_text_document(document: Document) -> bool:
    """By its name, for the type is what the sender's device made of it; by the type only when it has no name."""
    if document.file_name:
        return document.file_name.lower().endswith(".txt")
    return document.mime_type == "text/plain"


def decoded(content: bytes) -> str | None:
    """The text of a .txt file, by its byte order mark, as UTF-8 or UTF-16, or as Windows wrote it; None for none of
    these."""
    for encoding in _candidates(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _candidates(content: bytes) -> list[str]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return [encoding]
    start = content[:1000]
    if b"\0" in start:
        # In UTF-16 nearly every second byte of Western text is zero, and none beside it. Anything else is no text.
        odd, even = (2 * start[first::2].count(0) / len(start) for first in (1, 0))
        if max(odd, even) < 0.8 or min(odd, even) > 0.05:
            return []
        return ["utf-16-le" if odd > even else "utf-16-be"]
    return ["utf-8", "cp1252"]
