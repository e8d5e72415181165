"""Preferences of people and chats."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.memory import Memory, Preference
from tests.bot.memory.turns import ANI, BUDI, GROUP

WIT = ZoneInfo("Asia/Jayapura")


def test_until_something_is_chosen_all_is_automatic_and_questions_are_remembered(memory: Memory) -> None:
    assert memory.preferences.of(ANI) == Preference(language=None, time_zone=None, remembers=True)


def test_what_was_chosen_last_counts_for_the_one_who_chose_it(memory: Memory) -> None:
    memory.preferences.put(ANI, Preference("ms", "Asia/Jayapura"))
    memory.preferences.put(GROUP, Preference("en"))
    memory.preferences.put(ANI, Preference(None, "Asia/Jakarta", remembers=False))
    assert memory.preferences.of(ANI) == Preference(None, "Asia/Jakarta", remembers=False)
    assert memory.preferences.of(GROUP) == Preference("en")
    assert memory.preferences.of(BUDI) == Preference()


@pytest.mark.parametrize(
    ("kept", "found", "now", "told"),
    [
        (Preference(), "12 10:00", "12 10:01", "12 10:01"),
        (Preference(quiet_from=22, quiet_until=6), "12 21:59", "12 21:59", "12 21:59"),
        (Preference(quiet_from=22, quiet_until=6), "12 22:00", "12 22:00", "13 06:00"),
        (Preference(quiet_from=22, quiet_until=6), "13 05:59", "13 05:59", "13 06:00"),
        (Preference(quiet_from=22, quiet_until=6), "12 23:00", "13 06:00", "13 06:00"),
        (Preference(quiet_from=0, quiet_until=6), "12 23:59", "12 23:59", "12 23:59"),
        (Preference(quiet_from=0, quiet_until=6), "13 00:00", "13 00:00", "13 06:00"),
        (Preference(daily=True), "12 10:00", "12 10:01", "13 07:00"),
        (Preference(daily=True), "12 10:00", "13 07:00", "13 07:00"),
        (Preference(daily=True), "12 06:00", "12 06:30", "12 07:00"),
        (Preference(daily=True, quiet_from=23, quiet_until=8), "12 10:00", "13 07:00", "13 08:00"),
    ],
)
def test_news_wait_for_the_morning_by_the_clock_of_the_chat(kept: Preference, found: str, now: str, told: str) -> None:
    def moment(day_and_time: str) -> datetime:
        return datetime.fromisoformat(f"2026-11-{day_and_time}").replace(tzinfo=WIT)

    assert kept.told_at(moment(found).astimezone(UTC), moment(now).astimezone(UTC), WIT) == moment(told)
