"""Groups and channels: what the bot hears of them with privacy mode and without, who is who, and where it may write."""

import pytest
from telegram import Bot, Message, Update
from telegram.error import BadRequest, Forbidden

from tests.telegram_api import Emulator, Group, Person


@pytest.fixture
def group(telegram: Emulator, siti: Person, budi: Person) -> Group:
    """A supergroup of two people that Siti leads."""
    return telegram.group("Redaksi", [budi], admins=[siti])


async def heard(bot: Bot) -> list[Message]:
    """The messages that reached the bot; they are acknowledged."""
    updates = await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return [update.message for update in updates if update.message]


async def texts(bot: Bot) -> list[str | None]:
    return [message.text for message in await heard(bot)]


# What privacy mode leaves


async def test_privacy_mode_leaves_the_bots_commands_and_replies_to_it(
    telegram: Emulator, bot: Bot, siti: Person, group: Group
) -> None:
    assert (await bot.get_me()).can_read_all_group_messages is False
    await siti.says("obrolan biasa", in_=group)
    await siti.says("@kabar_bot berapa tentara NATO?", in_=group)
    await siti.says("/ask@other_bot x", in_=group)
    asked = await siti.says("/ask@Kabar_Bot x", in_=group)
    await siti.says("lihat /ask@kabar_bot", in_=group)
    await siti.says("bukan kepada bot", replying_to=asked)
    await bot.send_message(group.id, "jawaban")
    await siti.says("lalu?", replying_to=await siti.hears(in_=group))
    assert await texts(bot) == ["/ask@Kabar_Bot x", "lalu?"]


async def test_a_bare_command_is_for_the_bot_that_spoke_last(
    telegram: Emulator, bot: Bot, siti: Person, group: Group
) -> None:
    weather = telegram.user("Cuaca", username="cuaca_bot", is_bot=True)
    await weather.joins(group)
    await heard(bot)
    await siti.says("/ask satu", in_=group)
    await weather.says("cerah", in_=group)
    await siti.says("/ask dua", in_=group)
    await bot.send_message(group.id, "jawaban")
    await siti.says("/ask tiga", in_=group)
    assert await texts(bot) == ["/ask satu", "/ask tiga"]


async def test_without_privacy_mode_the_bot_hears_all_people_but_no_bots(open_telegram: Emulator) -> None:
    siti = open_telegram.user("Siti")
    weather = open_telegram.user("Cuaca", username="cuaca_bot", is_bot=True)
    group = open_telegram.group("Redaksi", [siti, weather])
    await weather.says("cerah", in_=group)
    await siti.says("obrolan biasa", in_=group)
    async with Bot(open_telegram.token, base_url=open_telegram.base_url) as bot:
        assert (await bot.get_me()).can_read_all_group_messages
        assert await texts(bot) == ["obrolan biasa"]


async def test_an_administrator_hears_all_even_with_privacy_mode(bot: Bot, siti: Person, group: Group) -> None:
    await siti.makes_bot("administrator", in_=group)
    await siti.says("obrolan biasa", in_=group)
    assert await texts(bot) == ["obrolan biasa"]


async def test_mentions_can_be_let_through_as_some_report_that_they_are() -> None:
    async with Emulator(hears_mentions=True) as telegram, Bot(telegram.token, base_url=telegram.base_url) as bot:
        siti = telegram.user("Siti")
        group = telegram.group("Redaksi", [siti])
        await siti.says("Halo @kabar_bot", in_=group)
        await siti.says("Halo Kabar", in_=group, naming=[telegram.bot])
        await siti.says("Halo @other_bot", in_=group)
        assert await texts(bot) == ["Halo @kabar_bot", "Halo Kabar"]


async def test_people_without_a_username_are_mentioned_by_their_number(
    bot: Bot, siti: Person, budi: Person, group: Group
) -> None:
    await siti.says("/ask@kabar_bot 😀 kata Budi", in_=group, naming=[budi.user])
    (message,) = await heard(bot)
    mention = next(entity for entity in message.entities if entity.type == "text_mention")
    assert message.parse_entity(mention) == "Budi"
    assert mention.user is not None
    assert mention.user.id == budi.id


