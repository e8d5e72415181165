"""Buttons: what comes back when one is pressed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardMarkup

from bot.messages.buttons import Deed, Press, answer_buttons, source_buttons
from bot.messages.texts import Catalogue, Texts
from retrieval import Reason
from tests.bot import samples

INDONESIAN = Catalogue("id").for_reader("id")


def _labels(markup: InlineKeyboardMarkup | None) -> list[list[str]]:
    return [[button.text for button in row] for row in markup.inline_keyboard] if markup else []


@given(deed=st.sampled_from(Deed), number=st.integers(0, 10**16 - 1))
def test_a_press_comes_back_as_it_went_out_in_few_bytes(deed: Deed, number: int) -> None:
    press = Press(deed, number)
    assert len(press.callback_data.encode()) <= 64
    assert Press.read(press.callback_data) == press


@given(st.one_of(st.none(), st.text(), st.from_regex(r"v\d:[a-z]*:\d*")))
def test_whatever_comes_back_is_a_press_or_none(callback_data: str | None) -> None:
    press = Press.read(callback_data)
    assert press is None or (callback_data is not None and int(callback_data.split(":")[2]) == press.number)


def test_an_answer_has_what_fits_it() -> None:
    answered = samples.nato_answer()
    assert _labels(answer_buttons(answered, INDONESIAN, kept=True)) == [
        ["Sumber"],
        ["👍 Membantu", "👎 Tidak membantu"],
    ]
    narrowed = replace(answered, timeframe=samples.LAST_WEEK)
    assert _labels(answer_buttons(narrowed, INDONESIAN, kept=True))[-1] == ["Cari di semua waktu"]
    assert answer_buttons(narrowed, INDONESIAN, kept=False) is None
    assert answer_buttons(samples.declined(Reason.NOT_A_QUESTION), INDONESIAN, kept=True) is None


def test_a_declined_answer_offers_each_article_once_with_a_title_that_fits() -> None:
    nearest = [samples.passage("x", samples.article(n, f"{n} " + "judul panjang " * 9), n) for n in (1, 1, 2)]
    labels = _labels(answer_buttons(samples.declined(Reason.NOTHING_FITS, *nearest), INDONESIAN, kept=False))
    assert [row[0][:8] for row in labels] == ["1 judul ", "2 judul "]
    assert all(len(row[0]) <= 48 for row in labels)


def test_one_passage_needs_no_turning() -> None:
    assert _labels(source_buttons(0, 1, 7, INDONESIAN)) == [["Tutup"]]
    first, last = (source_buttons(page, 3, 7, INDONESIAN).inline_keyboard[0] for page in (0, 2))
    assert [button.callback_data for button in first] == ["v1:page:2", "v1:page:1"]
    assert [button.callback_data for button in last] == ["v1:page:1", "v1:page:0"]


@pytest.mark.parametrize("texts", list(Catalogue("id")), ids=lambda texts: texts.language)
def test_labels_are_short_enough_to_be_read(texts: Texts) -> None:
    narrowed = replace(samples.nato_answer(), timeframe=samples.LAST_WEEK)
    for row in _labels(answer_buttons(narrowed, texts, kept=True)):
        assert all(len(label) <= 40 for label in row)
