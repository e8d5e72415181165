"""A query that is written out once finds what it finds when it is put together each time."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Column, Engine, Integer, MetaData, Table, Text, insert, literal_column, select
from sqlalchemy.dialects import postgresql

from retrieval.database.columns import Moment
from retrieval.database.opening import open_engine
from retrieval.database.repeated import THESE, RepeatedQuery

events = Table(
    "events", MetaData(), Column("id", Integer, primary_key=True), Column("at", Moment), Column("name", Text)
)
WIB = timezone(timedelta(hours=7))
NOON = datetime(2026, 5, 31, 12, tzinfo=WIB)
QUERY = select(events.c.id, events.c.at, events.c.name.label("called")).where(events.c.id.in_(THESE))


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    engine = open_engine(f"sqlite:///{tmp_path / 'x.db'}", None, setting="", example="")
    with engine.begin() as connection:
        events.create(connection)
        rows = [{"id": id, "at": NOON + timedelta(days=id) if id % 2 else None, "name": f"n{id}"} for id in range(1300)]
        connection.execute(insert(events), rows)
    return engine


@pytest.mark.parametrize("ids", [[], [7], [3, 2, 4000, 3], range(1200)])
def test_rows_are_those_of_the_query_with_their_types_however_many_ids_there_are(
    engine: Engine, ids: list[int]
) -> None:
    repeated = RepeatedQuery(QUERY)
    with engine.connect() as connection:
        for _ in range(2):
            found = list(repeated.rows(connection, ids))
            expected = connection.execute(QUERY, {"ids": list(ids)}).all()
            assert sorted(tuple(row) for row in found) == sorted(tuple(row) for row in expected)
    for row in found:
        assert row.called == f"n{row.id}"
        assert row.at is None if row.id % 2 == 0 else row.at.utcoffset() == timedelta(hours=7)


def test_a_query_with_another_variable_is_refused(engine: Engine) -> None:
    with engine.connect() as connection:
        assert list(RepeatedQuery(QUERY.where(events.c.name != literal_column("'n7'"))).rows(connection, [7])) == []
        with pytest.raises(AssertionError, match="another variable"):
            list(RepeatedQuery(QUERY.where(events.c.name != "n7")).rows(connection, [7]))


def test_a_database_that_names_its_variables_is_given_their_names() -> None:
    statement, names = RepeatedQuery(QUERY).statement(postgresql.dialect(), 2)  # type: ignore[no-untyped-call]
    assert names is not None
    assert all(f"%({name})s" in statement for name in names)
    assert len(set(names)) == 2
