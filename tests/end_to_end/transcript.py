"""A private and a group conversation from a real run, for the README: `python -m tests.end_to_end.transcript`.

The bundled model, the articles of seeds/, the real application, Telegram played by the emulator. What was said is
written between the two marks in README.md.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from retrieval import Archive, RetrievalSettings, open_archive
from tests.bot.running import running
from tests.conftest import ROOT
from tests.telegram_api.emulator import Emulator
from tests.telegram_api.people import Group, Person
from tests.telegram_api.reading import Message

BEGIN, END = "<!-- transcript -->", "<!-- end of transcript -->"


async def private(telegram: Emulator) -> list[str]:
    """Ani asks, follows up, looks at the sources, asks what the archive does not say, wants news and headlines."""
    ani = telegram.user("Ani", language_code="id")
    answer = await telegram.reply_to(await ani.says("berapa tentara NATO di perbatasan timur?"), 60)
    await telegram.reply_to(await ani.says("lalu berapa diplomat Rusia yang diusir?"))
    await ani.presses("Sumber", on=answer)
    await ani.hears()
    for words in ("berapa harga emas Antam minggu ini?", "apa kabar soal gempa?", "/terbaru gempa", "makasih ya"):
        await telegram.reply_to(await ani.says(words))
    return _told(telegram, ani)


async def in_a_group(telegram: Emulator) -> list[str]:
    """Kabar comes into a group and speaks when it is spoken to; two follow-ups belong to two answers."""
    budi, citra = telegram.user("Budi", language_code="id"), telegram.user("Citra", language_code="id")
    group = telegram.group("Keluarga", [citra], admins=[budi], bot="left")
    await budi.adds_bot(to=group)
    await budi.hears(in_=group)
    claim = await budi.says("Berapa kasus hantavirus di Jakarta, ya?", in_=group)
    cases = await telegram.reply_to(await citra.says("/tanya", replying_to=claim))
    cup = await telegram.reply_to(await budi.says("@kabar_bot siapa juara Piala Uber 2026?", in_=group))
    await telegram.reply_to(await citra.says("kalau di kapal?", replying_to=cases))
    await telegram.reply_to(await budi.says("siapa lawannya?", replying_to=cup))
    return _told(telegram, group)


def _told(telegram: Emulator, where: Person | Group) -> list[str]:
    return [_lines(message, telegram) for message in telegram.messages(where) if message.text]


def _lines(message: Message, telegram: Emulator) -> str:
    """A message as it reads: the bot's set in, quotes behind a bar, buttons in brackets."""
    said = message.text
    for quote in message.texts("expandable_blockquote") + message.texts("blockquote"):
        # The statement may stand in the quote as well: the quote comes last.
        before, _, after = said.rpartition(quote)
        said = before + "\n".join(f"│ {line}" for line in quote.split("\n")) + after
    buttons = ["[" + "] [".join(row) + "]" for row in message.buttons()]
    if message.sender_id != telegram.bot.id:
        reply = message.reply_to_message
        to = f" (membalas {reply.raw['from']['first_name']})" if reply else ""
        return f"{message.raw['from']['first_name']}{to}: {said}"
    return "\n".join(f"    {line}".rstrip() for line in "\n".join([said, *buttons]).split("\n"))


def _seed(archive: Archive) -> None:
    lines = (ROOT / "seeds" / "articles.jsonl").read_text("utf-8").splitlines()
    for _ in archive.add_all(archive.read_record(line).draft for line in lines):
        pass


async def transcript(folder: Path) -> str:
    """Both conversations as Markdown."""
    with open_archive(RetrievalSettings(data_dir=folder)) as archive:
        _seed(archive)
        async with Emulator(hears_mentions=True) as telegram, running(telegram, archive):
            conversations = [await private(telegram), await in_a_group(telegram)]
            assert telegram.violations == []
    titles = ("In private:", "In a group:")
    blocks = ("\n\n".join(lines) for lines in conversations)
    return "\n\n".join(f"{title}\n\n```\n{block}\n```" for title, block in zip(titles, blocks, strict=True))


def main() -> None:
    with TemporaryDirectory() as folder:
        told = asyncio.run(transcript(Path(folder)))
    readme = ROOT / "README.md"
    before, _, rest = readme.read_text("utf-8").partition(BEGIN)
    readme.write_text(f"{before}{BEGIN}\n{told}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
