"""How long the bot takes from its start to its first answer, to a question that was waiting for it."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path

from tests.benchmarks.made_up import questions
from tests.conftest import ROOT
from tests.telegram_api.emulator import Emulator


async def first_answer(folder: Path) -> float:
    """Seconds, over the archive in this data folder."""
    async with Emulator() as telegram:
        person = telegram.user("Sari", language_code="id")
        settings = {"BOT_TOKEN": telegram.token, "BOT_API_URL": telegram.url, "RETRIEVAL_DATA_DIR": str(folder)}
        await person.says(questions(1)[0])
        began = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", cwd=ROOT, env={**os.environ, **settings}, stderr=asyncio.subprocess.DEVNULL
        )
        await telegram.called("sendMessage", 1, timeout=60)
        took = time.perf_counter() - began
        process.terminate()
        await process.wait()
    return took
