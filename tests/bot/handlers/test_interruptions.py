"""Questions that a stop or a crash interrupts: each chat hears of it once, from the next process."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from bot.messages.keys import Text
from tests.bot.processes import end, start
from tests.bot.running import ARTICLE, ID, QUESTION, new_archive, new_memory
from tests.telegram_api import Emulator, Person, faults

SORRY = ID.say(Text.TROUBLE_INTERRUPTED)
HANGS = faults.delay(60.0)


def _told(telegram: Emulator, person: Person) -> list[str]:
    return [message.text for message in telegram.messages(person) if message.sender_id == telegram.bot.id]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
async def test_questions_that_an_end_interrupts_are_owned_up_to_once_a_chat(
    telegram: Emulator, tmp_path: Path, how: signal.Signals
) -> None:
    with new_archive(tmp_path) as archive:
        archive.add(archive.parse(ARTICLE))
    ani, budi, citra = (telegram.user(name, language_code="id") for name in ("Ani", "Budi", "Citra"))
    settings = {"BOT_TOKEN": telegram.token, "BOT_API_URL": telegram.url}
    first = await start(tmp_path, **settings)
    await telegram.reply_to(await citra.says(QUESTION), 60)
    for person in (ani, budi):
        telegram.fails("sendMessage", HANGS, in_=person)
        await person.says(QUESTION)
    await telegram.called("sendMessage", 3)
    # One more, which waits for the one before it.
    last = await ani.says(QUESTION)
    await telegram.read_all()
    first.send_signal(how)
    await end(first)
    for _ in range(2):
        again = await start(tmp_path, **settings)
        await telegram.until(lambda: SORRY in _told(telegram, ani) and SORRY in _told(telegram, budi), "both", 60)
        assert "40.000" in (await telegram.reply_to(await citra.says(QUESTION), 60)).text
        again.terminate()
        code, _, lines = await end(again)
        assert (code, [line for line in lines if "Traceback" in line]) == (0, [])
    assert [_told(telegram, person).count(SORRY) for person in (ani, budi, citra)] == [1, 1, 0]
    # Also where the last had not begun: Telegram was told that it had arrived.
    (apology,) = (each for each in telegram.messages(ani) if each.text == SORRY)
    assert apology.reply_to_message == last
    with new_memory(tmp_path) as memory:
        assert memory.handled.unanswered() == {}
