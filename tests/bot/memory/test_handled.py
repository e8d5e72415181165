"""A message that comes twice is handled once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

from bot.memory import Memory
from tests.bot.memory.turns import ANI, GROUP, NOON


def test_a_message_is_new_once_in_its_chat(memory: Memory) -> None:
    assert memory.handled.claim(GROUP, 10, NOON)
    assert not memory.handled.claim(GROUP, 10, NOON)
    assert memory.handled.claim(ANI, 10, NOON)


def test_a_number_that_another_bot_gives_again_is_a_new_message(memory: Memory) -> None:
    memory.handled.claim(ANI, 10, NOON)
    assert memory.handled.claim(ANI, 10, NOON + timedelta(days=3))
    assert not memory.handled.claim(ANI, 10, NOON + timedelta(days=3))


def test_of_many_who_claim_a_message_at_once_one_gets_it(memory: Memory) -> None:
    with ThreadPoolExecutor(8) as threads:
        claims = list(threads.map(partial(memory.handled.claim, at=NOON), [GROUP] * 40, [7] * 40))
    assert claims.count(True) == 1


def test_what_is_being_answered_is_unanswered_until_it_is_answered(memory: Memory) -> None:
    for number in (12, 11, 10):
        assert memory.handled.claim(GROUP, number, NOON - timedelta(minutes=number), answering=True)
    assert memory.handled.claim(ANI, 10, NOON, answering=True)
    assert memory.handled.claim(GROUP, 13, NOON)
    assert not memory.handled.claim(GROUP, 13, NOON, answering=True)
    assert memory.handled.unanswered() == {GROUP: [12, 11, 10], ANI: [10]}
    memory.handled.answered(GROUP, 12, 10)
    memory.handled.answered(ANI, 10)
    assert memory.handled.unanswered() == {GROUP: [11]}
