"""Editors are named and removed; how things stand can be asked."""

from __future__ import annotations

from bot.memory import DeskDeed, Memory
from bot.messages.keys import DeskText
from retrieval import Archive
from tests.bot.memory.turns import NOON
from tests.bot.running import ARTICLE, ID, QUESTION, running
from tests.telegram_api.emulator import Emulator
from tests.telegram_api.people import Person


async def test_an_editor_named_by_a_reply_pushes_until_they_are_removed(
    telegram: Emulator, archive: Archive, desk: Person
) -> None:
    edi = telegram.user("Edi <b>", language_code="id")
    group = telegram.group("Redaksi", [desk, edi])
    async with running(telegram, archive, [desk]):
        said = await edi.says("Saya siap", in_=group)
        listed = await telegram.reply_to(await desk.says("/editors@kabar_bot", in_=group, replying_to=said))
        assert f"• Edi <b> ({edi.id})" in listed.text
        told = await telegram.reply_to(await edi.says(f"/push {ARTICLE}"))
        assert told.text.startswith(ID.say(DeskText.PUSH_ADDED, id=1))
        await telegram.until(lambda: "push" in telegram.commands(scope={"type": "chat", "chat_id": edi.id}), "the menu")
        await desk.presses(ID.say(DeskText.BUTTON_REMOVE, name="Edi <b>"), on=listed)
        assert telegram.current(listed).text.startswith(ID.say(DeskText.EDITORS_NONE))
        told = await telegram.reply_to(await edi.says(f"/push {ARTICLE}"))
    assert told.text == ID.say(DeskText.REFUSED)


async def test_how_an_editor_is_named_is_explained(telegram: Emulator, archive: Archive, desk: Person) -> None:
    async with running(telegram, archive, [desk]):
        none = await telegram.reply_to(await desk.says("/editors"))
        wrong = await telegram.reply_to(await desk.says("/editors Edi"))
    assert none.text == f"{ID.say(DeskText.EDITORS_NONE)}\n{ID.say(DeskText.EDITORS_USAGE)}"
    assert wrong.text == ID.say(DeskText.EDITORS_USAGE)


async def test_an_empty_trail_says_so_and_a_long_one_is_turned(
    telegram: Emulator, archive: Archive, desk: Person, memory: Memory
) -> None:
    async with running(telegram, archive, [desk], memory=memory):
        assert (await telegram.reply_to(await desk.says("/audit"))).text == ID.say(DeskText.AUDIT_EMPTY)
        for number in range(12):
            memory.audit.write(DeskDeed(NOON, desk.id, "Desk", "editor", f"E{number} ({1000 + number})"))
        trail = await telegram.reply_to(await desk.says("/audit"))
        assert trail.text.splitlines()[1].endswith("E11 (1011)")
        await desk.presses("›", on=trail)
    assert telegram.current(trail).text.splitlines()[-1].endswith("E0 (1000)")


async def test_statistics_tell_what_is_there_and_what_is_asked(
    telegram: Emulator, archive: Archive, desk: Person
) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, archive, [desk]):
        await telegram.reply_to(await desk.says(f"/push {ARTICLE}"))
        answer = await telegram.reply_to(await ani.says(QUESTION))
        await ani.presses("👍 Membantu", on=answer)
        told = await telegram.reply_to(await desk.says("/stats"))
    lines = told.text.splitlines()
    assert lines[:2] == ["Artikel: 1", "Paragraf: 2"]
    assert lines[-2:] == [
        "Dalam 30 hari terakhir: 1 pertanyaan (0 per hari), 0% tanpa jawaban",
        "Dinilai membantu: 1, tidak membantu: 0",
    ]


async def test_the_status_tells_the_model_the_indexes_and_the_line(
    telegram: Emulator, archive: Archive, desk: Person
) -> None:
    async with running(telegram, archive, [desk]):
        empty = await telegram.reply_to(await desk.says("/status"))
        await telegram.reply_to(await desk.says(f"/push {ARTICLE}"))
        told = await telegram.reply_to(await desk.says("/status"))
    assert "Indeks: 0 paragraf menurut makna, 0 menurut kata" in empty.text
    assert "Indeks: 2 paragraf menurut makna, 2 menurut kata; perubahan ke-2, tertinggal 0" in told.text
    assert "Umpan: 0, gagal dibaca 0, artikel menunggu 0, terlambat paling lama 0 detik" in told.text
