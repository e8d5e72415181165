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
