"""Starting and stopping `python -m bot`: exit codes, and one clear line when something is wrong.

The processes here run on a quick embedder; tests/end_to_end starts the program with the real model.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.messages.keys import DeskText, Text
from tests.bot.processes import end, free_port, start
from tests.bot.running import ARTICLE, ID, QUESTION
from tests.telegram_api import faults
from tests.telegram_api.emulator import Emulator


@pytest.fixture
def _sigterm_is_put_back() -> Iterator[None]:
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.mark.usefixtures("_sigterm_is_put_back")
@pytest.mark.parametrize("name", ["BOT_LANGUAGE", "BOT_TOKEN", "BOT_API_URL", "BOT_ADMIN_IDS"])
def test_a_wrong_setting_ends_the_start_with_one_line_that_names_it(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, "wrong")
    assert main() == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{name}: ")


async def test_a_token_that_telegram_refuses_is_named_and_not_repeated(telegram: Emulator, tmp_path: Path) -> None:
    token = "7000000001:" + "A" * 35
    process = await start(tmp_path, BOT_TOKEN=token, BOT_API_URL=telegram.url)
    code, _, lines = await end(process)
    assert code == 2
    assert lines[-1].startswith("BOT_TOKEN: Telegram refuses this token")
    assert len(lines) == 2
    assert token not in "".join(lines)


@pytest.mark.slow
async def test_a_server_that_talks_nonsense_is_named(telegram: Emulator, tmp_path: Path) -> None:
    telegram.fails("getMe", faults.garbage(), times=10)
    process = await start(tmp_path, BOT_TOKEN=telegram.token, BOT_API_URL=telegram.url)
    code, _, lines = await end(process)
    assert code == 1
    assert lines[-1].startswith(f"BOT_API_URL: no usable answer from {telegram.url}")
    assert len(lines) == 2


async def test_sigterm_ends_the_bot_with_exit_code_0_and_no_complaint(telegram: Emulator, tmp_path: Path) -> None:
    process = await start(tmp_path, BOT_TOKEN=telegram.token, BOT_API_URL=telegram.url)
    await telegram.polled(30)
    ani = telegram.user("Ani", language_code="id")
    assert (await telegram.reply_to(await ani.says("/start"))).text == ID.say(Text.START)
    process.send_signal(signal.SIGTERM)
    code, _, lines = await end(process)
    assert code == 0
    assert not [line for line in lines if "Traceback" in line or "ERROR" in line or "Warning" in line]
    assert telegram.token not in "".join(lines)


async def test_without_a_token_each_line_of_a_pipe_is_answered(tmp_path: Path) -> None:
    process = await start(tmp_path)
    code, printed, lines = await end(process, f":admin\n:paste\n/push {ARTICLE}\n.\n:user\n{QUESTION}\n")
    assert code == 0
    assert printed.startswith(ID.say(DeskText.PUSH_ADDED, id=1))
    assert "40.000" in printed
    assert "\n".join(lines).startswith(ID.say(Text.CONSOLE_WELCOME))


async def test_ctrl_c_ends_the_console_quietly(tmp_path: Path) -> None:
    process = await start(tmp_path)
    assert process.stdin
    assert process.stdout
    process.stdin.write(b"/nothing\n")
    assert await process.stdout.readline() == f"{ID.say(Text.QUESTION_UNKNOWN_COMMAND)}\n".encode()
    process.send_signal(signal.SIGINT)
    # Its standard input stays open: the program must not wait for it.
    async with asyncio.timeout(30):
        assert await process.wait() == 0
    assert process.stderr
    assert "Traceback" not in (await process.stderr.read()).decode()


@pytest.mark.parametrize("name", ["BOT_HEALTH_PORT", "BOT_WEBHOOK_PORT"])
async def test_a_port_that_is_taken_ends_the_start_with_one_line(telegram: Emulator, tmp_path: Path, name: str) -> None:
    webhook = {"BOT_WEBHOOK_URL": "https://kabar.example.org/x", "BOT_WEBHOOK_SECRET": "0123456789abcdef"}
    async with await asyncio.start_server(lambda *_: None, "127.0.0.1", free_port()) as server:
        taken = str(server.sockets[0].getsockname()[1])
        settings = {"BOT_TOKEN": telegram.token, "BOT_API_URL": telegram.url, **webhook, name: taken}
        code, _, lines = await end(await start(tmp_path, **settings))
    assert code == 2
    assert lines[-1].startswith("BOT_LISTEN: cannot listen on 127.0.0.1 for updates or /healthz: ")
    assert not [line for line in lines if "Traceback" in line]


async def test_a_stop_does_not_wait_for_a_flooded_chat(telegram: Emulator, tmp_path: Path) -> None:
    ani = telegram.user("Ani", language_code="id")
    process = await start(tmp_path, BOT_TOKEN=telegram.token, BOT_API_URL=telegram.url)
    await telegram.polled(60)
    telegram.fails("sendMessage", faults.flood_wait(50), in_=ani)
    for number in range(3):
        await ani.says(f"pertanyaan ke-{number}?")
    await telegram.called("sendMessage", 1)
    await telegram.read_all()
    began = asyncio.get_running_loop().time()
    process.terminate()
    code, _, _ = await end(process)
    assert code == 0
    # With room for a slow machine; without an end to the wait it would be fifty.
    assert asyncio.get_running_loop().time() - began < 20


async def test_whoever_sends_sigterm_again_does_no_harm(telegram: Emulator, tmp_path: Path) -> None:
    ani = telegram.user("Ani", language_code="id")
    process = await start(tmp_path, BOT_TOKEN=telegram.token, BOT_API_URL=telegram.url)
    await telegram.polled(60)
    telegram.fails("sendMessage", faults.delay(1.0))
    asked = [await ani.says("/start") for _ in range(2)]
    await telegram.called("sendMessage", 1)
    await telegram.read_all()
    ended = asyncio.create_task(end(process))
    while not ended.done():
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        await asyncio.sleep(0.01)
    code, _, lines = ended.result()
    assert code == 0
    assert not [line for line in lines if "Traceback" in line]
    assert len(telegram.calls("sendMessage")) == len(asked)


@pytest.mark.slow
async def test_a_stop_does_not_wait_for_a_telegram_that_hangs(telegram: Emulator, tmp_path: Path) -> None:
    ani = telegram.user("Ani", language_code="id")
    process = await start(tmp_path, BOT_TOKEN=telegram.token, BOT_API_URL=telegram.url)
    await telegram.polled(60)
    telegram.fails("sendMessage", faults.delay(60.0), times=5)
    for _ in range(3):
        await ani.says("/start")
    await telegram.called("sendMessage", 1)
    began = asyncio.get_running_loop().time()
    process.terminate()
    code, _, lines = await end(process)
    assert code == 0
    assert asyncio.get_running_loop().time() - began < 12
    assert not [line for line in lines if "Traceback" in line]
