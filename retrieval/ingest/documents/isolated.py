"""Text out of files whose reading may take any time and memory: in a process that may not."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from retrieval.errors import Flaw, UnreadableError
from retrieval.ingest.documents import extracting

SECONDS = 10
"""That the text of a file may take to be taken out."""
_MEMORY = 1024**3
_MESSAGES = {
    extracting.LOCKED: (Flaw.NOT_TEXT, "the document is locked by a password"),
    extracting.DAMAGED: (Flaw.NOT_TEXT, "the document is damaged, or of another kind than its name says"),
    extracting.TOO_LONG: (Flaw.TOO_LONG, "the document is too long"),
}


@dataclass(frozen=True, slots=True)
class Extract:
    """What a file holds: its text, and what it says of itself; "" where it does not."""

    text: str
    title: str
    author: str
    created: str


def extract(kind: str, content: bytes) -> Extract:
    """The text of a "pdf" or "docx" file. Raises UnreadableError, in bounded time and memory."""
    program = [sys.executable, "-I", str(Path(extracting.__file__)), kind, str(SECONDS), str(_MEMORY)]
    try:
        done = subprocess.run(program, input=content, capture_output=True, timeout=SECONDS + 10, check=False)
        said = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        # Ended by its limits, it says nothing any more.
        said = {"refused": extracting.TOO_LONG}
    if refused := said.get("refused"):
        raise UnreadableError(*_MESSAGES[refused])
    if not said["text"].strip():
        raise UnreadableError(Flaw.EMPTY, "the document holds no text; are its pages pictures?")
    return Extract(said["text"], said["title"], said["author"], said["created"])
