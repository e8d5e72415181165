"""Quotas slide, survive a restart, and are spoken of once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.memory import Allowance, Memory
from tests.bot.memory.turns import ANI, BUDI, GROUP, NOON
from tests.bot.running import new_memory

HOUR = timedelta(hours=1)


def after(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def test_as_many_questions_as_allowed_and_then_no_more_until_the_first_has_left_the_window(memory: Memory) -> None:
    two = [Allowance(ANI, 2, HOUR)]
    assert memory.quotas.take(two, after(0)).allowed
    assert memory.quotas.take(two, after(10)).allowed
    refused = memory.quotas.take(two, after(59))
    assert (refused.allowed, refused.room_at) == (False, after(60))
    assert memory.quotas.take(two, after(60)).allowed
    assert memory.quotas.take(two, after(61)).room_at == after(70)


def test_a_refusal_is_to_be_told_once_until_something_was_allowed_again(memory: Memory) -> None:
    one = [Allowance(ANI, 1, HOUR)]
    memory.quotas.take(one, after(0))
    assert [memory.quotas.take(one, after(minute)).first for minute in (1, 2, 3)] == [True, False, False]
    assert memory.quotas.take(one, after(60)).allowed
    assert [memory.quotas.take(one, after(minute)).first for minute in (61, 62)] == [True, False]


def test_a_question_counts_for_person_and_group_or_for_neither(memory: Memory) -> None:
    person, group = Allowance(ANI, 1, HOUR), Allowance(GROUP, 2, HOUR)
    assert memory.quotas.take([person, group], after(0)).allowed
    assert memory.quotas.take([group, person], after(1)).used_up == person
    assert memory.quotas.take([Allowance(BUDI, 5, HOUR), group], after(2)).allowed
    assert memory.quotas.take([Allowance(BUDI, 2, HOUR), group], after(3)).used_up == group
    assert memory.quotas.take([Allowance(BUDI, 2, HOUR)], after(4)).allowed


def test_nothing_to_count_against_is_always_allowed(memory: Memory) -> None:
    assert memory.quotas.take([], NOON).allowed


def test_an_allowance_of_nothing_is_none_and_one_for_years_cannot_be_kept() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Allowance(ANI, 0, HOUR)
    with pytest.raises(ValueError, match="1 day"):
        Allowance(ANI, 5, timedelta(days=30))


def test_a_restart_gives_nobody_new_questions_and_no_second_notice(tmp_path: Path) -> None:
    one = [Allowance(ANI, 1, HOUR)]
    with new_memory(tmp_path) as memory:
        memory.quotas.take(one, after(0))
        assert memory.quotas.take(one, after(1)).first
    with new_memory(tmp_path) as memory:
        verdict = memory.quotas.take(one, after(2))
    assert (verdict.allowed, verdict.first) == (False, False)


def test_questions_at_the_same_instant_do_not_slip_through(memory: Memory) -> None:
    with ThreadPoolExecutor(8) as threads:
        verdicts = list(threads.map(lambda _: memory.quotas.take([Allowance(ANI, 3, HOUR)], NOON), range(24)))
    assert sum(verdict.allowed for verdict in verdicts) == 3
    assert sum(verdict.first for verdict in verdicts) == 1


def test_no_stretch_of_the_window_ever_holds_more_than_the_limit(memory: Memory) -> None:
    owners = iter(range(10**6))

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.integers(0, 200), max_size=15), st.integers(1, 4))
    def check(minutes: list[int], limit: int) -> None:
        allowance = Allowance(next(owners), limit, HOUR)
        allowed = [minute for minute in sorted(minutes) if memory.quotas.take([allowance], after(minute)).allowed]
        assert all(sum(start <= minute < start + 60 for minute in allowed) <= limit for start in allowed)
        refused = [minute for minute in sorted(minutes) if minute not in allowed]
        assert all(sum(minute - 60 < other <= minute for other in allowed) == limit for minute in refused)

    check()
