"""/terbaru and the cards of articles."""

from __future__ import annotations

from bot.messages.keys import Text
from retrieval import Archive
from tests.bot.handlers.questioning import CHILLI, NATO, Curious
from tests.bot.running import EN, ID, running
from tests.telegram_api.emulator import Emulator


async def test_the_latest_headlines_come_newest_first_and_open_as_cards(telegram: Emulator, curious: Curious) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, curious):
        listed = await telegram.reply_to(await ani.says("/terbaru"))
        heading, first, second = listed.text.splitlines()
        assert heading == ID.say(Text.LATEST_HEADING)
        assert first.startswith(f"1. {CHILLI.title}, Warta Pasar, ")
        assert second == f"2. {NATO.title}, Harian Contoh, 24 Maret 2022"
        assert listed.links() == {NATO.title: NATO.url}
        assert listed.buttons() == [["1", "2"]]
        await ani.presses("1", on=listed)
        card = await telegram.reply_to(listed)
    assert card.text.startswith(f"{CHILLI.title}\nWarta Pasar, ")
    assert card.texts("expandable_blockquote") == list(CHILLI.paragraphs)


async def test_headlines_on_a_topic(telegram: Emulator, curious: Curious) -> None:
    john = telegram.user("John", language_code="en")
    async with running(telegram, curious):
        found = await telegram.reply_to(await john.says("/latest tentara NATO"))
        nothing = await telegram.reply_to(await john.says("/terbaru <b>bulu tangkis</b>"))
    assert found.text.startswith(f"{EN.say(Text.LATEST_ABOUT, topic='tentara NATO')}\n1. {NATO.title}")
    assert nothing.text == EN.say(Text.LATEST_NONE, topic="<b>bulu tangkis</b>")


async def test_an_empty_archive_has_no_headlines(telegram: Emulator, archive: Archive) -> None:
    async with running(telegram, archive):
        said = await telegram.reply_to(await telegram.user("Ani", language_code="id").says("/terbaru"))
    assert said.text == ID.say(Text.LATEST_EMPTY)


async def test_a_link_opens_an_articles_card(telegram: Emulator, curious: Curious) -> None:
    ani = telegram.user("Ani", language_code="id")
    number = next(article.id for article in curious.articles() if article.title == NATO.title)
    async with running(telegram, curious):
        card = await telegram.reply_to(await ani.starts(f"a_{number}"))
        gone = await telegram.reply_to(await ani.starts("a_999999"))
        other = await telegram.reply_to(await ani.starts("inline"))
    assert card.texts("bold") == [NATO.title]
    assert gone.text == ID.say(Text.ARTICLE_GONE)
    assert other.text == ID.say(Text.START)
