"""Updates that are delivered: only Telegram gets in, and the bot answers as when it fetches them."""

from __future__ import annotations

import signal
from pathlib import Path

import httpx
import pytest

from bot.app import ALLOWED_UPDATES
from bot.messages.keys import Text
from tests.bot.processes import end, free_port, start
from tests.bot.running import ID
from tests.telegram_api import Emulator

SECRET = "a_secret_between-Telegram-and-Kabar"
PUBLIC = "https://kabar.example"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.mark.slow
async def test_only_who_knows_the_secret_delivers_updates_and_they_are_answered(
    telegram: Emulator, tmp_path: Path
) -> None:
    port, health = free_port(), free_port()
    behind = f"http://127.0.0.1:{port}"
    telegram.leads(PUBLIC, to=behind)
    ani = telegram.user("Ani")
    before = await ani.says("/start")
    settings = {
        "BOT_TOKEN": telegram.token,
        "BOT_API_URL": telegram.url,
        "BOT_WEBHOOK_URL": f"{PUBLIC}/telegram.v1",
        "BOT_WEBHOOK_SECRET": SECRET,
        "BOT_WEBHOOK_PORT": str(port),
        "BOT_HEALTH_PORT": str(health),
    }
    process = await start(tmp_path, **settings)
    try:
        assert (await telegram.reply_to(before, timeout=30)).text == ID.say(Text.START)
        assert (await telegram.reply_to(await ani.says("/start"))).text == ID.say(Text.START)
        (call,) = telegram.calls("setWebhook")
        assert call.params["allowed_updates"] == ALLOWED_UPDATES
        forged = {"update_id": 1, "message": {**before.raw, "text": "/push forged"}}
        async with httpx.AsyncClient(base_url=behind) as stranger:
            assert (await stranger.post("/telegram.v1", json=forged)).status_code == 403
            guess = {HEADER: SECRET.swapcase()}
            assert (await stranger.post("/telegram.v1", json=forged, headers=guess)).status_code == 403
            assert (await stranger.post("/telegram-v1", json=forged, headers={HEADER: SECRET})).status_code == 404
            assert (await stranger.get(f"http://127.0.0.1:{health}/healthz")).text == "ok"
    finally:
        process.send_signal(signal.SIGTERM)
        code, _, lines = await end(process)
    assert len(telegram.calls("sendMessage")) == 2
    assert code == 0
    assert not [line for line in lines if SECRET in line or telegram.token in line or "Traceback" in line]
