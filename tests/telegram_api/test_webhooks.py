"""Updates brought to the bot: with the secret, in order, and again when the door was closed."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

from tests.telegram_api import Emulator

PUBLIC = "https://kabar.example"


class Door:
    """The bot's side of a webhook: it keeps what it is brought, and answers with the next of `answers`, or 200."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.brought: list[tuple[str, str | None]] = []

    async def open(self, request: web.Request) -> web.Response:
        update = await request.json()
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        self.brought.append((update["message"]["text"], secret))
        return web.Response(status=self.answers.pop(0) if self.answers else 200)


@asynccontextmanager
async def opened(door: Door, telegram: Emulator) -> AsyncIterator[None]:
    """The door stands open on loopback, and the public address leads to it."""
    app = web.Application()
    app.router.add_post("/hook", door.open)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    telegram.leads(PUBLIC, to=f"http://127.0.0.1:{runner.addresses[0][1]}")
    try:
        yield
    finally:
        await runner.cleanup()


async def test_the_library_takes_updates_at_its_own_door(telegram: Emulator) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    siti = telegram.user("Siti")

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(f"echo: {update.message.text}")

    builder = ApplicationBuilder().token(telegram.token).base_url(telegram.base_url)
    app: Application[Any, Any, Any, Any, Any, Any] = builder.build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    telegram.leads(PUBLIC, to=f"http://127.0.0.1:{port}")
    before = await siti.says("sebelum bot hidup")
    async with app:
        assert app.updater is not None
        await app.start()
        await app.updater.start_webhook("127.0.0.1", port, "hook", webhook_url=f"{PUBLIC}/hook", secret_token="rahasia")
        assert (await telegram.reply_to(before)).text == "echo: sebelum bot hidup"
        assert (await telegram.reply_to(await siti.says("sesudah"))).text == "echo: sesudah"
        await telegram.read_all()
        await app.updater.stop()
        await app.stop()


async def test_updates_come_in_order_with_the_secret(telegram: Emulator, bot: Bot) -> None:
    door, siti = Door(), telegram.user("Siti")
    async with opened(door, telegram):
        await siti.says("satu")
        await bot.set_webhook(f"{PUBLIC}/hook", secret_token="rahasia_1-A", max_connections=1)
        await siti.says("dua")
        await telegram.read_all()
    assert door.brought == [("satu", "rahasia_1-A"), ("dua", "rahasia_1-A")]


async def test_without_a_secret_there_is_no_header(telegram: Emulator, bot: Bot) -> None:
    door = Door()
    async with opened(door, telegram):
        await bot.set_webhook(f"{PUBLIC}/hook")
        await telegram.user("Siti").says("satu")
        await telegram.read_all()
    assert door.brought == [("satu", None)]


async def test_what_is_not_taken_comes_again_and_nothing_overtakes_it(telegram: Emulator, bot: Bot) -> None:
    door, siti = Door(), telegram.user("Siti")
    door.answers = [500, 403]
    async with opened(door, telegram):
        await bot.set_webhook(f"{PUBLIC}/hook")
        await siti.says("satu")
        await siti.says("dua")
        await telegram.read_all()
        info = await bot.get_webhook_info()
    assert [text for text, _ in door.brought] == ["satu", "satu", "satu", "dua"]
    assert (info.pending_update_count, info.last_error_message) == (0, "Wrong response from the webhook: 403 Forbidden")


async def test_a_door_that_nobody_keeps_leaves_the_updates_waiting(telegram: Emulator, bot: Bot) -> None:
    await bot.set_webhook(f"{PUBLIC}/hook", allowed_updates=[Update.MESSAGE])
    await telegram.user("Siti").says("satu")
    await telegram.until(lambda: "does not take" in telegram.transcript() or None, "an attempt")
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == (f"{PUBLIC}/hook", 1)
    assert info.last_error_message == "Failed to resolve host: Name or service not known"
    assert info.allowed_updates == ("message",)
    await bot.delete_webhook()
    assert len(await bot.get_updates()) == 1


async def test_polling_and_a_webhook_exclude_each_other(telegram: Emulator, bot: Bot) -> None:
    await bot.set_webhook(f"{PUBLIC}/hook")
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await telegram.user("Siti").says("halo")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()
    assert (await bot.get_webhook_info()).url == ""


@pytest.mark.parametrize(
    ("url", "secret", "reason"),
    [
        ("http://kabar.example/hook", None, "Bad webhook: An HTTPS URL must be provided for webhook"),
        ("https://kabar.example:8000/hook", None, "only on ports 80, 88, 443 or 8443"),
        (f"{PUBLIC}/hook", "x" * 257, "Secret token is too long"),
        (f"{PUBLIC}/hook", "rahasia!", "Secret token contains unallowed characters"),
    ],
)
async def test_webhooks_that_telegram_does_not_take_are_refused(
    telegram: Emulator, bot: Bot, url: str, secret: str | None, reason: str
) -> None:
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.set_webhook(url, secret_token=secret)
    assert (await bot.get_webhook_info()).url == ""
