"""Forums: every message in its topic, General with its quirks, closed topics."""

import pytest
from telegram import Bot, Message
from telegram.error import BadRequest

from tests.telegram_api import Emulator, Group, Person, Topic


@pytest.fixture
def forum(telegram: Emulator, siti: Person, budi: Person) -> Group:
    return telegram.group("Redaksi", [budi], admins=[siti], forum=True)


@pytest.fixture
async def politics(siti: Person, forum: Group) -> Topic:
    return await siti.opens_topic("Politik", in_=forum)


async def heard(bot: Bot) -> list[Message]:
    return [update.message for update in await bot.get_updates() if update.message]


async def test_a_message_in_a_topic_names_it_and_replies_to_its_beginning(
    bot: Bot, budi: Person, forum: Group, politics: Topic
) -> None:
    await budi.says("/ask@kabar_bot x", in_=politics)
    made, message = await heard(bot)
    assert message.chat.is_forum
    assert made.forum_topic_created is not None
    assert made.forum_topic_created.name == "Politik"
    assert (message.message_thread_id, message.is_topic_message) == (politics.thread_id, True)
    assert message.reply_to_message == made


async def test_a_reply_in_a_topic_stays_there(
    telegram: Emulator, bot: Bot, budi: Person, forum: Group, politics: Topic
) -> None:
    asked = await budi.says("/ask@kabar_bot x", in_=politics)
    (*_, message) = await heard(bot)
    for sent in (
        await message.reply_text("satu"),
        await bot.send_message(forum.id, "dua", reply_to_message_id=asked.id),
    ):
        assert (sent.message_thread_id, sent.is_topic_message) == (politics.thread_id, True)
    await budi.says("lalu?", replying_to=await budi.hears(in_=politics))
    assert [said.text for said in telegram.messages(politics)][1:] == ["/ask@kabar_bot x", "satu", "dua", "lalu?"]
    assert telegram.messages(forum) == []


async def test_general_has_no_number_and_cannot_be_written_to_by_its_number(
    telegram: Emulator, bot: Bot, budi: Person, forum: Group
) -> None:
    asked = await budi.says("/ask@kabar_bot x", in_=forum)
    (message,) = await heard(bot)
    assert (message.message_thread_id, message.is_topic_message) == (None, None)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(forum.id, "x", message_thread_id=1)
    answer = await bot.send_message(forum.id, "jawaban", reply_to_message_id=asked.id)
    assert (answer.message_thread_id, answer.is_topic_message) == (asked.id, None)
    assert (await telegram.answer_to(asked)).thread_id == 0


async def test_typing_is_shown_in_a_topic_and_in_general_by_its_number(bot: Bot, forum: Group, politics: Topic) -> None:
    for thread_id in (politics.thread_id, 1, None):
        await bot.send_chat_action(forum.id, "typing", message_thread_id=thread_id)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_chat_action(forum.id, "typing", message_thread_id=99)


async def test_what_is_said_in_one_topic_is_not_heard_in_another(
    telegram: Emulator, bot: Bot, siti: Person, forum: Group, politics: Topic
) -> None:
    sports = await siti.opens_topic("Olahraga", in_=forum)
    asked = await siti.says("/ask@kabar_bot x", in_=politics)
    await bot.send_message(forum.id, "gol", message_thread_id=sports.thread_id)
    await bot.send_message(forum.id, "pasukan", message_thread_id=politics.thread_id)
    assert (await telegram.reply_to(asked)).text == "pasukan"
    assert (await siti.hears(in_=sports)).text == "gol"
    with pytest.raises(AssertionError, match="waited"):
        await siti.hears(0.05, in_=forum)


async def test_a_closed_topic_refuses_all_but_administrators(
    bot: Bot, siti: Person, budi: Person, forum: Group, politics: Topic
) -> None:
    await siti.closes(politics)
    with pytest.raises(BadRequest, match=r"(?i)topic_closed"):
        await bot.send_message(forum.id, "x", message_thread_id=politics.thread_id)
    with pytest.raises(AssertionError, match="Budi writes in a closed topic"):
        await budi.says("x", in_=politics)
    await siti.makes_bot("administrator", in_=forum)
    await bot.send_message(forum.id, "x", message_thread_id=politics.thread_id)
    await siti.makes_bot("member", in_=forum)
    await siti.reopens(politics)
    await bot.send_message(forum.id, "x", message_thread_id=politics.thread_id)
    closed, opened = (message for message in await heard(bot) if not message.forum_topic_created)
    assert closed.forum_topic_closed is not None
    assert opened.forum_topic_reopened is not None


async def test_general_can_be_closed_too(bot: Bot, siti: Person, forum: Group) -> None:
    await siti.closes(forum)
    with pytest.raises(BadRequest, match=r"(?i)topic_closed"):
        await bot.send_message(forum.id, "x")


async def test_only_forums_have_topics(telegram: Emulator, bot: Bot, siti: Person) -> None:
    group = telegram.group("Keluarga", [], admins=[siti])
    with pytest.raises(AssertionError, match="Keluarga is no forum"):
        await siti.opens_topic("Politik", in_=group)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(group.id, "x", message_thread_id=1)
