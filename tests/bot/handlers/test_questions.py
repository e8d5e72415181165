"""Asking in Telegram: the whole way over HTTP, from a person's message to the bot's."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

import pytest

from bot.context import Threads
from bot.handlers.asking import LONGEST_QUESTION
from bot.messages.keys import Text
from bot.messages.texts import Texts
from retrieval import Answer, Archive, Draft, Question, Reason, RetrievalSettings
from retrieval.language.detection import detect
from retrieval.protocols import Embedder
from tests.bot.running import EN, ID, MS, QUESTION, TITLE, new_archive, running
from tests.telegram_api import faults
from tests.telegram_api.emulator import Emulator

SENTENCE = "Saat ini ada sekitar 40.000 tentara di bawah komando langsung NATO di perbatasan timur."


async def test_a_question_is_answered_with_a_highlight_a_quote_and_its_source(
    telegram: Emulator, newsroom: Archive
) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, newsroom):
        answer = await telegram.reply_to(await ani.says(QUESTION))
    assert answer.text.startswith(f"{SENTENCE} [1]\n")
    (bold,) = answer.texts("bold")
    assert "40.000" in bold
    (quote,) = answer.texts("expandable_blockquote")
    assert quote == f"{SENTENCE} Mereka tersebar luas."
    assert answer.text.splitlines()[-1].startswith(f"[1] {TITLE}")


async def test_previews_of_links_are_off(telegram: Emulator, archive: Archive) -> None:
    archive.add(Draft("Judul", ("Ada 3 orang di desa itu. Lagi.",), url="https://contoh.id/a"))
    async with running(telegram, archive):
        answer = await telegram.reply_to(await telegram.user("Ani").says("berapa orang di desa itu?"))
    assert answer.links() == {"Judul": "https://contoh.id/a"}
    assert telegram.calls("sendMessage")[0].params["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize("command", ["/ask", "/tanya", "/ask@kabar_bot", "/TANYA"])
async def test_commands_ask_too(telegram: Emulator, newsroom: Archive, command: str) -> None:
    async with running(telegram, newsroom):
        answer = await telegram.reply_to(await telegram.user("Ani").says(f"{command}\n {QUESTION}"))
    assert answer.text.startswith(SENTENCE)


async def test_a_bare_command_asks_the_message_that_it_replies_to(newsroom: Archive) -> None:
    async with Emulator() as telegram, running(telegram, newsroom):
        ani, budi = telegram.user("Ani", language_code="id"), telegram.user("Budi", language_code="id")
        group = telegram.group("Keluarga", [ani, budi])
        asked = await ani.says(QUESTION, chat=group)
        answer = await telegram.reply_to(await budi.replies(asked, "/tanya"))
        assert answer.text.startswith(SENTENCE)


async def test_an_answer_speaks_the_language_of_the_question(telegram: Emulator, archive: Archive) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, archive):
        answer = await telegram.reply_to(await ani.says("how many soldiers does the alliance have at the border?"))
    assert answer.text == EN.say(Text.ANSWER_EMPTY_ARCHIVE)


async def test_a_question_that_nothing_fits_is_declined_with_the_nearest_headlines(
    telegram: Emulator, tmp_path: Path
) -> None:
    class Careful(Archive):
        """Declines everything, whatever the embedder thinks of it."""

        def ask(self, question: Question, *, without: Collection[int] = ()) -> Answer:
            return Answer(question, "id", (), 0.0, Reason.NOTHING_FITS, tuple(self.search(question, 1)))

    with new_archive(tmp_path, Careful) as archive:
        archive.add(archive.parse(f"{TITLE}\n\n{SENTENCE}\n\nLagi satu paragraf tentang hal yang sama sekali lain."))
        async with running(telegram, archive):
            answer = await telegram.reply_to(await telegram.user("Ani").says("siapa juara Piala Dunia 2022?"))
    assert answer.text.startswith(f"{ID.say(Text.ANSWER_NOTHING_FITS)}\n\n{ID.say(Text.ANSWER_NEAREST)}\n• {TITLE}")


@pytest.mark.parametrize(
    ("reason", "message", "code", "texts", "reply"),
    [
        (Reason.ABOUT_THE_BOT, "who are you?", "id", EN, Text.ANSWER_ABOUT_THE_BOT),
        (Reason.ABOUT_THE_BOT, "kamu bisa apa?", "en", ID, Text.ANSWER_ABOUT_THE_BOT),
        (Reason.ABOUT_THE_BOT, "help", "en", EN, Text.ANSWER_ABOUT_THE_BOT),
        (Reason.A_REQUEST, "write me a poem", "id", EN, Text.ANSWER_A_REQUEST),
        (Reason.A_REQUEST, "buatkan puisi tentang hujan", "ms", MS, Text.ANSWER_A_REQUEST),
        (Reason.NOT_A_QUESTION, "wkwkwk", "en", EN, Text.ANSWER_NOT_A_QUESTION),
        (Reason.GREETING, "selamat pagi", "en", EN, Text.ANSWER_GREETING),
        (Reason.THANKS, "makasih ya kak", "id", ID, Text.ANSWER_THANKS),
    ],
)
async def test_what_is_no_question_for_the_archive_is_answered_in_words_of_its_own(
    telegram: Emulator, tmp_path: Path, reason: Reason, message: str, code: str, texts: Texts, reply: Text
) -> None:
    class Sociable(Archive):
        """Takes everything for the one thing, in the language that it is in."""

        def ask(self, question: Question, *, without: Collection[int] = ()) -> Answer:
            return Answer(question, detect(question.text), (), 0.0, reason)

    with new_archive(tmp_path, Sociable) as archive:
        async with running(telegram, archive):
            said = await telegram.reply_to(await telegram.user("Ani", language_code=code).says(message))
    assert said.text == texts.say(reply)


async def test_empty_and_endless_questions_get_a_short_text(telegram: Emulator, newsroom: Archive) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, newsroom):
        empty = await telegram.reply_to(await ani.says("/tanya"))
        endless = await telegram.reply_to(await ani.says("x" * (LONGEST_QUESTION + 1)))
    assert empty.text == ID.say(Text.QUESTION_EMPTY)
    assert endless.text == ID.say(Text.QUESTION_TOO_LONG, limit=LONGEST_QUESTION)


async def test_unknown_commands_and_pictures_get_a_hint_in_private(telegram: Emulator, newsroom: Archive) -> None:
    ani = telegram.user("Ani", language_code="en")
    async with running(telegram, newsroom):
        unknown = await telegram.reply_to(await ani.says("/weather"))
        foreign = await telegram.reply_to(await ani.says("/ask@other_bot x"))
        document = await telegram.reply_to(await ani.sends_document("a.pdf", b"%PDF"))
    assert unknown.text == foreign.text == EN.say(Text.QUESTION_UNKNOWN_COMMAND)
    assert document.text == EN.say(Text.QUESTION_NOT_TEXT)


async def test_in_a_group_kabar_answers_only_when_asked_and_says_to_whom(newsroom: Archive) -> None:
    async with Emulator(reads_all_group_messages=True) as telegram:
        ani = telegram.user("Ani", language_code="id")
        group = telegram.group("Keluarga", [ani])
        async with running(telegram, newsroom):
            await ani.says(QUESTION, chat=group)
            await ani.says("/weather", chat=group)
            await ani.says("/ask@other_bot x", chat=group)
            asked = await ani.says(f"/tanya {QUESTION}", chat=group)
            answer = await telegram.reply_to(asked)
        assert answer.text.startswith(SENTENCE)
        assert answer.reply_to_message
        assert answer.reply_to_message.id == asked.id
        assert len([message for message in telegram.messages(group) if message.sender_id == telegram.bot.id]) == 1
        assert telegram.violations == []


async def test_an_edited_question_is_not_asked_again(telegram: Emulator, newsroom: Archive) -> None:
    ani = telegram.user("Ani")
    async with running(telegram, newsroom):
        question = await ani.says(f"/ask {QUESTION}")
        await telegram.reply_to(question)
        await ani.edits(question, f"/ask {QUESTION}?")
        last = await ani.says("/weather")
        answer = await telegram.reply_to(last)
    assert answer.text == ID.say(Text.QUESTION_UNKNOWN_COMMAND)
    assert len(telegram.calls("sendMessage")) == 2


async def test_wild_texts_arrive_whole(telegram: Emulator, archive: Archive) -> None:
    archive.add(Draft("<b>Judul</b> & 👩‍👩‍👧", ("Harga <i>naik</i> 12% & \u202eturun 👍🏽 di \u200bPasar. Itu saja.",)))
    async with running(telegram, archive):
        answer = await telegram.reply_to(await telegram.user("Ani").says("harga <b>naik</b> berapa % di Pasar & 👍🏽?"))
    assert "Harga <i>naik</i> 12% & turun 👍🏽 di \u200bPasar." in answer.text
    assert "[1] <b>Judul</b> & 👩‍👩‍👧" in answer.text


# Faults


# python-telegram-bot warns of its own use of its own attribute, whenever a RetryAfter is made.
@pytest.mark.filterwarnings("ignore:.*`retry_after`.*:DeprecationWarning")
async def test_a_flood_limit_is_waited_for_and_the_answer_comes_once(telegram: Emulator, newsroom: Archive) -> None:
    telegram.fails("sendMessage", faults.status(429, "Too Many Requests: retry after 1", retry_after=1))
    async with running(telegram, newsroom):
        answer = await telegram.reply_to(await telegram.user("Ani").says(QUESTION))
    assert answer.text.startswith(SENTENCE)
    assert len([call for call in telegram.calls("sendMessage") if call.ok]) == 1


async def test_when_telegram_fails_the_person_is_told_and_the_bot_goes_on(
    telegram: Emulator, newsroom: Archive
) -> None:
    ani = telegram.user("Ani", language_code="id")
    telegram.fails("sendMessage", faults.status(502, "Bad Gateway", body=b"<html>502 Bad Gateway</html>"))
    async with running(telegram, newsroom):
        told = await telegram.reply_to(await ani.says(QUESTION))
        answer = await telegram.reply_to(await ani.says(QUESTION))
    assert told.text.startswith(ID.say(Text.TROUBLE_ERROR, id=""))
    assert answer.text.startswith(SENTENCE)


async def test_failing_to_fetch_updates_or_to_show_typing_costs_no_answer(
    telegram: Emulator, newsroom: Archive
) -> None:
    telegram.fails("getUpdates", faults.status(502, "Bad Gateway", body=b"<html>502 Bad Gateway</html>"))
    telegram.fails("sendChatAction", faults.garbage())
    async with running(telegram, newsroom):
        answer = await telegram.reply_to(await telegram.user("Ani").says(QUESTION))
    assert answer.text.startswith(SENTENCE)


async def test_markup_that_telegram_refuses_goes_out_as_plain_text(telegram: Emulator, newsroom: Archive) -> None:
    refusal = 'Bad Request: can\'t parse entities: Unsupported start tag "blockquote" at byte offset 100'
    telegram.fails("sendMessage", faults.status(400, refusal))
    async with running(telegram, newsroom):
        answer = await telegram.reply_to(await telegram.user("Ani").says(QUESTION))
    assert answer.text.startswith(f"{SENTENCE} [1]\n{SENTENCE}")
    assert answer.entities == []


# Waiting


class Gated(Archive):
    """Works on a question with "lambat" in it until the gate is opened."""

    def __init__(self, settings: RetrievalSettings, embedder: Embedder | None, *, read_only: bool) -> None:
        super().__init__(settings, embedder, read_only=read_only)
        self.gate = threading.Event()
        self.begun = threading.Event()

    def ask(self, question: Question, *, without: Collection[int] = ()) -> Answer:
        if "lambat" in question.text:
            self.begun.set()
            assert self.gate.wait(20)
        return super().ask(question, without=without)


async def test_a_slow_answer_holds_up_its_own_chat_and_no_other(telegram: Emulator, tmp_path: Path) -> None:
    ani, budi = telegram.user("Ani", language_code="id"), telegram.user("Budi", language_code="id")
    with closing(new_archive(tmp_path, Gated)) as archive:
        async with running(telegram, archive):
            await ani.says("pertanyaan yang lambat sekali tentang tentara")
            await asyncio.to_thread(archive.begun.wait, 10)
            await ani.says("/weather")
            quick = await telegram.reply_to(await budi.says(QUESTION))
            assert quick.text == ID.say(Text.ANSWER_EMPTY_ARCHIVE)
            assert [message.sender_id for message in telegram.messages(ani)] == [ani.id, ani.id]
            archive.gate.set()
            first, second = await ani.hears(), await ani.hears()
    assert first.text == ID.say(Text.ANSWER_EMPTY_ARCHIVE)
    assert second.text == ID.say(Text.QUESTION_UNKNOWN_COMMAND)


async def test_a_full_waiting_line_is_said_at_once(telegram: Emulator, tmp_path: Path) -> None:
    ani, budi = telegram.user("Ani", language_code="id"), telegram.user("Budi", language_code="id")
    with closing(new_archive(tmp_path, Gated)) as archive:
        async with running(telegram, archive, threads=Threads(threads=1, waiting=0)):
            slow = await ani.says("pertanyaan yang lambat sekali tentang tentara")
            await asyncio.to_thread(archive.begun.wait, 10)
            busy = await telegram.reply_to(await budi.says(QUESTION))
            archive.gate.set()
            await telegram.reply_to(slow)
            later = await telegram.reply_to(await budi.says(QUESTION))
    assert busy.text == ID.say(Text.TROUBLE_BUSY)
    assert later.text == ID.say(Text.ANSWER_EMPTY_ARCHIVE)
