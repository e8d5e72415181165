"""Updates that are delivered: only Telegram gets in, and the bot answers as when it fetches them."""

from __future__ import annotations

import signal
from pathlib import Path

import httpx
import pytest

from bot.app import ALLOWED_UPDATES
from bot.messages.texts import Text
from tests.bot.processes import end, free_port, start
from tests.bot.running import ID
from tests.telegram_api import Emulator, Message

SECRET = "a_secret_between-Telegram-and-Kabar"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.mark.slow
async def test_only_who_knows_the_secret_delivers_updates_and_they_are_answered(
    telegram: Emulator, tmp_path: Path
) -> None:
    port, health = free_port(), free_port()
    url = f"http://127.0.0.1:{port}/telegram.v1"
    settings = {
        "BOT_TOKEN": telegram.token,
        "BOT_API_URL": telegram.url,
        "BOT_WEBHOOK_URL": url,
        "BOT_WEBHOOK_SECRET": SECRET,
        "BOT_WEBHOOK_PORT": str(port),
        "BOT_HEALTH_PORT": str(health),
    }
    process = await start(tmp_path, **settings)
    (call,) = await telegram.called("setWebhook", timeout=30)
    assert (call.params["url"], call.params["secret_token"]) == (url, SECRET)
    assert call.params["allowed_updates"] == ALLOWED_UPDATES
    asked = _unseen(telegram, "/start")
    update = {"update_id": 1, "message": asked.raw}
    async with httpx.AsyncClient() as door:
        assert (await door.post(url, json=update)).status_code == 403
        assert (await door.post(url, json=update, headers={HEADER: "guessed"})).status_code == 403
        assert (
            await door.post(url.replace("telegram.v1", "telegram-v1"), json=update, headers={HEADER: SECRET})
        ).status_code == 404
        assert (await door.post(url, json=update, headers={HEADER: SECRET})).status_code == 200
        assert (await telegram.reply_to(asked)).text == ID.say(Text.START)
        assert (await door.get(f"http://127.0.0.1:{health}/healthz")).text == "ok"
    assert len(telegram.calls("sendMessage")) == 1
    process.send_signal(signal.SIGTERM)
    code, _, lines = await end(process)
    assert code == 0
    assert not [line for line in lines if SECRET in line or telegram.token in line or "Traceback" in line]


def _unseen(telegram: Emulator, text: str) -> Message:
    """A command that Telegram has shown nobody yet."""
    ani = telegram.user("Ani")
    entities = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    chat = telegram.backend.world.chat(ani.id)
    fields = {"text": text, "entities": entities}
    return Message(telegram.backend.world.post(chat, ani.user.as_sender(), fields))
