"""The text of a .pdf or .docx file, taken out in a process of its own: a program, not a module of the package.

    python extracting.py pdf|docx SECONDS BYTES < file

Whoever made the file decides how long it takes to read and how much memory. So this process may not use more of either
than it is told, and when it dies, nothing else does. It imports nothing of Kabar, to start in a moment, and writes one
JSON object: `text`, `title`, `author` and `created`, "" for what the file does not tell; or `refused`, one of the words
below.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import zipfile

LOCKED = "locked"
DAMAGED = "damaged"
TOO_LONG = "too long"
MOST_CHARACTERS = 1_000_000
_MOST_PAGES = 500
_MOST_UNPACKED = 64 * 1024 * 1024


class RefusedError(Exception):
    """The file gives no text; the argument is one of the words above."""


def _cut_off(lines: list[str]) -> None:
    if sum(map(len, lines)) > MOST_CHARACTERS:
        raise RefusedError(TOO_LONG)


def _pdf(content: bytes) -> dict[str, str]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise RefusedError(LOCKED)
    if len(reader.pages) > _MOST_PAGES:
        raise RefusedError(TOO_LONG)
    lines: list[str] = []
    for page in reader.pages:
        lines.append(page.extract_text())
        _cut_off(lines)
    facts = reader.metadata
    created = facts.creation_date if facts else None
    return {
        "text": "\n".join(lines),
        "title": str((facts and facts.title) or ""),
        "author": str((facts and facts.author) or ""),
        "created": created.isoformat() if created else "",
    }


def _docx(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        # What the directory says is what the unpacking keeps to.
        if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
            raise RefusedError(TOO_LONG)
        if any(part.flag_bits & 1 for part in packed.infolist()):
            raise RefusedError(LOCKED)
    from docx import Document
    from docx.table import Table

    document = Document(io.BytesIO(content))
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines += [" | ".join(dict.fromkeys(cell.text for cell in row.cells)) for row in block.rows]
        else:
            listed = (block.style.name if block.style else "") or ""
            lines.append(f"- {block.text}" if listed.startswith("List") and block.text else block.text)
        if len(lines) % 1000 == 0:
            _cut_off(lines)
    _cut_off(lines)
    facts = document.core_properties
    return {"text": "\n\n".join(lines), "title": facts.title or "", "author": facts.author or "", "created": ""}


def main() -> None:
    kind, seconds, size = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    content = sys.stdin.buffer.read()
    try:
        said = {"pdf": _pdf, "docx": _docx}[kind](content)
    except RefusedError as error:
        said = {"refused": str(error)}
    except MemoryError:
        said = {"refused": TOO_LONG}
    except Exception:
        # Any error at all: these libraries raise whatever the damage happens to cause.
        said = {"refused": DAMAGED}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
