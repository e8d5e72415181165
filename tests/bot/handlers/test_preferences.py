"""/setelan and /lupakan."""

from __future__ import annotations

from pathlib import Path

from bot.messages.keys import Text
from tests.bot.handlers.questioning import TROOPS, Curious
from tests.bot.running import EN, ID, MS, new_memory, running
from tests.telegram_api.emulator import Emulator


async def test_the_language_is_chosen_by_buttons_in_one_message(telegram: Emulator, curious: Curious) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, curious):
        overview = await telegram.reply_to(await ani.says("/setelan"))
        history = ID.say(Text.SETTINGS_REMEMBERED, days=30)
        shown = ID.say(Text.SETTINGS_PRIVATE, language="otomatis", zone="WIB (Asia/Jakarta)", history=history)
        assert overview.text == shown
        await ani.presses(ID.say(Text.BUTTON_LANGUAGE), on=overview)
        assert telegram.current(overview).buttons() == [
            ["Otomatis"],
            ["Indonesia"],
            ["English"],
            ["Melayu"],
            ["Kembali"],
        ]
        await ani.presses("Kembali", on=overview)
        assert telegram.current(overview).text == shown
        await ani.presses(ID.say(Text.BUTTON_LANGUAGE), on=overview)
        await ani.presses("English", on=overview)
        assert "Language: English" in telegram.current(overview).text
        assert (await telegram.reply_to(await ani.says("/start"))).text == EN.say(Text.START)
        assert len(telegram.messages(ani)) == 4


async def test_the_time_zone_is_chosen_by_a_button_or_by_name(telegram: Emulator, curious: Curious) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with running(telegram, curious):
        overview = await telegram.reply_to(await ani.says("/setelan"))
        await ani.presses(ID.say(Text.BUTTON_ZONE), on=overview)
        await ani.presses("WIT", on=overview)
        assert "Zona waktu: WIT (Asia/Jayapura)" in telegram.current(overview).text
        typed = await telegram.reply_to(await ani.says("/setelan asia/tokyo"))
        assert "Zona waktu: Asia/Tokyo" in typed.text
        labelled = await telegram.reply_to(await ani.says("/setelan wita"))
        assert "Zona waktu: WITA (Asia/Makassar)" in labelled.text
        wrong = await telegram.reply_to(await ani.says("/setelan Bulan/Tranquility"))
        assert wrong.text == ID.say(Text.SETTINGS_UNKNOWN_ZONE, zone="Bulan/Tranquility")


async def test_only_admins_set_the_language_of_a_group(telegram: Emulator, curious: Curious) -> None:
    ani, budi = telegram.user("Ani", language_code="id"), telegram.user("Budi", language_code="id")
    group = telegram.group("Keluarga", [budi], admins=[ani])
    async with running(telegram, curious):
        overview = await telegram.reply_to(await budi.says("/setelan@kabar_bot", in_=group))
        assert overview.buttons() == [["Bahasa"], ["Zona waktu"]]
        assert (await budi.presses("Bahasa", on=overview)).text == ID.say(Text.SETTINGS_ONLY_ADMINS)
        refused = await telegram.reply_to(await budi.says("/setelan@kabar_bot UTC", in_=group))
        assert refused.text == ID.say(Text.SETTINGS_ONLY_ADMINS)
        await ani.presses("Bahasa", on=overview)
        await ani.presses("Melayu", on=overview)
        said = await telegram.reply_to(await budi.says("/tanya@kabar_bot", in_=group))
        assert said.text == MS.say(Text.QUESTION_EMPTY)
        by_group = await telegram.reply_to(await ani.says("/setelan@kabar_bot UTC", in_=group, anonymously=True))
        assert "UTC" in by_group.text


async def test_who_is_forgotten_leaves_nothing_behind(telegram: Emulator, curious: Curious, tmp_path: Path) -> None:
    ani, budi = telegram.user("Ani", language_code="id"), telegram.user("Budi", language_code="id")
    group = telegram.group("Keluarga", [ani, budi])
    yes, cancel = ID.say(Text.BUTTON_FORGET), ID.say(Text.BUTTON_KEEP)
    with new_memory(tmp_path) as memory:
        async with running(telegram, curious, memory=memory):
            answer = await telegram.reply_to(await ani.says(f"/tanya@kabar_bot {TROOPS}", in_=group))
            await ani.presses(ID.say(Text.BUTTON_HELPFUL), on=answer)
            asked = await telegram.reply_to(await ani.says("/lupakan@kabar_bot", in_=group))
            assert asked.buttons() == [[yes, cancel]]
            assert (await budi.presses(yes, on=asked)).text == ID.say(Text.PRESS_NOT_YOURS)
            await ani.presses(cancel, on=asked)
            assert telegram.current(asked).text == ID.say(Text.FORGET_KEPT)
            assert memory.retention.export(ani.id).turns
            again = await telegram.reply_to(await ani.says("/lupakan"))
            await ani.presses(yes, on=again)
            done = telegram.current(again)
            assert done.text == ID.say(Text.FORGET_DONE, turns=1, votes=1, subscriptions=0)
            assert done.buttons() == []
            record = memory.retention.export(ani.id)
            assert (record.turns, record.votes) == ((), ())
