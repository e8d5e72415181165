"""The bot in a process of its own, as tests of start, stop and crash run it."""

import asyncio
import signal
import sys

from tests.telegram_api import Emulator, delay, status

BOT = """
import sys
from telegram.ext import ApplicationBuilder, MessageHandler, filters

async def echo(update, context):
    await update.message.reply_text("echo: " + update.message.text)

token, url = sys.argv[1:]
app = ApplicationBuilder().token(token).base_url(url + "/bot").base_file_url(url + "/file/bot").build()
app.add_handler(MessageHandler(filters.TEXT, echo))
app.run_polling(timeout=30, bootstrap_retries=2)
"""


async def test_a_bot_in_another_process_is_driven_and_leaves_when_told(telegram: Emulator) -> None:
    telegram.fails("getMe", status(502, "Bad Gateway"))
    telegram.fails("sendMessage", delay(0.2))
    ani = telegram.user("Ani")
    question = await ani.says("sebelum bot hidup")
    bot = await asyncio.create_subprocess_exec(sys.executable, "-c", BOT, telegram.token, telegram.url)
    try:
        assert (await telegram.reply_to(question, timeout=30)).text == "echo: sebelum bot hidup"
        assert (await telegram.reply_to(await ani.says("sesudah"), timeout=30)).text == "echo: sesudah"
        await telegram.read_all()
        bot.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(bot.wait(), 15) == 0
    finally:
        if bot.returncode is None:
            bot.kill()
            await bot.wait()
    assert [call.ok for call in telegram.calls("sendMessage")] == [False, True]
