"""Preferences of people and chats."""

from __future__ import annotations

from bot.memory import Memory, Preference
from tests.bot.memory.turns import ANI, BUDI, GROUP


def test_until_something_is_chosen_all_is_automatic_and_questions_are_remembered(memory: Memory) -> None:
    assert memory.preferences.of(ANI) == Preference(language=None, time_zone=None, remembers=True)


def test_what_was_chosen_last_counts_for_the_one_who_chose_it(memory: Memory) -> None:
    memory.preferences.put(ANI, Preference("ms", "Asia/Jayapura"))
    memory.preferences.put(GROUP, Preference("en"))
    memory.preferences.put(ANI, Preference(None, "Asia/Jakarta", remembers=False))
    assert memory.preferences.of(ANI) == Preference(None, "Asia/Jakarta", remembers=False)
    assert memory.preferences.of(GROUP) == Preference("en")
    assert memory.preferences.of(BUDI) == Preference()
