"""A push that is interrupted is taken up again; one that is delivered twice is carried out once."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from threading import Event

from bot.memory import Memory
from bot.messages.keys import DeskText
from retrieval import Addition, Archive, Draft
from tests.bot.running import ARTICLE, ID, QUESTION, TITLE, eventually, new_archive, running
from tests.telegram_api.emulator import Emulator


class Slow(Archive):
    """Adds nothing before it is told to go on."""

    go_on = Event()

    def add(self, draft: Draft) -> Addition:
        assert self.go_on.wait(10)
        return super().add(draft)


def _lines(count: int) -> bytes:
    texts = [f"Kabar nomor {n} dari kota: ada {n * 13} rumah yang terendam banjir." for n in range(count)]
    rows = [{"title": f"Banjir ke-{n}", "text": text} for n, text in enumerate(texts)]
    return "\n".join(map(json.dumps, rows)).encode()


async def test_what_a_stop_interrupts_is_taken_up_again_and_reported(
    telegram: Emulator, tmp_path: Path, memory: Memory
) -> None:
    desk = telegram.user("Desk", language_code="id")
    Slow.go_on.clear()
    with new_archive(tmp_path, Slow) as archive:
        async with running(telegram, archive, [desk], memory=memory):
            sent = await desk.sends_document("banyak.jsonl", _lines(3), caption="/push")
            await desk.hears()
            Slow.go_on.set()
            await eventually(archive.articles)
            Slow.go_on.clear()
            asyncio.get_running_loop().call_later(0.5, Slow.go_on.set)
        assert not memory.pushes.begin(desk.id, sent.id, "noted already")
        async with running(telegram, archive, [desk], memory=memory):
            await eventually(lambda: len(archive.articles()) == 3)
            report = ID.say(DeskText.PUSH_DONE, stored=3, failed=0)
            await telegram.until(lambda: telegram.messages(desk)[-1].text == report, "the report")
    assert memory.pushes.unfinished() == []
    assert ID.say(DeskText.PUSH_RESUMED) in [message.text for message in telegram.messages(desk)]


async def test_a_push_that_a_crash_left_behind_is_carried_out_and_told(
    telegram: Emulator, archive: Archive, memory: Memory
) -> None:
    desk = telegram.user("Desk", language_code="id")
    async with running(telegram, archive, [desk], memory=memory):
        said = await desk.says(f"/push {ARTICLE}")
        await telegram.reply_to(said)
    assert memory.pushes.unfinished() == []
    archive.remove(1)
    memory.pushes.begin(desk.id, said.id, json.dumps(said.raw))
    async with running(telegram, archive, [desk], memory=memory):
        told = [await desk.hears(), await desk.hears()]
    assert told[0].text == ID.say(DeskText.PUSH_RESUMED)
    assert told[1].text.startswith(ID.say(DeskText.PUSH_ADDED, id=2))
    assert memory.pushes.unfinished() == []


async def test_a_push_that_was_interrupted_twice_is_given_up_and_said_to_be(
    telegram: Emulator, archive: Archive, memory: Memory
) -> None:
    desk = telegram.user("Desk", language_code="id")
    said = await desk.says("/weather")
    memory.pushes.begin(desk.id, said.id, json.dumps({**said.raw, "text": f"/push {ARTICLE}"}))
    memory.pushes.unfinished()
    async with running(telegram, archive, [desk], memory=memory):
        await telegram.until(lambda: len(telegram.messages(desk)) >= 3, "both replies")
        await eventually(lambda: not memory.pushes.unfinished())
    assert ID.say(DeskText.PUSH_GIVEN_UP) in [message.text for message in telegram.messages(desk)]
    assert archive.articles() == []


async def test_the_desk_may_ask_while_its_batch_is_worked_on(telegram: Emulator, tmp_path: Path) -> None:
    desk = telegram.user("Desk", language_code="id")
    Slow.go_on.set()
    with new_archive(tmp_path, Slow) as archive:
        async with running(telegram, archive, [desk]):
            await telegram.reply_to(await desk.says(f"/push {ARTICLE}"))
            Slow.go_on.clear()
            await desk.sends_document("banyak.jsonl", _lines(2), caption="/push")
            await desk.hears()
            answer = await telegram.reply_to(await desk.says(QUESTION))
            Slow.go_on.set()
            report = await desk.hears()
    assert "40.000" in answer.text
    assert report.text.startswith(ID.say(DeskText.PUSH_DONE, stored=2, failed=0))


async def test_what_the_desk_forwards_in_private_is_stored_at_a_press(telegram: Emulator, archive: Archive) -> None:
    desk, channel = telegram.user("Desk", language_code="id"), telegram.channel("Harian Contoh")
    async with running(telegram, archive, [desk]):
        post = await desk.forwards(await channel.posts(ARTICLE))
        offered = await telegram.reply_to(post)
        assert offered.text == ID.say(DeskText.PUSH_OFFER)
        await desk.presses(ID.say(DeskText.BUTTON_PUSH), on=offered)
        await telegram.until(archive.articles, "the article")
    (article,) = archive.articles()
    assert (article.title, article.source) == (TITLE, "Harian Contoh")
    assert article.published is not None
