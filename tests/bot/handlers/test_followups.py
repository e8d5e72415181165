"""Conversations: which answer a question continues, in private and in groups, also after a restart."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.handlers.asking import FOLLOW_UP
from bot.messages.keys import Text
from tests.bot.handlers.questioning import PRICE, TROOPS, Curious
from tests.bot.running import ID, new_memory, running
from tests.telegram_api.emulator import Emulator


async def test_in_private_the_next_message_continues_the_last_turn(telegram: Emulator, curious: Curious) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, curious):
        for question in (TROOPS, "lalu di Polandia?", "kapan?"):
            await telegram.reply_to(await ani.says(question))
    assert curious.earlier() == [TROOPS, "lalu di Polandia?"]
    assert "40.000 tentara" in curious.last.conversation.turns[0].answer


async def test_after_a_while_a_message_in_private_begins_anew_and_a_reply_does_not(
    telegram: Emulator, curious: Curious
) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, curious, max_age=600):
        answer = await telegram.reply_to(await ani.says(TROOPS, ago=FOLLOW_UP + timedelta(minutes=1)))
        await telegram.reply_to(await ani.says("kapan?"))
        assert curious.earlier() == []
        await telegram.reply_to(await ani.says("di mana?", replying_to=answer))
        assert curious.earlier() == [TROOPS]


async def test_a_reply_to_an_older_answer_takes_up_that_one(telegram: Emulator, curious: Curious) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, curious):
        troops = await telegram.reply_to(await ani.says(TROOPS))
        await telegram.reply_to(await ani.says(PRICE))
        await telegram.reply_to(await ani.says("kapan?", replying_to=troops))
    assert curious.earlier() == [TROOPS]


@pytest.mark.parametrize("privacy", [True, False])
async def test_in_a_group_two_people_about_two_things_never_mix(curious: Curious, privacy: bool) -> None:
    async with Emulator(reads_all_group_messages=not privacy) as telegram, running(telegram, curious):
        ani, budi = telegram.user("Ani", language_code="id"), telegram.user("Budi", language_code="id")
        group = telegram.group("Keluarga", [ani, budi])
        troops = await telegram.reply_to(await ani.says(f"/tanya@kabar_bot {TROOPS}", in_=group))
        price = await telegram.reply_to(await budi.says(f"/tanya@kabar_bot {PRICE}", in_=group))
        assert curious.earlier() == []
        troops_again = await telegram.reply_to(await budi.says("di mana?", replying_to=troops))
        assert curious.earlier() == [TROOPS]
        await telegram.reply_to(await ani.says("kapan?", replying_to=price))
        assert curious.earlier() == [PRICE]
        await telegram.reply_to(await ani.says("siapa?", replying_to=troops_again))
        assert curious.earlier() == [TROOPS, "di mana?"]
        assert telegram.violations == []


@pytest.mark.parametrize("words", ["/tanya@kabar_bot", "@kabar_bot"])
async def test_a_bare_call_that_replies_to_somebody_asks_about_that_message(curious: Curious, words: str) -> None:
    async with Emulator(reads_all_group_messages=True) as telegram, running(telegram, curious):
        ani, budi = telegram.user("Ani", language_code="id"), telegram.user("Budi", language_code="id")
        group = telegram.group("Keluarga", [ani, budi])
        said = await ani.says(TROOPS, in_=group)
        answer = await telegram.reply_to(await budi.says(words, replying_to=said))
    assert curious.last.text == TROOPS
    assert answer.text.startswith("Ada sekitar 40.000 tentara")


async def test_a_bare_call_that_replies_to_nothing_or_to_kabar_gets_a_hint(curious: Curious) -> None:
    async with Emulator(reads_all_group_messages=True) as telegram, running(telegram, curious):
        ani = telegram.user("Ani", language_code="id")
        group = telegram.group("Keluarga", [ani])
        hint = await telegram.reply_to(await ani.says("@kabar_bot", in_=group))
        again = await telegram.reply_to(await ani.says("/tanya@kabar_bot", replying_to=hint))
    assert hint.text == again.text == ID.say(Text.QUESTION_EMPTY)
    assert curious.questions == []


async def test_after_a_restart_the_next_follow_up_works(telegram: Emulator, curious: Curious, tmp_path: Path) -> None:
    ani = telegram.user("Ani", language_code="id")
    group = telegram.group("Keluarga", [ani])
    with new_memory(tmp_path) as memory:
        async with running(telegram, curious, memory=memory):
            private = await telegram.reply_to(await ani.says(TROOPS))
            in_group = await telegram.reply_to(await ani.says(f"/tanya@kabar_bot {PRICE}", in_=group))
    with new_memory(tmp_path) as memory:
        async with running(telegram, curious, memory=memory):
            await telegram.reply_to(await ani.says("kapan?"))
            assert curious.earlier() == [TROOPS]
            await telegram.reply_to(await ani.says("kapan?", replying_to=in_group))
            assert curious.earlier() == [PRICE]
            assert (await ani.presses(ID.say(Text.BUTTON_HELPFUL), on=private)).text == ID.say(Text.VOTE_TAKEN)


async def test_small_talk_is_part_of_no_conversation(telegram: Emulator, curious: Curious) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, curious):
        for words in (TROOPS, "terima kasih", "kapan?"):
            await telegram.reply_to(await ani.says(words))
    assert curious.earlier() == [TROOPS]


async def test_yesterday_is_a_persons_own(telegram: Emulator, curious: Curious) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, curious):
        await telegram.reply_to(await ani.says(TROOPS))
        assert curious.last.asked.utcoffset() == timedelta(hours=7)
        await telegram.reply_to(await ani.says("/setelan Asia/Jayapura"))
        await telegram.reply_to(await ani.says(TROOPS))
        assert curious.last.asked.utcoffset() == timedelta(hours=9)
