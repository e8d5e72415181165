"""Files and forwarded messages: what is carried over, where it is from, and how its bytes are fetched."""

import pytest
from telegram import (
    Bot,
    Message,
    MessageEntity,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)
from telegram.error import BadRequest

from tests.telegram_api import Emulator, Person


@pytest.fixture
def desk(telegram: Emulator) -> Person:
    return telegram.user("Desk")


async def heard(bot: Bot) -> list[Message]:
    return [update.message for update in await bot.get_updates() if update.message]


async def test_a_document_comes_and_goes_with_its_bytes(telegram: Emulator, bot: Bot) -> None:
    ani = telegram.user("Ani")
    await ani.sends_document("berita.txt", b"isi berita", caption="/push sekarang", mime_type="text/plain")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    assert (update.message.document.mime_type, update.message.caption) == ("text/plain", "/push sekarang")
    assert [entity.type for entity in update.message.caption_entities] == [MessageEntity.BOT_COMMAND]
    file = await update.message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"isi berita"

    sent = await bot.send_document(ani.id, b"\x00\xff", filename="arsip.bin", caption="<b>arsip</b>", parse_mode="HTML")
    heard = await ani.hears()
    assert (telegram.content(heard), heard.texts("bold")) == (b"\x00\xff", ["arsip"])
    assert sent.document is not None
    again = await bot.send_document(ani.id, sent.document.file_id)
    assert again.document == sent.document
    with pytest.raises(BadRequest, match="Wrong file identifier"):
        await bot.send_document(ani.id, "nothing")


async def test_a_picture_has_a_caption_and_no_name(bot: Bot, desk: Person) -> None:
    await desk.sends_photo(b"JFIF", caption="/push https://a.id/berita")
    (message,) = await heard(bot)
    assert message.caption == "/push https://a.id/berita"
    assert [entity.type for entity in message.caption_entities] == [MessageEntity.BOT_COMMAND, MessageEntity.URL]
    assert bytes(await (await message.photo[-1].get_file()).download_as_bytearray()) == b"JFIF"


async def test_files_are_sent_in_groups_and_as_replies(telegram: Emulator, bot: Bot, desk: Person) -> None:
    group = telegram.group("Redaksi", [desk])
    asked = await desk.says("/push@kabar_bot", in_=group)
    await desk.sends_document("a.txt", b"isi", caption="/push@kabar_bot", replying_to=asked)
    await desk.sends_document("b.txt", b"isi", in_=group)
    _, document = await heard(bot)
    assert document.reply_to_message is not None
    assert (document.chat.id, document.reply_to_message.message_id) == (group.id, asked.id)


async def test_a_caption_is_edited_and_the_file_stays(bot: Bot, desk: Person) -> None:
    sent = await desk.sends_document("a.txt", b"isi", caption="satu")
    await desk.edits(sent, "/push")
    _, update = await bot.get_updates()
    assert update.edited_message is not None
    assert update.edited_message.document is not None
    assert (update.edited_message.caption, update.edited_message.text) == ("/push", None)


async def test_bots_fetch_no_more_than_twenty_megabytes(bot: Bot, desk: Person) -> None:
    await desk.sends_document("besar.txt", b"x" * (20 * 1024 * 1024 + 1))
    (message,) = await heard(bot)
    assert message.document is not None
    with pytest.raises(BadRequest, match="File is too big"):
        await message.document.get_file()
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.get_file("nothing")


async def test_a_post_of_a_channel_is_forwarded_with_its_links_and_its_origin(
    telegram: Emulator, bot: Bot, desk: Person
) -> None:
    channel = telegram.channel("Antara", username="antaranews")
    post = await channel.posts('NATO tambah pasukan <a href="https://a.id/1">baca</a>', html=True)
    await desk.forwards(post)
    await desk.replies(await desk.says("teruskan"), "/push")
    message, *_ = await heard(bot)
    assert message.text == "NATO tambah pasukan baca"
    assert [entity.url for entity in message.entities] == ["https://a.id/1"]
    assert message.from_user is not None
    assert message.from_user.id == desk.id
    origin = message.forward_origin
    assert isinstance(origin, MessageOriginChannel)
    assert (origin.chat.username, origin.message_id) == ("antaranews", post.id)


async def test_forwards_lead_to_people_who_allow_it_and_only_name_the_others(
    telegram: Emulator, bot: Bot, desk: Person
) -> None:
    ani = telegram.user("Ani")
    hidden = telegram.user("Budi", last_name="Utomo", hides_forwards=True)
    group = telegram.group("Redaksi", [ani, hidden], admins=[desk], bot="left")
    for said in (
        await ani.says("satu", in_=group),
        await hidden.says("dua", in_=group),
        await desk.says("tiga", in_=group, anonymously=True),
    ):
        await desk.forwards(said)
    first, second, third = (message.forward_origin for message in await heard(bot))
    assert isinstance(first, MessageOriginUser)
    assert first.sender_user.id == ani.id
    assert isinstance(second, MessageOriginHiddenUser)
    assert second.sender_user_name == "Budi Utomo"
    assert isinstance(third, MessageOriginChat)
    assert third.sender_chat.id == group.id


async def test_a_forward_of_a_forward_keeps_its_origin_and_a_file_its_caption(
    telegram: Emulator, bot: Bot, desk: Person
) -> None:
    ani = telegram.user("Ani")
    document = await ani.sends_document("a.txt", b"isi", caption="naskah")
    await desk.forwards(await ani.forwards(document))
    *_, message = await heard(bot)
    assert isinstance(message.forward_origin, MessageOriginUser)
    assert message.forward_origin.sender_user.id == ani.id
    assert message.document is not None
    assert (message.document.file_name, message.caption) == ("a.txt", "naskah")
