"""Trying again: nothing is said twice, and what may be repeated is."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.delivery import LostAnswerError, PatientRequest, PollingRequest, Pulse
from tests.bot.running import eventually
from tests.telegram_api import Emulator, Fault, Person, delay, drop_after, drop_before, garbage, status

QUICK = (0.01, 0.01, 0.01)
TROUBLE = status(500, "Internal Server Error")
BAD_GATEWAY = status(502, "Bad Gateway", body=b"<html>502</html>")


@pytest.fixture
async def bot(telegram: Emulator) -> AsyncIterator[Bot]:
    request = PatientRequest(QUICK, read_timeout=0.5)
    async with Bot(telegram.token, telegram.base_url, telegram.base_file_url, request) as bot:
        yield bot


@pytest.fixture
def ani(telegram: Emulator) -> Person:
    return telegram.user("Ani")


@pytest.mark.parametrize("fault", [drop_before(), drop_after(), delay(1)], ids=str)
async def test_a_message_whose_answer_is_lost_is_not_sent_again(
    telegram: Emulator, bot: Bot, ani: Person, fault: Fault
) -> None:
    telegram.fails("sendMessage", fault)
    with pytest.raises(LostAnswerError):
        await bot.send_message(ani.id, "x")
    assert len(telegram.calls("sendMessage")) == 1


@pytest.mark.parametrize("fault", [TROUBLE, BAD_GATEWAY, garbage()], ids=str)
async def test_a_message_that_a_gateway_answered_for_is_not_sent_again_but_may_be_spoken_of(
    telegram: Emulator, bot: Bot, ani: Person, fault: Fault
) -> None:
    telegram.fails("sendMessage", fault)
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(ani.id, "x")
    assert not isinstance(caught.value, LostAnswerError)
    assert len(telegram.calls("sendMessage")) == 1


@pytest.mark.parametrize("fault", [drop_before(), drop_after(), TROUBLE, BAD_GATEWAY, garbage()], ids=str)
async def test_an_edit_and_a_deletion_are_repeated_until_they_are_done(
    telegram: Emulator, bot: Bot, ani: Person, fault: Fault
) -> None:
    message = await bot.send_message(ani.id, "x")
    telegram.fails("editMessageText", fault, times=2)
    await bot.edit_message_text("y", ani.id, message.message_id)
    assert [message.text for message in telegram.messages(ani)] == ["y"]
    telegram.fails("deleteMessage", fault, times=2)
    await bot.delete_message(ani.id, message.message_id)
    assert telegram.messages(ani) == []


async def test_an_edit_that_changes_nothing_is_still_an_error(telegram: Emulator, bot: Bot, ani: Person) -> None:
    message = await bot.send_message(ani.id, "x")
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_text("x", ani.id, message.message_id)


async def test_trying_again_has_an_end(telegram: Emulator, bot: Bot, ani: Person) -> None:
    message = await bot.send_message(ani.id, "x")
    telegram.fails("editMessageText", drop_before(), times=4)
    with pytest.raises(NetworkError):
        await bot.edit_message_text("y", ani.id, message.message_id)
    assert len(telegram.calls("editMessageText")) == 4


async def test_a_sign_of_writing_is_never_repeated(telegram: Emulator, bot: Bot, ani: Person) -> None:
    telegram.fails("sendChatAction", drop_before())
    with pytest.raises(NetworkError):
        await bot.send_chat_action(ani.id, "typing")
    assert len(telegram.calls("sendChatAction")) == 1


async def test_a_message_that_was_surely_not_sent_is_sent_once_telegram_can_be_reached() -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
        # Nobody listens at this door yet.
        async with PatientRequest((0.05,) * 40) as request:
            calling = asyncio.create_task(request.post(f"http://127.0.0.1:{port}/bot1:x/sendMessage"))
            await asyncio.sleep(0.2)
            assert not calling.done()
            calls = []

            async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                calls.append(await reader.readuntil(b"\r\n\r\n"))
                writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n{"ok":true,"result":true}')
                await writer.drain()
                writer.close()

            async with await asyncio.start_server(answer, sock=door):
                async with asyncio.timeout(10):
                    assert await calling
    assert len(calls) == 1


async def test_a_message_for_which_no_connection_is_free_waits_for_one(telegram: Emulator, ani: Person) -> None:
    request = PatientRequest((0.1,) * 30, connection_pool_size=1, pool_timeout=0.01, read_timeout=5)
    async with Bot(telegram.token, telegram.base_url, request=request) as bot:
        telegram.fails("sendMessage", delay(0.3))
        await asyncio.gather(bot.send_message(ani.id, "satu"), bot.send_message(ani.id, "dua"))
    assert {message.text for message in telegram.messages(ani)} == {"satu", "dua"}
    assert len(telegram.calls("sendMessage")) == 2


async def test_the_pulse_beats_when_telegram_gives_updates(telegram: Emulator) -> None:
    pulse = Pulse()

    def age() -> float | None:
        return pulse.age

    async with Bot(telegram.token, telegram.base_url, get_updates_request=PollingRequest(pulse)) as bot:
        telegram.fails("getUpdates", BAD_GATEWAY)
        with pytest.raises(NetworkError):
            await bot.get_updates()
        assert age() is None
        await bot.get_updates()
        assert 0 <= (age() or 0) < 5
        await eventually(lambda: (age() or 0) > 0.05)
