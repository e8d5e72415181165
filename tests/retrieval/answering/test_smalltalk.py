"""Pleasantries are told from questions."""

from __future__ import annotations

import pytest

from retrieval.answering.smalltalk import is_small_talk
from retrieval.language.detection import detect


@pytest.mark.parametrize(
    "text", ["halo", "Terima kasih ya!", "selamat pagi min", "thanks a lot", "ok", "???", "", "👍", "assalamu'alaikum"]
)
def test_a_pleasantry_asks_nothing(text: str) -> None:
    assert is_small_talk(text, detect(text))


@pytest.mark.parametrize(
    "text",
    [
        "NATO",
        "halo, berapa tentara NATO?",
        "siapa dia?",
        "terima kasih, kalau Rusia?",
        "selamat pagi, ada gempa?",
        "apa",
    ],
)
def test_a_question_is_one_however_politely_it_is_put(text: str) -> None:
    assert not is_small_talk(text, detect(text))
