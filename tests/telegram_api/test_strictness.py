"""What Telegram would not bear, and what it does not know, does not pass unseen."""

from typing import Any

import aiohttp
import pytest
from telegram import Bot
from telegram.error import EndPointNotFound, InvalidToken

from tests.telegram_api import Emulator

Json = dict[str, Any]


async def post(url: str, **body: Any) -> tuple[int, Json]:
    async with aiohttp.ClientSession() as session, session.post(url, **body) as response:
        return response.status, await response.json()


async def test_an_unknown_token_is_unauthorized_and_a_malformed_one_not_found(telegram: Emulator) -> None:
    other = telegram.token.replace("AAE", "BBE")
    unauthorized = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert await post(f"{telegram.url}/bot{other}/getMe") == (401, unauthorized)
    assert await post(f"{telegram.url}/botnonsense/getMe") == (
        404,
        {"ok": False, "error_code": 404, "description": "Not Found"},
    )
    assert (await post(f"{telegram.url}/bot{telegram.token}/getme"))[1]["result"]["username"] == "kabar_bot"


async def test_a_method_that_is_not_emulated_is_a_violation(telegram: Emulator, bot: Bot) -> None:
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendNonsense")
    with pytest.raises(InvalidToken):  # The client takes any other 404 for a wrong token.
        await bot.send_dice(telegram.user("Ani").id)
    assert telegram.violations == [
        "sendNonsense: no such method, or it is not emulated",
        "sendDice: no such method, or it is not emulated",
    ]
    telegram.violations.clear()


async def test_unknown_parameters_are_violations_however_deep(telegram: Emulator, bot: Bot) -> None:
    ani = telegram.user("Ani")
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "x", "colour": "red"}]]}
    await bot.send_message(ani.id, "x", api_kwargs={"colour": "red", "reply_markup": markup})
    assert telegram.violations == [
        "sendMessage: unknown parameter colour",
        "sendMessage: unknown parameter reply_markup.inline_keyboard.0.0.colour",
    ]
    telegram.violations.clear()


async def test_missing_and_mistyped_parameters_are_violations_and_refused(telegram: Emulator) -> None:
    ani = telegram.user("Ani")
    url = f"{telegram.url}/bot{telegram.token}/sendMessage"
    assert (await post(url, json={"chat_id": ani.id}))[0] == 400
    assert (await post(url, json={"chat_id": ani.id, "text": "x", "protect_content": "maybe"}))[0] == 400
    missing, mistyped = telegram.violations
    telegram.violations.clear()
    assert missing == "sendMessage: text: Field required"
    assert mistyped.startswith("sendMessage: protect_content.bool: Input should be a valid boolean")
    assert telegram.messages(ani) == []


async def test_an_update_that_telegram_could_not_send_is_a_violation(telegram: Emulator) -> None:
    await telegram.backend.deliver("message", {"message_id": 1, "colour": "red"})
    assert "the update: message.date: Field required" in telegram.violations
    telegram.violations.clear()


async def test_json_and_urlencoded_and_query_parameters_are_all_read(telegram: Emulator) -> None:
    ani = telegram.user("Ani")
    url = f"{telegram.url}/bot{telegram.token}/sendMessage"
    keyboard = {"inline_keyboard": [[{"text": "x", "url": "https://a.id"}]]}
    await post(url, json={"chat_id": ani.id, "text": "1", "reply_markup": keyboard, "protect_content": True})
    await post(url, data={"chat_id": str(ani.id), "text": "[2]", "protect_content": "true"})
    await post(url, params={"chat_id": str(ani.id), "text": "3"})
    first, second, third = telegram.messages(ani)
    assert [message.text for message in (first, second, third)] == ["1", "[2]", "3"]
    assert first.buttons() == [["x"]]
    assert second.raw["has_protected_content"] is True
