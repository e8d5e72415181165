"""How long a run of alerts takes, and how much memory: python -m tests.benchmarks.alert_run [SUBSCRIBERS]."""

from __future__ import annotations

import asyncio
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.memory import Address, Found
from retrieval import Topic
from tests.bot.processes import start
from tests.bot.running import ARTICLE, new_archive, new_memory
from tests.telegram_api.emulator import Emulator

SUBSCRIBERS = 10_000


def _prepare(folder: Path, chats: list[int]) -> None:
    topic, now = Topic("NATO", "id"), datetime.now(UTC)
    with new_archive(folder) as archive, new_memory(folder) as memory:
        article = archive.add(archive.parse(ARTICLE)).article
        paragraph = archive.browsing.whole(article.id).paragraphs[0]
        for chat in chats:
            memory.subscriptions.add(Address(chat), topic, now, most=1)
        memory.alerts.put(Found(topic, article.id, paragraph.id, paragraph.sentence_spans[0], ()), now)


def _resident(pid: int) -> int:
    """The most megabytes that the process has held so far."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM"))


async def measure(count: int) -> None:
    async with Emulator() as telegram:
        people = [telegram.user(f"Orang {number}") for number in range(count)]
        with TemporaryDirectory() as folder:
            _prepare(Path(folder), [person.id for person in people])
            process = await start(Path(folder), BOT_TOKEN=telegram.token, BOT_API_URL=telegram.url)
            await telegram.called("sendMessage", 1, timeout=60)
            began, before = time.perf_counter(), _resident(process.pid)
            await telegram.called("sendMessage", count, timeout=count)
            took = time.perf_counter() - began
            sys.stdout.write(f"{count} alerts in {took:.0f} s: {count / took:.1f} a second; ")
            sys.stdout.write(f"at most {_resident(process.pid)} MB, {before} MB when it began\n")
            process.terminate()
            await process.communicate()
        told = Counter(len(telegram.messages(person)) for person in people)
    sys.stdout.write(f"messages each chat got: {dict(told)}\n")


if __name__ == "__main__":
    asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else SUBSCRIBERS))
