"""`python -m bot check`: everything is tried, and what is wrong is named."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

from tests.end_to_end.conftest import environment
from tests.telegram_api.emulator import Emulator


def _check(data_dir: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "check"],
        capture_output=True,
        text=True,
        check=False,
        cwd=data_dir.parent,
        env=environment(data_dir) | settings,
        timeout=120,
    )


async def test_all_is_well_or_the_token_is_refused(
    telegram: Emulator, in_telegram: dict[str, str], data_dir: Path
) -> None:
    well = await asyncio.to_thread(_check, data_dir, **in_telegram)
    assert well.stdout.splitlines() == [
        "settings: ok",
        "archive: ok, multilingual-e5-small answers, 0 articles, 0 paragraphs agree",
        "memory: ok, 0 editors",
        "telegram: ok, @kabar_bot, 0 admins",
    ]
    assert well.returncode == 0
    token = "7000000001:" + "A" * 35
    refused = await asyncio.to_thread(_check, data_dir, **{**in_telegram, "BOT_TOKEN": token})
    assert refused.stdout.splitlines()[-1] == "telegram: BOT_TOKEN: Telegram refuses this token"
    assert refused.returncode == 1
    assert token not in refused.stdout + refused.stderr