async def test_replies_are_shown_one_level_deep(telegram: Emulator, bot: Bot, siti: Person, group: Group) -> None:
    first = await siti.says("/ask@kabar_bot satu", in_=group)
    second = await siti.says("/ask@kabar_bot dua", replying_to=first)
    await siti.says("/ask@kabar_bot tiga", replying_to=second)
    *_, last = await heard(bot)
    assert last.reply_to_message is not None
    assert (last.reply_to_message.text, last.reply_to_message.reply_to_message) == ("/ask@kabar_bot dua", None)


async def test_in_supergroups_replies_bear_a_thread_to_which_nothing_can_be_sent(
    bot: Bot, siti: Person, group: Group
) -> None:
    asked = await siti.says("obrolan", in_=group)
    await siti.says("/ask@kabar_bot", replying_to=asked)
    (message,) = await heard(bot)
    assert (message.message_thread_id, message.is_topic_message) == (asked.id, None)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(group.id, "x", message_thread_id=message.message_thread_id)
    assert (await message.reply_text("jawaban", do_quote=True)).reply_to_message == message


async def test_what_has_been_deleted_cannot_be_replied_to(bot: Bot, siti: Person, group: Group) -> None:
    asked = await siti.says("/ask@kabar_bot", in_=group)
    await siti.deletes(asked)
    (message,) = await heard(bot)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await message.reply_text("jawaban", do_quote=True)


# Who hides behind a chat


async def test_an_anonymous_administrator_speaks_for_the_group(
    bot: Bot, siti: Person, budi: Person, group: Group
) -> None:
    await siti.says("/ask@kabar_bot x", in_=group, anonymously=True)
    (message,) = await heard(bot)
    assert message.from_user is not None
    assert message.sender_chat is not None
    assert (message.from_user.username, message.sender_chat.id) == ("GroupAnonymousBot", group.id)
    with pytest.raises(AssertionError, match="Budi is no administrator of Redaksi"):
        await budi.says("x", in_=group, anonymously=True)


async def test_a_channel_speaks_in_a_group_under_its_own_name(
    telegram: Emulator, bot: Bot, siti: Person, group: Group
) -> None:
    channel = telegram.channel("Warta", username="warta")
    await channel.says("/ask@kabar_bot x", in_=group)
    (message,) = await heard(bot)
    assert message.from_user is not None
    assert message.sender_chat is not None
    assert message.from_user.username == "Channel_Bot"
    assert (message.sender_chat.title, message.sender_chat.username) == ("Warta", "warta")


async def test_posts_of_a_linked_channel_are_forwarded_into_its_group(open_telegram: Emulator) -> None:
    siti = open_telegram.user("Siti")
    group = open_telegram.group("Diskusi", [siti])
    channel = open_telegram.channel("Warta", linked_to=group)
    post = await channel.posts("<b>NATO</b> tambah pasukan", html=True)
    async with Bot(open_telegram.token, base_url=open_telegram.base_url) as bot:
        (message,) = await heard(bot)
        assert (await bot.get_chat(group.id)).linked_chat_id == channel.id
    assert (message.text, message.is_automatic_forward) == ("NATO tambah pasukan", True)
    assert message.sender_chat is not None
    assert message.sender_chat.id == channel.id
    assert message.from_user is not None
    assert message.from_user.id == 777000
    assert message.forward_origin is not None
    assert message.forward_origin.to_dict()["message_id"] == post.id


async def test_an_administrator_of_a_channel_hears_its_posts_and_posts_itself(telegram: Emulator, bot: Bot) -> None:
    channel = telegram.channel("Warta", bot="administrator")
    post = await channel.posts("NATO tambah pasukan")
    await channel.edits(post, "NATO menambah pasukan")
    new, edited = await bot.get_updates()
    assert new.channel_post is not None
    assert (new.channel_post.text, new.channel_post.from_user) == ("NATO tambah pasukan", None)
    assert edited.edited_channel_post is not None
    assert (await bot.send_message(channel.id, "ralat")).sender_chat is not None


# Comings and goings


async def test_the_bot_hears_of_being_added_and_removed(telegram: Emulator, bot: Bot, siti: Person) -> None:
    group = telegram.group("Keluarga", [], admins=[siti], bot="left")
    await siti.says("/ask@kabar_bot belum di sini", in_=group)
    await siti.adds_bot(to=group)
    await bot.send_message(group.id, "halo")
    await siti.removes_bot(from_=group)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "halo")
    joined, greeting, left = await bot.get_updates()
    assert joined.my_chat_member is not None
    assert joined.my_chat_member.from_user.id == siti.id
    assert joined.my_chat_member.old_chat_member.status == "left"
    assert joined.my_chat_member.new_chat_member.status == "member"
    assert greeting.message is not None
    assert [user.id for user in greeting.message.new_chat_members] == [bot.id]
    assert left.my_chat_member is not None
    assert left.my_chat_member.new_chat_member.status == "kicked"


