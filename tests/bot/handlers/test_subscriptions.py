"""/langganan and /berhenti, and the news that come of it."""

from __future__ import annotations

from bot.handlers.subscriptions import MOST_TOPICS
from bot.memory import Memory
from bot.messages.keys import AlertText
from retrieval import Archive, Draft
from tests.bot.running import ID, running
from tests.telegram_api.emulator import Emulator

SENTENCE = "Gempa mengguncang Aceh pada Rabu pagi."
QUAKE = Draft("Gempa di Aceh", (f"{SENTENCE} Warga keluar rumah.", "Gempa itu terasa sampai Medan."), "Harian Contoh")


async def test_who_subscribed_is_told_once_with_the_sentence_and_its_source(
    telegram: Emulator, archive: Archive, memory: Memory
) -> None:
    ani, budi = telegram.user("Ani", language_code="id"), telegram.user("Budi", language_code="id")
    async with running(telegram, archive, memory=memory):
        done = await telegram.reply_to(await ani.says("/langganan gempa di Aceh"))
        assert done.text == ID.say(AlertText.SUBSCRIBED, topic="gempa di Aceh")
        await telegram.reply_to(await budi.says("/subscribe harga cabai"))
        archive.add(QUAKE)
        alert = await telegram.reply_to(done)
        assert alert.text == f"Kabar tentang “gempa di Aceh”\n\n{SENTENCE}\n\nGempa di Aceh, Harian Contoh"
        assert alert.texts("bold") == ["Gempa", "Aceh"]
        archive.add(Draft(QUAKE.title, QUAKE.paragraphs, "Warta Contoh", url="https://contoh.id/lain"))
        archive.add(Draft("Harga cabai naik", ("Harga cabai naik di pasar. Harga cabai itu tinggi.",)))
        await telegram.called("sendMessage", 4)
    assert len(telegram.messages(ani)) == 3
    assert len(telegram.messages(budi)) == 3


async def test_the_list_shows_what_there_is_and_its_buttons_change_it(telegram: Emulator, archive: Archive) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, archive):
        empty = await telegram.reply_to(await ani.says("/langganan"))
        assert empty.text == ID.say(AlertText.LIST_EMPTY)
        for topic in ("gempa", "banjir"):
            await telegram.reply_to(await ani.says(f"/langganan {topic}"))
        shown = await telegram.reply_to(await ani.says("/langganan"))
        assert "1. gempa\n2. banjir" in shown.text
        await ani.presses("Hentikan: gempa", on=shown)
        assert "1. banjir" in telegram.current(shown).text
        await ani.presses(ID.say(AlertText.BUTTON_DAILY), on=shown)
        assert ID.say(AlertText.LIST_DAILY, hour="07.00") in telegram.current(shown).text
        await ani.presses(ID.say(AlertText.BUTTON_QUIET), on=shown)
        assert ID.say(AlertText.LIST_QUIET, hours="21.00–05.00") in telegram.current(shown).text
        stopped = await telegram.reply_to(await ani.says("/berhenti 1"))
        assert stopped.text == ID.say(AlertText.STOPPED, topic="banjir")


async def test_what_is_no_topic_or_one_too_many_is_said_so(telegram: Emulator, archive: Archive) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, archive, max_age=10):
        vague = await telegram.reply_to(await ani.says("/langganan berita terbaru"))
        assert vague.text == ID.say(AlertText.TOPIC_VAGUE, topic="berita terbaru")
        long = await telegram.reply_to(await ani.says(f"/langganan {'gempa ' * 30}"))
        assert long.text == ID.say(AlertText.TOPIC_TOO_LONG, limit=100)
        unknown = await telegram.reply_to(await ani.says("/berhenti 4"))
        assert unknown.text == ID.say(AlertText.LIST_EMPTY)


async def test_a_chat_has_so_many_topics(telegram: Emulator, archive: Archive, memory: Memory) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, archive, memory=memory):
        for number in range(MOST_TOPICS):
            await telegram.reply_to(await ani.says(f"/langganan gempa kota{chr(97 + number)}"))
        full = await telegram.reply_to(await ani.says("/langganan banjir"))
        assert full.text == ID.say(AlertText.SUBSCRIBED_ENOUGH, limit=MOST_TOPICS)
        known = await telegram.reply_to(await ani.says("/langganan Gempa kotaa"))
        assert known.text == ID.say(AlertText.SUBSCRIBED_ALREADY, topic="Gempa kotaa")
        done = await telegram.reply_to(await ani.says("/berhenti"))
        assert done.text == ID.say(AlertText.STOPPED_ALL, count=MOST_TOPICS)
    assert memory.subscriptions.topics() == []


async def test_a_group_is_subscribed_by_its_admins_and_told_in_its_thread(telegram: Emulator, archive: Archive) -> None:
    ani, budi = telegram.user("Ani", language_code="id"), telegram.user("Budi", language_code="id")
    forum = telegram.group("Redaksi", [budi], admins=[ani], forum=True)
    topic = await ani.opens_topic("Bencana", in_=forum)
    async with running(telegram, archive):
        refused = await telegram.reply_to(await budi.says("/langganan@kabar_bot gempa", in_=topic))
        assert refused.text == ID.say(AlertText.ONLY_ADMINS)
        await telegram.reply_to(await ani.says("/langganan@kabar_bot gempa", in_=topic))
        shown = await telegram.reply_to(await budi.says("/langganan@kabar_bot", in_=topic))
        assert (await budi.presses("Hentikan: gempa", on=shown)).text == ID.say(AlertText.ONLY_ADMINS)
        assert (await telegram.reply_to(await budi.says("/berhenti@kabar_bot", in_=topic))).text == refused.text
        last = telegram.messages(topic)[-1]
        archive.add(QUAKE)
        assert SENTENCE in (await telegram.reply_to(last)).text
