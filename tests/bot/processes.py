"""`python -m bot` as a process of its own, on the quick embedder."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_START = """
import sys
from pathlib import Path
from bot.__main__ import run
from bot.logs import set_up_logging
from bot.settings import BotSettings
from tests.bot.running import new_archive, new_memory
settings = BotSettings()
set_up_logging(settings.token, settings.webhook_secret)
folder = Path(sys.argv[1])
sys.exit(run(settings, new_archive(folder), new_memory(folder)))
"""


async def start(folder: Path, **settings: str) -> Process:
    """The bot with these settings and no others; its archive and its memory are in the folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-c", _START, str(folder)),
        cwd=folder,
        env={**environment, **settings, "PYTHONPATH": f"{_ROOT}:{environment.get('PYTHONPATH', '')}"},
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
    )


async def end(process: Process, typed: str = "") -> tuple[int | None, str, list[str]]:
    """Wait for the end: exit code, what was printed, and the lines on standard error."""
    async with asyncio.timeout(60):
        printed, complaints = await process.communicate(typed.encode())
    return process.returncode, printed.decode(), complaints.decode().splitlines()


def free_port() -> int:
    """A port on which nobody listens now."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
    return port
