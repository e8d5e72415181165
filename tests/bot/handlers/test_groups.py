"""Groups, forums and channels: Kabar answers when it is asked, where it is asked, and is silent otherwise."""

from __future__ import annotations

import pytest

from bot.memory import ChatKind
from bot.messages.keys import Text
from tests.bot.handlers.questioning import PRICE, TROOPS, Curious
from tests.bot.running import EN, ID, new_memory, running
from tests.telegram_api.emulator import Emulator
from tests.telegram_api.people import Person

ANSWER = "Ada sekitar 40.000 tentara NATO"
GREETING = ID.say(Text.GROUP_GREETING, username="kabar_bot")


@pytest.fixture
def ani(telegram: Emulator) -> Person:
    return telegram.user("Ani", language_code="id")


@pytest.fixture
def budi(telegram: Emulator) -> Person:
    return telegram.user("Budi", language_code="id")


async def test_kabar_is_silent_until_it_is_called(curious: Curious) -> None:
    async with Emulator(reads_all_group_messages=True) as telegram, running(telegram, curious):
        ani, other = telegram.user("Ani"), telegram.user("Lain", username="other_bot", is_bot=True)
        group = telegram.group("Keluarga", [ani, other])
        said = await ani.says(TROOPS, in_=group)
        for words in ("obrolan biasa", "@other_bot apa kabar?", "/ask@other_bot x", "/cuaca", "email@kabar_bot.id"):
            await ani.says(words, in_=group)
        await ani.says("setuju", replying_to=said)
        await ani.forwards(said, in_=group)
        called = await ani.says(f"@Kabar_Bot, {TROOPS}", in_=group)
        answer = await telegram.reply_to(called)
        assert answer.text.startswith(ANSWER)
        assert answer.reply_to_message
        assert answer.reply_to_message.id == called.id
        assert [question.text for question in curious.questions] == [TROOPS]
        assert telegram.violations == []


@pytest.mark.parametrize(
    "words", [f"@kabar_bot {TROOPS}", f"Halo @kabar_bot! {TROOPS}", f"{TROOPS} @kabar_bot", f"/ASK@kabar_bot {TROOPS}"]
)
async def test_a_call_is_no_part_of_the_question(curious: Curious, words: str) -> None:
    async with Emulator(hears_mentions=True) as telegram, running(telegram, curious):
        ani = telegram.user("Ani", language_code="id")
        group = telegram.group("Keluarga", [ani])
        await telegram.reply_to(await ani.says(words, in_=group))
    assert "kabar_bot" not in curious.last.text
    assert curious.last.text.endswith(TROOPS)


async def test_a_mention_by_name_and_one_in_a_caption_call_kabar(curious: Curious) -> None:
    async with Emulator(reads_all_group_messages=True) as telegram, running(telegram, curious):
        ani = telegram.user("Ani", language_code="id")
        group = telegram.group("Keluarga", [ani])
        await telegram.reply_to(await ani.says(f"Kabar, {TROOPS}", in_=group, naming=[telegram.bot]))
        await telegram.reply_to(await ani.sends_photo(b"jpeg", caption=f"@kabar_bot {PRICE}", in_=group))
    assert [question.text for question in curious.questions] == [TROOPS, PRICE]


async def test_in_a_forum_the_answer_stands_in_the_topic_of_the_question(
    telegram: Emulator, curious: Curious, ani: Person, budi: Person
) -> None:
    forum = telegram.group("Redaksi", [budi], admins=[ani], forum=True)
    politics = await ani.opens_topic("Politik", in_=forum)
    async with running(telegram, curious):
        await budi.says(f"/tanya@kabar_bot {TROOPS}", in_=politics)
        first = await budi.hears(in_=politics)
        assert first.text.startswith(ANSWER)
        await budi.says(f"/tanya@kabar_bot {PRICE}", in_=forum)
        assert "Rp 90.000" in (await budi.hears(in_=forum)).text
        # In a topic every message formally replies to the topic's beginning: that is no message to ask about.
        await budi.says("/tanya@kabar_bot", in_=politics)
        assert (await budi.hears(in_=politics)).text == ID.say(Text.QUESTION_EMPTY)
        await budi.says("kapan?", replying_to=first)
        await budi.hears(in_=politics)
        assert curious.earlier() == [TROOPS]
        await budi.presses(ID.say(Text.BUTTON_SOURCES), on=first)
        assert (await budi.hears(in_=politics)).text.startswith("Sumber 1 dari 2")


async def test_a_closed_topic_is_left_in_peace(telegram: Emulator, curious: Curious, ani: Person) -> None:
    forum = telegram.group("Redaksi", [], admins=[ani], forum=True)
    politics = await ani.opens_topic("Politik", in_=forum)
    await ani.closes(politics)
    async with running(telegram, curious):
        await ani.says(f"/tanya@kabar_bot {TROOPS}", in_=politics)
        await telegram.called("sendMessage")
        await telegram.reply_to(await ani.says(PRICE))
    assert [call.ok for call in telegram.calls("sendMessage")] == [False, True]


