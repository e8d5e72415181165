"""/healthz of a bot that fetches its updates."""

from __future__ import annotations

import httpx
import pytest

from bot.health import HealthServer
from retrieval import Archive
from tests.bot.processes import free_port
from tests.bot.running import running
from tests.telegram_api import Emulator


async def test_it_says_ok_or_what_is_wrong_and_nothing_else_is_there() -> None:
    complaints: list[str | None] = [None, "no answer from Telegram"]
    server, port = HealthServer(lambda: complaints.pop(0)), free_port()
    server.start("127.0.0.1", port)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as watcher:
        answers = [await watcher.get("/healthz"), await watcher.get("/healthz"), await watcher.get("/other")]
    await server.stop()
    assert [answer.status_code for answer in answers] == [200, 503, 404]
    assert [answer.text for answer in answers[:2]] == ["ok", "no answer from Telegram"]


async def test_a_bot_is_well_once_telegram_has_answered(telegram: Emulator, archive: Archive) -> None:
    port = free_port()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as watcher:
        async with running(telegram, archive, health_port=port):
            before = await watcher.get("/healthz")
            assert (before.status_code, before.text) == (503, "no answer from Telegram")
            await telegram.reply_to(await telegram.user("Ani").says("/start"))
            assert (await watcher.get("/healthz")).text == "ok"
        with pytest.raises(httpx.ConnectError):
            await watcher.get("/healthz")
