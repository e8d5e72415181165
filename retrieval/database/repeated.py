"""Queries that are asked many times a second: put together and written out as SQL once, not each time anew.

SQLAlchemy takes several times as long over a query by a list of ids as SQLite does over answering it, and what it makes
of one is the same every time but for how many ids there are.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Dialect, Select, bindparam

THESE: BindParameter[Any] = bindparam("ids", expanding=True)
"""Stands in a query where the ids go."""
_MOST = 500
"""Ids a query; SQLite takes no more than some thousand variables."""

_Values = Sequence[Any]
_Reader = Callable[[_Values], Any]


def chunks(ids: Collection[int]) -> Iterator[list[int]]:
    """The ids in portions that fit into one query."""
    ordered = list(ids)
    for start in range(0, len(ordered), _MOST):
        yield ordered[start : start + _MOST]


class RepeatedQuery:
    """A query whose one variable is `THESE` ids, which stand in it once; all else in it is written out."""

    def __init__(self, query: Select[Any]) -> None:
        self._query = query
        self._columns = {str(column.key): column.type for column in query.selected_columns}
        self._statements: dict[tuple[str, int], tuple[str, tuple[str, ...] | None]] = {}
        self._readers: dict[str, _Reader] = {}

    def rows(self, connection: Connection, ids: Collection[int]) -> Iterator[Any]:
        """What is found for these ids: tuples with names, those of the query's columns."""
        for portion in chunks(ids):
            statement, names = self.statement(connection.dialect, len(portion))
            values = tuple(portion) if names is None else dict(zip(names, portion, strict=True))
            yield from map(self._reader(connection.dialect), connection.exec_driver_sql(statement, values).all())

    def statement(self, dialect: Dialect, count: int) -> tuple[str, tuple[str, ...] | None]:
        """The query for so many ids as this database writes it, and what it calls them, if they have names there."""
        if (dialect.name, count) not in self._statements:
            compiled = self._query.compile(dialect=dialect)
            expanded = compiled.construct_expanded_state({"ids": range(count)})
            names = tuple(expanded.parameter_expansion["ids"])
            assert expanded.parameters.keys() == set(names), "another variable"
            self._statements[dialect.name, count] = (expanded.statement, None if compiled.positional else names)
        return self._statements[dialect.name, count]

    def _reader(self, dialect: Dialect) -> _Reader:
        """Makes a row of what the database gives for it."""
        if dialect.name not in self._readers:
            row = namedtuple("Row", self._columns)  # type: ignore[misc]
            made = [each.dialect_impl(dialect).result_processor(dialect, None) for each in self._columns.values()]
            converting = [(place, convert) for place, convert in enumerate(made) if convert]
            self._readers[dialect.name] = _reader(row._make, converting) if converting else row._make
        return self._readers[dialect.name]


def _reader(make: _Reader, converting: Sequence[tuple[int, Callable[[Any], Any]]]) -> _Reader:
    def read(values: _Values) -> Any:
        changed = list(values)
        for place, convert in converting:
            changed[place] = convert(changed[place])
        return make(changed)

    return read
