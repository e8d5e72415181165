"""Small talk, questions about the bot and requests are told from what the archive is asked."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from retrieval.answering.addressing import not_for_the_archive
from retrieval.answering.courtesies import BESIDE, COURTESIES, MENTIONS, OPINIONS, PARTICLES, spoken_words
from retrieval.domain import Reason
from retrieval.language.detection import detect
from tests.retrieval.answering.messages import A_REQUEST, ABOUT_THE_BOT, FOR_THE_ARCHIVE, SMALL_TALK

GOLDEN = Path(__file__).parents[3] / "seeds" / "questions.jsonl"


def _told(text: str) -> Reason | None:
    return not_for_the_archive(text, detect(text))


@pytest.mark.parametrize("text", SMALL_TALK)
def test_small_talk_asks_nothing(text: str) -> None:
    told = _told(text)
    assert told
    assert told.is_small_talk


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Halo kak!", Reason.GREETING),
        ("assalamu'alaikum", Reason.GREETING),
        ("selamat pagi min", Reason.GREETING),
        ("Terima kasih banyak atas bantuannya!", Reason.THANKS),
        ("halo min, makasih ya", Reason.THANKS),
        ("thx bro", Reason.THANKS),
        ("sama-sama", Reason.NOT_A_QUESTION),
        ("wkwkwk", Reason.NOT_A_QUESTION),
        ("oke deh", Reason.NOT_A_QUESTION),
    ],
)
def test_greetings_and_thanks_are_told_from_other_small_talk(text: str, reason: Reason) -> None:
    assert _told(text) == reason


@pytest.mark.parametrize("text", ABOUT_THE_BOT)
def test_a_question_about_the_bot_is_not_one_about_the_news(text: str) -> None:
    assert _told(text) == Reason.ABOUT_THE_BOT


@pytest.mark.parametrize("text", A_REQUEST)
def test_a_request_wants_something_made_or_done(text: str) -> None:
    assert _told(text) == Reason.A_REQUEST


@pytest.mark.parametrize("text", FOR_THE_ARCHIVE)
def test_whatever_may_be_a_question_goes_to_the_archive(text: str) -> None:
    assert _told(text) is None


def test_no_golden_question_is_taken_for_anything_else() -> None:
    questions = [json.loads(line)["question"] for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    assert {question: _told(question) for question in questions if _told(question)} == {}


@pytest.mark.parametrize("language", ["id", "ms", "en", "ja", "xx"])
def test_a_greeting_is_one_whatever_language_it_is_taken_for(language: str) -> None:
    assert not_for_the_archive("halo", language) == Reason.GREETING
    assert not_for_the_archive("gempa", language) is None


def test_a_long_text_is_looked_through_in_no_time() -> None:
    for part in ("selamat pagi ", "kamu ", "wk", "a ", "1+", "robot atau manusia ", "tolong bisa ", "(1", "haha"):
        began = time.perf_counter()
        not_for_the_archive(part * (1_000 // len(part)), "id")
        assert time.perf_counter() - began < 1


def test_every_word_of_the_lists_is_in_the_spelling_that_messages_are_brought_to() -> None:
    for phrase in COURTESIES | MENTIONS | BESIDE | OPINIONS:
        assert " ".join(word for word in spoken_words(phrase) if word not in PARTICLES) == phrase
