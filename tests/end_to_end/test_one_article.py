"""From one article to a cited answer: an admin pushes, a subscriber asks, and a crash in between costs nothing."""

from __future__ import annotations

import signal
from pathlib import Path

from tests.end_to_end.conftest import STARTING_SECONDS, bot_process, stopped
from tests.telegram_api.emulator import Emulator

SENTENCE = "Menurut laporan resmi, NATO kini menempatkan sekitar 40.000 tentara di perbatasan timurnya."
ARTICLE = f"""NATO perkuat sayap timur, Polandia usir diplomat Rusia

Bagus Prakoso, Jurnalis
Kamis 24 Maret 2022 05:56 WIB
Share :

BRUSSEL - Sekretaris Jenderal Pakta Pertahanan Atlantik Utara (NATO) Jens Stoltenberg mengumumkan tambahan pasukan.

Baca juga: NATO Siagakan 90.000 Tentara di Seluruh Eropa

{SENTENCE}

Pada Rabu (23/3), Polandia mengumumkan telah mengusir 45 diplomat Rusia yang dituduh menjadi mata-mata.

Halaman:
Berita Terkait
"""


async def test_an_admin_pushes_and_a_subscriber_gets_cited_answers_in_two_languages(
    telegram: Emulator, in_telegram: dict[str, str], data_dir: Path
) -> None:
    desk = telegram.user("Rani", language_code="id")
    reader = telegram.user("Ani", language_code="id")
    async with bot_process(data_dir, **in_telegram, BOT_ADMIN_IDS=str(desk.id)) as bot:
        pushed = await telegram.reply_to(await desk.says(f"/push {ARTICLE}"), timeout=STARTING_SECONDS)
        for understood in ("NATO perkuat sayap timur", "Bagus Prakoso", "24 Maret 2022 05:56", "Paragraf: 3"):
            assert understood in pushed.text

        answer = await telegram.reply_to(await reader.says("berapa tentara NATO di perbatasan timur?"), timeout=30)
        assert answer.texts("bold") == ["sekitar 40.000 tentara"]
        assert answer.texts("expandable_blockquote") == [SENTENCE]
        assert "[1] NATO perkuat sayap timur, Polandia usir diplomat Rusia, Bagus Prakoso, 24 Maret 2022" in answer.text

        answer = await telegram.reply_to(await reader.says("how many NATO troops are on the eastern border?"))
        assert answer.texts("bold") == ["sekitar 40.000 tentara"]
        assert "24 March 2022" in answer.text

        for question, words in (
            ("siapa sekjen NATO?", "Jens Stoltenberg"),
            ("berapa diplomat Rusia yang diusir Polandia?", "45 diplomat"),
        ):
            answer = await telegram.reply_to(await reader.says(question))
            assert answer.texts("bold") == [words]

        declined = await telegram.reply_to(await reader.says("siapa juara Piala Dunia 2022?"))
        assert "Arsip tidak memuat" in declined.text
        assert declined.texts("bold") == []
        assert "NATO perkuat sayap timur" in declined.text

        code, log = await stopped(bot)
    assert code == 0
    assert telegram.token not in log
    assert "tentara" not in log


async def test_a_stranger_cannot_push(telegram: Emulator, in_telegram: dict[str, str], data_dir: Path) -> None:
    stranger = telegram.user("Orang Asing", language_code="id")
    async with bot_process(data_dir, **in_telegram, BOT_ADMIN_IDS="4242"):
        refusal = await telegram.reply_to(await stranger.says(f"/push {ARTICLE}"), timeout=STARTING_SECONDS)
        assert "hanya redaksi" in refusal.text
        answer = await telegram.reply_to(await stranger.says("berapa tentara NATO di perbatasan timur?"))
        assert "Arsip masih kosong" in answer.text


async def test_what_was_acknowledged_survives_a_kill_in_the_next_instant(
    telegram: Emulator, in_telegram: dict[str, str], data_dir: Path
) -> None:
    desk = telegram.user("Rani", language_code="id")
    settings = {**in_telegram, "BOT_ADMIN_IDS": str(desk.id)}
    async with bot_process(data_dir, **settings) as bot:
        await telegram.reply_to(await desk.says(f"/push {ARTICLE}"), timeout=STARTING_SECONDS)
        bot.send_signal(signal.SIGKILL)
        await bot.wait()
    async with bot_process(data_dir, **settings):
        answer = await telegram.reply_to(
            await desk.says("berapa diplomat Rusia yang diusir Polandia?"), timeout=STARTING_SECONDS
        )
        assert answer.texts("bold") == ["45 diplomat"]
