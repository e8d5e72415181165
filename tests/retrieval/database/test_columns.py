"""Moments keep their zone, instants can be compared."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, insert, select

from retrieval.database.columns import Instant, Moment
from retrieval.database.opening import open_engine

times = Table("times", MetaData(), Column("id", Integer, primary_key=True), Column("m", Moment), Column("i", Instant))
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=zones)


def test_a_moment_comes_back_with_its_zone_and_an_instant_to_the_microsecond(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'x.db'}", None, setting="", example="")

    @settings(max_examples=50, deadline=None)
    @given(moments, moments)
    @example(datetime(2107, 1, 1, 0, 0, 0, 253, tzinfo=UTC), datetime(2000, 1, 1, tzinfo=UTC))
    def check(first: datetime, second: datetime) -> None:
        with engine.begin() as connection:
            times.drop(connection, checkfirst=True)
            times.create(connection)
            connection.execute(insert(times), [{"id": 1, "m": first, "i": first}, {"id": 2, "m": second, "i": second}])
            one, _ = connection.execute(select(times).order_by(times.c.id)).all()
            later = connection.scalars(select(times.c.id).where(times.c.i > first)).all()
        assert one.m.isoformat() == first.isoformat()
        assert one.i == first
        assert (2 in later) == (second > first)

    check()
    engine.dispose()