async def test_a_basic_group_says_that_it_has_removed_the_bot(telegram: Emulator, bot: Bot, siti: Person) -> None:
    group = telegram.group("Keluarga", [], admins=[siti], kind="group")
    await siti.removes_bot(from_=group)
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(group.id, "halo")
    farewell, left = await bot.get_updates()
    assert farewell.message is not None
    assert farewell.message.left_chat_member is not None
    assert farewell.message.left_chat_member.id == bot.id
    assert left.my_chat_member is not None


async def test_service_messages_tell_of_people_who_come_and_go(
    telegram: Emulator, bot: Bot, siti: Person, budi: Person, group: Group
) -> None:
    citra = telegram.user("Citra")
    await budi.adds(citra, to=group)
    await siti.removes(citra, from_=group)
    await budi.leaves(group)
    added, removed, gone = await heard(bot)
    assert [user.first_name for user in added.new_chat_members] == ["Citra"]
    assert removed.left_chat_member is not None
    assert gone.left_chat_member is not None
    assert (removed.left_chat_member.id, gone.left_chat_member.id) == (citra.id, budi.id)
    with pytest.raises(AssertionError, match="Budi is not in Redaksi"):
        await budi.says("masih di sini", in_=group)


async def test_an_administrator_that_asks_for_it_hears_of_members(
    bot: Bot, siti: Person, budi: Person, group: Group
) -> None:
    await bot.get_updates(allowed_updates=[Update.CHAT_MEMBER])
    await siti.makes(budi, "administrator", in_=group)
    await siti.makes_bot("administrator", in_=group)
    await siti.makes(budi, "member", in_=group)
    (update,) = await bot.get_updates()
    assert update.chat_member is not None
    assert update.chat_member.new_chat_member.user.id == budi.id


async def test_a_restricted_bot_reads_and_may_not_write(bot: Bot, siti: Person, group: Group) -> None:
    said = await bot.send_message(group.id, "satu")
    await siti.makes_bot("restricted", in_=group)
    await siti.says("/ask@kabar_bot x", in_=group)
    assert await texts(bot) == ["/ask@kabar_bot x"]
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        await bot.send_message(group.id, "dua")
    with pytest.raises(BadRequest, match="Not enough rights to send documents to the chat"):
        await bot.send_document(group.id, b"x", filename="a.txt")
    with pytest.raises(BadRequest, match="Have no rights to send a message"):
        await bot.send_chat_action(group.id, "typing")
    await said.edit_text("satu lagi")
    await siti.makes_bot("member", in_=group)
    await bot.send_message(group.id, "dua")


async def test_the_bot_looks_up_who_leads_a_group_and_leaves_it(bot: Bot, siti: Person, group: Group) -> None:
    assert [member.user.id for member in await bot.get_chat_administrators(group.id)] == [siti.id]
    assert await bot.get_chat_member_count(group.id) == 3
    await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(group.id, "x")


async def test_only_members_and_administrators_do_as_they_please(
    telegram: Emulator, siti: Person, budi: Person, group: Group
) -> None:
    stranger = telegram.user("Eve")
    for deed in (stranger.says("x", in_=group), stranger.adds(stranger, to=group), stranger.leaves(group)):
        with pytest.raises(AssertionError, match="Eve is not in Redaksi"):
            await deed
    for deed in (budi.removes(siti, from_=group), budi.removes_bot(from_=group), budi.makes_bot("member", in_=group)):
        with pytest.raises(AssertionError, match="Budi is no administrator of Redaksi"):
            await deed


async def test_answers_are_told_apart_when_several_people_talk_at_once(
    telegram: Emulator, bot: Bot, siti: Person, budi: Person, group: Group
) -> None:
    first, second = await siti.says("/ask satu", in_=group), await budi.says("/ask dua", in_=group)
    await bot.send_message(group.id, "dua!", reply_to_message_id=second.id)
    await bot.send_message(group.id, "satu!", reply_to_message_id=first.id)
    assert [(await telegram.answer_to(asked)).text for asked in (first, second)] == ["satu!", "dua!"]
