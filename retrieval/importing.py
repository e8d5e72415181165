"""Many articles from one file: what can be read goes in, what cannot is reported by its line."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from retrieval.archive import Archive
from retrieval.domain import Addition, Draft, Outcome
from retrieval.errors import Flaw, UnreadableError


@dataclass(frozen=True, slots=True)
class Imported:
    """A line that went in. `given_id` is the id that the file gives it, if any."""

    line: int
    given_id: str | None
    addition: Addition


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that did not, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every line that is not blank, each kind in the order of the lines."""

    imported: tuple[Imported, ...]
    refused: tuple[Refused, ...]

    def count(self, outcome: Outcome) -> int:
        return sum(each.addition.outcome is outcome for each in self.imported)


def _whole(line: str) -> str:
    """The line. Raises UnreadableError when some of it was no UTF-8: the rest would be quoted as it never stood."""
    if "\ufffd" in line:
        raise UnreadableError(Flaw.BAD_RECORD, "not valid UTF-8")
    return line


def import_file(archive: Archive, path: Path, on_line: Callable[[int], None] = lambda _line: None) -> ImportReport:
    """Import a file of one JSON object a line. `on_line` is told the number of every line that is done with.

    Memory stays flat: lines are read as the archive asks for them. Raises OSError when the file cannot be read.
    """
    refused: list[Refused] = []
    waiting: deque[tuple[int, str | None]] = deque()

    def drafts() -> Iterator[Draft]:
        # Bytes that are no UTF-8 spoil their own line, not the file.
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    record = archive.read_record(_whole(line))
                except UnreadableError as error:
                    refused.append(Refused(number, str(error)))
                    on_line(number)
                    continue
                waiting.append((number, record.id))
                yield record.draft

    imported = []
    for addition in archive.add_all(drafts()):
        number, given_id = waiting.popleft()
        imported.append(Imported(number, given_id, addition))
        on_line(number)
    return ImportReport(tuple(imported), tuple(refused))
