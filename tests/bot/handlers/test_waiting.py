"""Edits, order, the seen mark, quotas, and lines that are full."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.messages.keys import Text
from bot.ordering import LONGEST_LINE
from tests.bot.handlers.questioning import PRICE, TROOPS, Curious
from tests.bot.running import ID, running
from tests.telegram_api.emulator import Emulator
from tests.telegram_api.reading import Message

SLOW = "pertanyaan yang lambat tentang tentara NATO"


def _said_by_bot(telegram: Emulator, messages: list[Message]) -> list[Message]:
    return [message for message in messages if message.sender_id == telegram.bot.id]


# Edits


async def test_an_edited_question_is_answered_in_the_same_message(telegram: Emulator, curious: Curious) -> None:
    ani = telegram.user("Ani", language_code="id")
    group = telegram.group("Keluarga", [ani])
    async with running(telegram, curious):
        for place, words in ((None, ""), (group, "/tanya@kabar_bot ")):
            asked = await ani.says(words + TROOPS, in_=place)
            answer = await telegram.reply_to(asked)
            await ani.edits(asked, words + PRICE)
            changed = await telegram.edit_of(answer)
            assert changed.text.startswith("Harga cabai rawit mencapai")
            assert changed.buttons() == answer.buttons()
        await ani.presses(ID.say(Text.BUTTON_SOURCES), on=changed)
        follow_up = await telegram.reply_to(await ani.says("kapan?", replying_to=changed))
        assert follow_up
    assert curious.earlier() == [PRICE]
    assert len(_said_by_bot(telegram, telegram.messages(group))) == 3


async def test_what_else_showed_the_old_answer_goes_with_it(telegram: Emulator, curious: Curious) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, curious):
        asked = await ani.says(TROOPS)
        answer = await telegram.reply_to(asked)
        await ani.presses(ID.say(Text.BUTTON_SOURCES), on=answer)
        page = await telegram.reply_to(answer)
        await ani.deletes(page)
        await ani.presses(ID.say(Text.BUTTON_SOURCES), on=answer)
        await ani.edits(asked, PRICE)
        await telegram.edit_of(answer)
        await telegram.until(lambda: len(telegram.messages(ani)) == 2, "the page of the old answer to go")
    assert _said_by_bot(telegram, telegram.messages(ani)) == [telegram.current(answer)]


async def test_an_old_question_and_a_command_are_not_run_again_by_an_edit(telegram: Emulator, curious: Curious) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, curious):
        old = await ani.says(TROOPS, ago=timedelta(minutes=3))
        answer = await telegram.reply_to(old)
        command = await ani.says("/start")
        await telegram.reply_to(command)
        await ani.edits(old, PRICE)
        await ani.edits(command, "/bantuan")
        await telegram.reply_to(await ani.says("/terbaru"))
    assert telegram.current(answer).text == answer.text
    assert len(_said_by_bot(telegram, telegram.messages(ani))) == 3


# Order and waiting


async def test_several_messages_of_one_person_are_answered_in_order(telegram: Emulator, curious: Curious) -> None:
    ani = telegram.user("Ani", language_code="id")
    asked = [SLOW, TROOPS, PRICE, "/terbaru"]
    async with running(telegram, curious):
        for words in asked:
            await ani.says(words)
        await asyncio.to_thread(curious.begun.wait, 10)
        curious.gate.set()
        answers = [await ani.hears() for _ in asked]
    assert "Ada sekitar 40.000" in answers[1].text
    assert answers[2].text.startswith("Harga cabai")
    assert answers[3].text.startswith(ID.say(Text.LATEST_HEADING))


async def test_one_question_of_a_person_is_worked_on_at_a_time_in_all_chats(
    telegram: Emulator, curious: Curious
) -> None:
    ani, budi = telegram.user("Ani", language_code="id"), telegram.user("Budi", language_code="id")
    group = telegram.group("Keluarga", [ani, budi])
    async with running(telegram, curious):
        await ani.says(SLOW)
        await asyncio.to_thread(curious.begun.wait, 10)
        elsewhere = await ani.says(f"/tanya@kabar_bot {TROOPS}", in_=group)
        await telegram.reply_to(await budi.says(PRICE))
        assert [question.text for question in curious.questions] == [SLOW, PRICE]
        curious.gate.set()
        assert (await telegram.reply_to(elsewhere)).text.startswith("Ada sekitar 40.000")


async def test_more_questions_than_a_line_holds_are_refused_once(telegram: Emulator, curious: Curious) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, curious):
        await ani.says(SLOW)
        await asyncio.to_thread(curious.begun.wait, 10)
        for number in range(LONGEST_LINE + 3):
            await ani.says(f"{TROOPS} {number}")
        refusal = await ani.hears()
        assert refusal.text == ID.say(Text.QUESTION_TOO_MANY)
        await telegram.read_all()
        curious.gate.set()
        answers = [await ani.hears() for _ in range(LONGEST_LINE)]
        later = await telegram.reply_to(await ani.says(PRICE))
    assert all(answer.text != refusal.text for answer in answers)
    assert later.text.startswith("Harga cabai")
    assert len(curious.questions) == LONGEST_LINE + 1


# The seen mark


async def test_only_a_slow_answer_shows_that_the_question_was_seen(telegram: Emulator, curious: Curious) -> None:
    ani, budi = telegram.user("Ani", language_code="id"), telegram.user("Budi", language_code="id")
    group = telegram.group("Keluarga", [ani, budi])
    async with running(telegram, curious):
        await telegram.reply_to(await ani.says(TROOPS))
        assert telegram.calls("sendChatAction") == []
        slow = await ani.says(SLOW)
        in_group = await budi.says(f"/tanya@kabar_bot {SLOW}", in_=group)
        (typing,) = await telegram.called("sendChatAction")
        (reaction,) = await telegram.called("setMessageReaction")
        curious.gate.set()
        await telegram.reply_to(slow)
        await telegram.reply_to(in_group)
    assert (typing.params["chat_id"], typing.params["action"]) == (ani.id, "typing")
    assert (reaction.params["chat_id"], reaction.params["message_id"]) == (group.id, in_group.id)


# Quotas


async def test_a_quota_is_told_once_and_admins_have_none(telegram: Emulator, curious: Curious) -> None:
    desk, ani = telegram.user("Desk", language_code="id"), telegram.user("Ani", language_code="id")
    async with running(telegram, curious, [desk], person_quota=2):
        for _ in range(2):
            assert (await telegram.reply_to(await ani.says(TROOPS))).text.startswith("Ada sekitar")
        told = await telegram.reply_to(await ani.says(PRICE))
        assert told.text == ID.say(Text.QUOTA_PERSON, limit=2)
        await ani.says(PRICE)
        silent = await telegram.reply_to(await ani.says("/start"))
        assert silent.text == ID.say(Text.START)
        for _ in range(3):
            assert (await telegram.reply_to(await desk.says(TROOPS))).text.startswith("Ada sekitar")
    assert len(curious.questions) == 5


async def test_who_writes_in_the_name_of_a_group_has_the_groups_quota(telegram: Emulator, curious: Curious) -> None:
    ani = telegram.user("Ani", language_code="id")
    group = telegram.group("Keluarga", [], admins=[ani])
    async with running(telegram, curious, person_quota=1, group_quota=2):
        for anonymously in (False, True):
            asked = await ani.says(f"/tanya@kabar_bot {TROOPS}", in_=group, anonymously=anonymously)
            assert (await telegram.reply_to(asked)).text.startswith("Ada sekitar")
        asked = await ani.says(f"/tanya@kabar_bot {TROOPS}", in_=group, anonymously=True)
        assert (await telegram.reply_to(asked)).text == ID.say(Text.QUOTA_GROUP, limit=2)


async def test_a_groups_quota_is_everybodys_together(telegram: Emulator, curious: Curious) -> None:
    people = [telegram.user(name, language_code="id") for name in ("Ani", "Budi", "Citra")]
    group = telegram.group("Keluarga", people)
    async with running(telegram, curious, group_quota=2):
        said = [
            (await telegram.reply_to(await person.says(f"/tanya@kabar_bot {TROOPS}", in_=group))).text
            for person in people
        ]
        assert (await telegram.reply_to(await people[2].says(TROOPS))).text.startswith("Ada sekitar")
    assert said[2] == ID.say(Text.QUOTA_GROUP, limit=2)
