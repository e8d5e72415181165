"""Files that hold many articles: .jsonl, .json and .csv, each article as the record of an import."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import StringIO

from retrieval.errors import Flaw, UnreadableError
from retrieval.ingest.fields import field_named

MOST_RECORDS = 5_000
_SAMPLE = 20_000


def json_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers."""
    return ((number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip())


def json_records(text: str) -> Iterator[tuple[int, str]]:
    """The objects of a JSON document, numbered: of a list, of the one list in an object, or the object itself."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(Flaw.BAD_RECORD, f"not JSON: {error}") from error
    if isinstance(value, dict):
        lists = [each for each in value.values() if isinstance(each, list) and each and isinstance(each[0], dict)]
        value = lists[0] if len(lists) == 1 and "text" not in value else [value]
    if not isinstance(value, list):
        raise UnreadableError(Flaw.BAD_RECORD, "not a list of records")
    return ((number, json.dumps(record)) for number, record in enumerate(value, 1))


def csv_records(text: str) -> Iterator[tuple[int, str]]:
    """The rows of a table under a line of headings, which name the fields in Indonesian, Malay or English."""
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:_SAMPLE], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    rows = csv.reader(StringIO(text, newline=""), dialect)
    try:
        names = [field_named(heading) for heading in next(rows, [])]
        if "text" not in names:
            raise UnreadableError(
                Flaw.BAD_RECORD, "no column is headed as the text of the articles is: text, isi, teks"
            )
        for row in rows:
            if any(map(str.strip, row)):
                pairs = zip(names, row, strict=False)
                yield rows.line_num, json.dumps({name: value for name, value in pairs if name and value.strip()})
    except csv.Error as error:
        raise UnreadableError(Flaw.BAD_RECORD, f"not a table: {error}") from error
