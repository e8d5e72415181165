"""Questions from before a downtime: nobody gets answers to last night's questions, one after the other."""

from __future__ import annotations

from datetime import timedelta

from bot.messages.keys import Text
from retrieval import Archive
from tests.bot.running import ID, QUESTION, eventually, running
from tests.telegram_api import Emulator, Person

AGES_AGO = timedelta(hours=3)


async def test_old_questions_are_owned_up_to_once_a_chat_and_new_ones_are_answered(
    telegram: Emulator, newsroom: Archive
) -> None:
    people = [telegram.user("Ani"), telegram.user("Budi")]

    def told(person: Person) -> list[str]:
        return [message.text for message in telegram.messages(person) if message.sender_id == telegram.bot.id]

    for person in people:
        for _ in range(3):
            await person.says(QUESTION, ago=AGES_AGO)
        await person.says(QUESTION)
    async with running(telegram, newsroom):
        await eventually(lambda: all(len(told(person)) >= 2 for person in people))
    for person in people:
        apology, answer = told(person)
        assert apology == ID.say(Text.TROUBLE_LATE)
        assert "40.000" in answer


async def test_a_question_of_some_minutes_ago_is_answered(telegram: Emulator, newsroom: Archive) -> None:
    async with running(telegram, newsroom):
        asked = await telegram.user("Ani").says(QUESTION, ago=timedelta(minutes=8))
        assert "40.000" in (await telegram.reply_to(asked)).text
