"""Updates that are delivered: only Telegram gets in, and the bot answers as when it fetches them."""

from __future__ import annotations

import signal
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from bot.app import ALLOWED_UPDATES
from bot.messages.keys import Text
from tests.bot.processes import end, free_port, start
from tests.bot.running import ID, QUESTION, new_memory
from tests.telegram_api import Emulator

SECRET = "a_secret_between-Telegram-and-Kabar"
PUBLIC = "https://kabar.example"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def delivered(telegram: Emulator, port: int, health: int) -> dict[str, str]:
    """The settings of a bot to which updates are delivered at this port."""
    return {
        "BOT_TOKEN": telegram.token,
        "BOT_API_URL": telegram.url,
        "BOT_WEBHOOK_URL": f"{PUBLIC}/telegram.v1",
        "BOT_WEBHOOK_SECRET": SECRET,
        "BOT_WEBHOOK_PORT": str(port),
        "BOT_HEALTH_PORT": str(health),
    }


@pytest.mark.slow
async def test_only_who_knows_the_secret_delivers_updates_and_they_are_answered(
    telegram: Emulator, tmp_path: Path
) -> None:
    port, health = free_port(), free_port()
    behind = f"http://127.0.0.1:{port}"
    telegram.leads(PUBLIC, to=behind)
    ani = telegram.user("Ani")
    before = await ani.says("/start")
    settings = delivered(telegram, port, health)
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


@pytest.mark.slow
async def test_a_question_whose_delivery_is_answered_is_not_lost_by_a_crash(telegram: Emulator, tmp_path: Path) -> None:
    port = free_port()
    telegram.leads(PUBLIC, to=f"http://127.0.0.1:{port}")
    ani = telegram.user("Ani")
    before = await ani.says("/start")
    process = await start(tmp_path, **delivered(telegram, port, free_port()))
    try:
        await telegram.reply_to(before, timeout=30)
        asked = {**before.raw, "message_id": 900, "text": QUESTION, "entities": []}
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers={HEADER: SECRET}) as courier:
            sent = await courier.post("/telegram.v1", json={"update_id": 900, "message": asked})
            assert sent.status_code == 200
    finally:
        process.kill()
        await process.communicate()
    with new_memory(tmp_path) as memory:
        assert not memory.handled.claim(ani.id, 900, datetime.fromtimestamp(before.raw["date"], UTC))
