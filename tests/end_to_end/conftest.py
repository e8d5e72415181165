"""The real bot as a process of its own: `python -m bot`, the bundled model, Telegram played over HTTP."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.telegram_api.emulator import Emulator

STARTING_SECONDS = 120.0
"""A slow machine loads torch and the model in this time, whatever else it does."""


def environment(data: Path, **settings: str) -> dict[str, str]:
    """What a bot process sees: this machine's environment, and of Kabar's settings only these."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("BOT_", "RETRIEVAL_"))}
    return {**inherited, "PYTHONPATH": str(ROOT), "RETRIEVAL_DATA_DIR": str(data), **settings}


@asynccontextmanager
async def bot_process(data: Path, **settings: str) -> AsyncIterator[Process]:
    """`python -m bot` with these settings; killed at the end if it is still there."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        cwd=data.parent,
        env=environment(data, **settings),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def stopped(process: Process) -> tuple[int, str]:
    """Tell the bot to stop, as a service manager does; its exit code and everything it logged."""
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(60):
        _, log = await process.communicate()
    assert process.returncode is not None
    return process.returncode, log.decode()


@pytest.fixture
def in_telegram(telegram: Emulator) -> dict[str, str]:
    """The settings that lead a bot to the emulator."""
    return {"BOT_TOKEN": telegram.token, "BOT_API_URL": telegram.url}
