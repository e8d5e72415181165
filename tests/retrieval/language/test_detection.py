"""Languages are told from the few words of a chat message and from long texts."""

from __future__ import annotations

import pytest

from retrieval.language.detection import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("berapa tentara NATO di perbatasan timur?", "id"),
        ("siapa sekjen NATO?", "id"),
        ("kalau Rusia?", "id"),
        ("inflasi mei 2026", "id"),
        # Names of elsewhere are no language of their own.
        ("Kapan Antonie Aris van de Boesdrecht masuk ke Turki?", "id"),
        ("Dimana Władysław Odonic meninggal?", "id"),
        ("siapa pengarah filem Antoine-Laurent de Lavoisier?", "ms"),
        ("who is Andrew Yang and what is Dari?", "en"),
        ("how many NATO troops are on the eastern border?", "en"),
        ("who won the 2022 world cup?", "en"),
        ("berapa askar NATO di sempadan timur?", "ms"),
        ("wie viele Soldaten hat die NATO an der Grenze", "de"),
        ("Сколько солдат у НАТО на восточной границе?", "ru"),
        ("北约在东部边境有多少军队？", "zh"),
        ("NATO", "id"),
        ("", "id"),
        ("12345", "id"),
        (
            "Kerajaan Malaysia mengumumkan bantuan kepada mangsa banjir di Johor kerana hujan lebat yang berterusan "
            "sejak semalam, kata jabatan berkenaan.",
            "ms",
        ),
        (
            "Pemerintah mengumumkan bantuan untuk korban banjir di Jawa Tengah karena hujan lebat yang terus turun "
            "sejak kemarin, menurut dinas sosial.",
            "id",
        ),
    ],
)
def test_a_text_is_told_by_its_words(text: str, language: str) -> None:
    assert detect(text) == language
