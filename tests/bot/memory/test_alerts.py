"""Subscriptions, and what they are to be told: once, however often it is found."""

from __future__ import annotations

from datetime import timedelta

from bot.memory import Address, Found, Memory, Subscribing
from retrieval import Span, Topic
from tests.bot.memory.turns import ANI, BUDI, GROUP, NOON

QUAKE = Topic("gempa", "id")
SUPERGROUP = -1_004_001
HERE, THERE = Address(ANI), Address(GROUP, 7)
LATER = NOON + timedelta(hours=1)


def _found(article: int = 3, paragraph: int = 31, topic: Topic = QUAKE, repeats: frozenset[int] = frozenset()) -> Found:
    return Found(topic, article, paragraph, Span(5, 20), (Span(7, 12),), repeats)


def _subscribe(memory: Memory, *addresses: Address, topic: Topic = QUAKE) -> None:
    for address in addresses:
        assert memory.subscriptions.add(address, topic, NOON, most=3) is Subscribing.NEW


def _articles(memory: Memory, address: Address) -> list[int]:
    return [alert.found.article_id for alert in memory.alerts.waiting(address, LATER, 10).alerts]


def test_a_topic_is_subscribed_to_once_an_address_however_it_is_written(memory: Memory) -> None:
    _subscribe(memory, HERE, THERE)
    assert memory.subscriptions.add(HERE, Topic("Gempa", "id"), LATER, most=3) is Subscribing.KNOWN
    _subscribe(memory, HERE, topic=Topic("banjir", "id"))
    assert memory.subscriptions.add(HERE, Topic("emas", "id"), LATER, most=2) is Subscribing.FULL
    assert [each.topic.text for each in memory.subscriptions.of(HERE)] == ["gempa", "banjir"]
    assert {topic.text for topic in memory.subscriptions.topics()} == {"gempa", "banjir"}
    (ours,) = memory.subscriptions.of(THERE)
    assert memory.subscriptions.stop(HERE, [ours.id]) == 0
    assert memory.subscriptions.stop(THERE, [ours.id]) == 1


def test_everyone_who_subscribed_is_told_of_an_article_once(memory: Memory) -> None:
    _subscribe(memory, HERE, THERE)
    for _ in range(2):
        memory.alerts.put(_found(), NOON)
    assert memory.alerts.due(NOON, 10) == [THERE, HERE]
    (alert,) = memory.alerts.waiting(HERE, NOON, 10).alerts
    assert alert.found == _found()
    memory.alerts.told(HERE, NOON)
    memory.alerts.put(_found(paragraph=99), LATER)
    assert _articles(memory, HERE) == []
    assert memory.alerts.waiting(THERE, LATER, 10).alerts[0].found.paragraph_id == 99


def test_who_was_told_the_same_in_other_print_is_not_told_again(memory: Memory) -> None:
    _subscribe(memory, HERE)
    memory.alerts.put(_found(), NOON)
    _subscribe(memory, THERE)
    assert memory.alerts.told_of(QUAKE, NOON) == {31}
    memory.alerts.put(_found(4, 41, repeats=frozenset({31})), LATER)
    assert (_articles(memory, HERE), _articles(memory, THERE)) == ([3], [4])


def test_what_is_told_one_by_one_leaves_the_rest_waiting_and_what_is_postponed_waits(memory: Memory) -> None:
    _subscribe(memory, HERE)
    for number in range(3):
        memory.alerts.put(_found(number, 10 + number), NOON + timedelta(minutes=number))
    waiting = memory.alerts.waiting(HERE, LATER, 2)
    assert ([alert.found.article_id for alert in waiting.alerts], waiting.more) == ([0, 1], 1)
    memory.alerts.told(HERE, LATER, waiting.alerts[:1])
    assert _articles(memory, HERE) == [1, 2]
    memory.alerts.postpone(HERE, LATER, LATER + timedelta(hours=1))
    assert memory.alerts.due(LATER, 10) == []
    assert memory.alerts.due(LATER + timedelta(hours=1), 10) == [HERE]


def test_how_far_the_news_were_followed_is_remembered(memory: Memory) -> None:
    assert memory.alerts.followed() is None
    memory.alerts.follow(7)
    memory.alerts.follow(9)
    assert memory.alerts.followed() == 9


def test_a_supergroup_takes_its_subscriptions_along_and_a_chat_that_has_gone_leaves_none(memory: Memory) -> None:
    _subscribe(memory, THERE, Address(SUPERGROUP, 7))
    _subscribe(memory, THERE, topic=Topic("banjir", "id"))
    memory.alerts.put(_found(), NOON)
    memory.chats.migrate(GROUP, SUPERGROUP)
    assert memory.subscriptions.of(THERE) == []
    assert {each.topic.text for each in memory.subscriptions.of(Address(SUPERGROUP, 7))} == {"gempa", "banjir"}
    assert memory.alerts.due(NOON, 10) == [Address(SUPERGROUP, 7)]
    memory.chats.remove(SUPERGROUP)
    assert memory.alerts.due(NOON, 10) == []
    assert memory.subscriptions.topics() == []


def test_a_person_who_is_forgotten_is_told_nothing_more(memory: Memory) -> None:
    _subscribe(memory, HERE, Address(BUDI))
    memory.alerts.put(_found(), NOON)
    (mine,) = memory.retention.export(ANI).subscriptions
    assert mine.topic == QUAKE
    assert memory.retention.forget(ANI).subscriptions == 1
    assert memory.alerts.due(NOON, 10) == [Address(BUDI)]
    assert memory.subscriptions.drop(BUDI) == 1
    assert memory.alerts.due(NOON, 10) == []
