"""Once in a while."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.seldom import Seldom

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_each_kind_comes_through_once_an_hour() -> None:
    seldom = Seldom(HOUR)
    assert seldom.first("a", NOON)
    assert not seldom.first("a", NOON + HOUR / 2)
    assert seldom.first("b", NOON + HOUR / 2)
    assert seldom.first("a", NOON + HOUR)
    assert not seldom.first("a", NOON + 1.5 * HOUR)


def test_a_clock_that_is_set_back_keeps_nothing_quiet() -> None:
    seldom = Seldom(HOUR)
    assert seldom.first("a", NOON)
    assert seldom.first("a", NOON - 24 * HOUR)
    assert not seldom.first("a", NOON - 23.5 * HOUR)


def test_the_past_does_not_pile_up() -> None:
    seldom = Seldom(HOUR)
    for number in range(5_000):
        assert seldom.first(number, NOON + number * timedelta(minutes=1))
    assert len(seldom) <= 1_000