async def test_anonymous_admins_and_channels_ask_and_follow_up(
    telegram: Emulator, curious: Curious, ani: Person
) -> None:
    group = telegram.group("Redaksi", [], admins=[ani])
    channel = telegram.channel("Warta", linked_to=group)
    async with running(telegram, curious):
        asked = await ani.says(f"/tanya@kabar_bot {TROOPS}", in_=group, anonymously=True)
        answer = await telegram.reply_to(asked)
        assert answer.text.startswith(ANSWER)
        again = await telegram.reply_to(await channel.says("kapan?", in_=group, replying_to=answer))
        assert again
        assert curious.earlier() == [TROOPS]


async def test_a_question_in_a_channel_is_answered_there(telegram: Emulator, curious: Curious) -> None:
    channel = telegram.channel("Warta", bot="administrator")
    async with running(telegram, curious):
        await channel.posts("Berita pagi.")
        await channel.posts(f"/tanya {TROOPS}")
        (call,) = await telegram.called("sendMessage")
    assert call.params["chat_id"] == channel.id
    assert call.params["text"].startswith("Ada <b>sekitar 40.000")


# Coming and going


async def test_a_group_is_greeted_once_in_the_language_of_who_added_kabar(
    telegram: Emulator, curious: Curious, ani: Person, budi: Person
) -> None:
    group = telegram.group("Keluarga", [budi], admins=[ani], bot="left")
    async with running(telegram, curious):
        await ani.adds_bot(to=group)
        assert (await ani.hears(in_=group)).text == GREETING
        await ani.makes_bot("administrator", in_=group)
        await ani.makes_bot("member", in_=group)
        await telegram.reply_to(await budi.says(f"/tanya@kabar_bot {TROOPS}", in_=group))
    own = [message for message in telegram.messages(group) if message.sender_id == telegram.bot.id]
    assert len(own) == 2


async def test_a_link_that_adds_kabar_to_a_group_greets_once(telegram: Emulator, curious: Curious, ani: Person) -> None:
    john = telegram.user("John", language_code="en")
    group = telegram.group("Friends", [ani], admins=[john], bot="left")
    async with running(telegram, curious):
        await john.adds_bot(to=group)
        await john.says("/start@kabar_bot hello", in_=group)
        assert (await john.hears(in_=group)).text == EN.say(Text.GROUP_GREETING, username="kabar_bot")
        await telegram.reply_to(await ani.says(f"/tanya@kabar_bot {TROOPS}", in_=group))
    assert len([each for each in telegram.messages(group) if each.sender_id == telegram.bot.id]) == 2


async def test_being_removed_cleans_up(
    telegram: Emulator, curious: Curious, ani: Person, tmp_path_factory: pytest.TempPathFactory
) -> None:
    group = telegram.group("Keluarga", [], admins=[ani], bot="left")
    with new_memory(tmp_path_factory.mktemp("memory")) as memory:
        async with running(telegram, curious, memory=memory):
            await ani.adds_bot(to=group)
            await ani.hears(in_=group)
            answer = await telegram.reply_to(await ani.says(f"/tanya@kabar_bot {TROOPS}", in_=group))
            await ani.presses(ID.say(Text.BUTTON_HELPFUL), on=answer)
            assert memory.chats.of(group.id)
            assert memory.conversations.at(group.id, answer.id)
            await ani.removes_bot(from_=group)
            await telegram.reply_to(await ani.says(PRICE))
        assert memory.chats.of(group.id) is None
        assert memory.conversations.at(group.id, answer.id) is None


async def test_a_group_without_the_right_to_write_is_noticed_and_greeted_when_it_comes(
    telegram: Emulator, curious: Curious, ani: Person, tmp_path_factory: pytest.TempPathFactory
) -> None:
    group = telegram.group("Keluarga", [], admins=[ani])
    with new_memory(tmp_path_factory.mktemp("memory")) as memory:
        async with running(telegram, curious, memory=memory):
            await ani.makes_bot("restricted", in_=group)
            await ani.says(f"/tanya@kabar_bot {TROOPS}", in_=group)
            await telegram.called("sendMessage")
            await telegram.reply_to(await ani.says(PRICE))
            assert [call.ok for call in telegram.calls("sendMessage")] == [False, True]
            known = memory.chats.of(group.id)
            assert known
            assert (known.kind, known.writable) == (ChatKind.SUPERGROUP, False)
            await ani.makes_bot("member", in_=group)
            assert (await ani.hears(in_=group)).text == GREETING


async def test_a_group_that_becomes_a_supergroup_keeps_its_conversations(
    telegram: Emulator, curious: Curious, ani: Person, tmp_path_factory: pytest.TempPathFactory
) -> None:
    group = telegram.group("Keluarga", [], admins=[ani], kind="group", bot="left")
    with new_memory(tmp_path_factory.mktemp("memory")) as memory:
        async with running(telegram, curious, memory=memory):
            await ani.adds_bot(to=group)
            await ani.hears(in_=group)
            answer = await telegram.reply_to(await ani.says(f"/tanya@kabar_bot {TROOPS}", in_=group))
            await ani.presses(ID.say(Text.BUTTON_HELPFUL), on=answer)
            bigger = await ani.upgrades(group)
            asked = await ani.says(f"/tanya@kabar_bot {PRICE}", in_=bigger)
            assert "Rp 90.000" in (await telegram.reply_to(asked)).text
        assert memory.chats.of(group.id) is None
        known = memory.chats.of(bigger.id)
        assert known
        assert known.greeted
        turn = memory.conversations.at(bigger.id, answer.id)
        assert turn
        assert turn.exchange.question.text == TROOPS
