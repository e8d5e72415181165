"""Twenty people in five chats talk at once, and each gets the right answer in the right place, in order."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from retrieval import Archive, Draft
from tests.bot.running import new_archive, running
from tests.telegram_api.emulator import Emulator
from tests.telegram_api.people import Person, Place

ROUNDS = 3
TOWNS = (
    "Ambon Bandung Cirebon Denpasar Ende Fakfak Garut Ibu Jambi Kendari Lumajang Medan Nias Padang Sorong Tuban".split()
)
TOWNS += "Ubud Wamena Yogyakarta Langsa".split()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """For every town its own number of umbrellas."""
    with closing(new_archive(tmp_path)) as archive:
        for number, town in enumerate(TOWNS):
            archive.add(Draft(f"Payung di {town}", (f"Di {town} terjual {1_000 + number} payung pada musim hujan.",)))
        yield archive


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who asks about one town, over and over, in one place."""

    person: Person
    place: Place | None
    town: int

    async def ask(self, telegram: Emulator) -> None:
        for turn in range(ROUNDS):
            call = "/tanya@kabar_bot " if self.place else ""
            asked = await self.person.says(f"{call}berapa payung terjual di {TOWNS[self.town]}?", in_=self.place)
            # Some wait for an answer before they go on, others ask away.
            if (self.town + turn) % 2:
                await telegram.reply_to(asked, timeout=60)


async def test_each_of_twenty_people_gets_the_right_answers_in_the_right_place_in_order(
    telegram: Emulator, archive: Archive
) -> None:
    people = [telegram.user(town, language_code="id") for town in TOWNS]
    family, office = telegram.group("Keluarga", people[:6]), telegram.group("Kantor", people[6:12])
    forum = telegram.group("Redaksi", people[12:18], admins=people[12:13], forum=True)
    topic = await people[12].opens_topic("Payung", in_=forum)
    places: list[Place | None] = [*[family] * 6, *[office] * 6, *[topic] * 3, *[forum] * 3, None, None]
    speakers = [Speaker(person, place, town) for town, (person, place) in enumerate(zip(people, places, strict=True))]
    async with running(telegram, archive):
        await asyncio.gather(*(speaker.ask(telegram) for speaker in speakers))
        await telegram.called("sendMessage", len(speakers) * ROUNDS, timeout=120)
    for speaker in speakers:
        _check(telegram, speaker)


def _check(telegram: Emulator, speaker: Speaker) -> None:
    where = speaker.place or speaker.person
    messages = telegram.messages(where)
    asked = [each for each in messages if each.sender_id == speaker.person.id and TOWNS[speaker.town] in each.text]
    answers = [
        each
        for each in messages
        if each.sender_id == telegram.bot.id
        and (speaker.place is None or (each.reply_to_message and each.reply_to_message.id in {one.id for one in asked}))
    ]
    assert len(asked) == len(answers) == ROUNDS
    assert all(f"{1_000 + speaker.town} payung" in each.text for each in answers), [each.text for each in answers]
    if speaker.place:
        assert [each.reply_to_message and each.reply_to_message.id for each in answers] == [one.id for one in asked]
