"""`kill -9` in the middle of a push: nothing is lost, nothing is doubled, and the desk is told after the restart."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from functools import partial
from pathlib import Path
from random import Random

from bot.messages.keys import DeskText
from tests.bot.processes import start
from tests.bot.running import ID, new_archive
from tests.telegram_api.emulator import Emulator
from tests.telegram_api.people import Person

SEED = int(os.environ.get("KILL_SEED") or Random().randrange(2**32))
ARTICLES, CYCLES = 40, 3


def _lines(cycle: int) -> bytes:
    """Articles that no other cycle has."""
    numbers = range(cycle * ARTICLES, (cycle + 1) * ARTICLES)
    texts = [f"Kabar nomor {n} dari kota ke-{n}: ada {n * 13 + 5} rumah yang terendam banjir." for n in numbers]
    rows = ({"title": f"Banjir ke-{n}", "text": text} for n, text in zip(numbers, texts, strict=True))
    return "\n".join(map(json.dumps, rows)).encode()


def _reported(telegram: Emulator, desk: Person, report: str, since: int) -> bool:
    return any(message.text == report and message.id > since for message in telegram.messages(desk))


async def test_a_batch_that_is_killed_is_finished_and_reported_by_the_next_process(
    telegram: Emulator, tmp_path: Path
) -> None:
    random = Random(SEED)
    sys.stdout.write(f"KILL_SEED={SEED}\n")
    desk = telegram.user("Desk", language_code="id")
    settings = {"BOT_TOKEN": telegram.token, "BOT_API_URL": telegram.url, "BOT_ADMIN_IDS": str(desk.id)}
    done = ID.say(DeskText.PUSH_DONE, stored=ARTICLES, failed=0)
    for cycle in range(CYCLES):
        process = await start(tmp_path, **settings)
        await telegram.polled(60)
        sent = await desk.sends_document("banyak.jsonl", _lines(cycle), caption="/push")
        await asyncio.sleep(random.uniform(0.0, 1.2))
        process.kill()
        await process.communicate()
        process = await start(tmp_path, **settings)
        reported = partial(_reported, telegram, desk, done, sent.id)
        await telegram.until(reported, "the report", timeout=60)
        process.terminate()
        await process.communicate()
        assert process.returncode == 0
        with new_archive(tmp_path) as archive:
            titles = sorted(article.title for article in archive.articles())
            assert titles == sorted(f"Banjir ke-{n}" for n in range((cycle + 1) * ARTICLES))
            assert archive.check().problems == ()
