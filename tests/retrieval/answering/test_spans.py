"""Stretches that could answer: numbers with what they count, dates, names, places."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrieval.answering.kinds import Kind
from retrieval.answering.spans import (
    _BEFORE_NUMBER,
    _NUMBERS,
    _NUMBERS_IN_FIGURES,
    _TIMES,
    _near_digits,
    _spans_of,
    candidates,
    names,
    numbers,
    places,
    times,
)
from retrieval.domain import Span


def _of(sentence: str, spans: list[Span]) -> list[str]:
    return [span.of(sentence) for span in spans]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("NATO memiliki sekitar 40.000 tentara di timur.", ["sekitar 40.000 tentara"]),
        ("Harganya Rp 17.700 per liter.", ["Rp 17.700"]),
        ("Inflasi mencapai 5,2 persen tahun ini.", ["mencapai 5,2 persen tahun"]),
        ("Denda 405 million euros dijatuhkan.", ["405 million euros"]),
        ("Dua orang tewas, tiga puluh lima lainnya luka.", ["Dua orang", "tiga puluh lima lainnya"]),
        ("More than 1,500 people fled.", ["More than 1,500 people"]),
        ("Luasnya 9.251 kilometer persegi, atau 3.572 mil².", ["9.251 kilometer persegi", "3.572 mil²"]),
        ("Polandia mengusir 45 diplomat pada Rabu (22/3).", ["45 diplomat"]),
        ("Ia lahir pada 8 Oktober 1879.", []),
        ("Polres Kepulauan Seribu menyalurkan 58 hewan.", ["58 hewan"]),
        ("Covid-19 menewaskan 12 orang.", ["12 orang"]),
        ("Ia berada di urutan ke-20.", ["20"]),
        ("Penyaluran hingga 30 April 2026 mencapai Rp 112,49 triliun.", ["Rp 112,49 triliun"]),
        ("Sekitar 1500 orang hadir pada 1998.", ["Sekitar 1500 orang"]),
        ("Level 6.230,50 sebelum jeda, 744 dikerahkan.", ["6.230,50", "744"]),
        ("Itu salah satu klub, bukan satu-satunya.", []),
        ("One of the hundreds of people left.", ["hundreds"]),
    ],
)
def test_numbers_come_with_their_hedge_currency_scale_and_unit(sentence: str, found: list[str]) -> None:
    assert _of(sentence, numbers(sentence)) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ia tiba Kamis (24/3) pagi.", ["Kamis (24/3)"]),
        ("Gempa pada Jumat, 29 Mei 2026, pukul 08.10 WIB terasa.", ["Jumat, 29 Mei 2026, pukul 08.10 WIB"]),
        ("Longsor terjadi awal Maret 2025 lalu.", ["awal Maret 2025"]),
        ("He was born on March 24, 2022 in Kyiv.", ["March 24, 2022"]),
        ("Perusahaan itu berdiri sejak 1998.", ["1998"]),
    ],
)
def test_times_are_dates_days_clocks_and_years(sentence: str, found: list[str]) -> None:
    assert _of(sentence, times(sentence)) == found


_PIECES = ["5 Mei", "tahun 2020", "22/3", "pukul 08.10", "1998", "tiga", "12 orang", "(22/3),", "at 5:30", "Rp 5.000"]


@given(pieces=st.lists(st.sampled_from([*_PIECES, "sekitar", "kemarin", "dan", "."]), max_size=8))
def test_no_number_begins_within_a_time(pieces: list[str]) -> None:
    sentence = " ".join(pieces)
    dated = [range(span.start, span.end) for span in times(sentence)]
    assert not [span for span in numbers(sentence) if any(span.start in one for one in dated)]


def test_names_are_runs_of_capitals_without_the_full_stop() -> None:
    sentence = "Kata Sekjen NATO Jens Stoltenberg, B.J. Habibie pernah ke Laut Hitam."
    assert _of(sentence, names(sentence))[-2:] == ["B.J. Habibie", "Laut Hitam"]
    quoted = "Ia di Rumah Sakit Umum. Besok Moh. Yamin pulang"
    assert _of(quoted, names(quoted)) == ["Rumah Sakit Umum", "Besok Moh. Yamin"]


def test_places_follow_their_preposition() -> None:
    sentence = "Beras dijual di Pasar Induk Kramat Jati, Jakarta Timur."
    assert _of(sentence, places(sentence)) == ["Pasar Induk Kramat Jati, Jakarta Timur"]
    dated = "Ia dirawat di Garut, Senin (18/5)."
    assert _of(dated, places(dated)) == ["Garut"]


@given(sentence=st.text(max_size=200), kind=st.sampled_from(list(Kind)))
def test_in_any_text_spans_lie_inside_and_are_not_blank(sentence: str, kind: Kind) -> None:
    for span in candidates(kind, sentence):
        assert span.end <= len(sentence)
        assert span.of(sentence).strip()


PIECES = st.sampled_from(
    "sekitar|kurang lebih|paling sedikit|US$|Rp|-| - |40.000|12|5,2|pukul|10.00|Senin|tanggal|(|)|22/5|/|juta|persen|%"
    "|tentara|dan|Mei|2024|ke-13|1998-an|tahun|.|hingga|sampai|€|3rd|x9|9x|kemarin|minggu lalu|pertengahan| ".split("|")
)


SENTENCES = st.builds(
    # As paragraphs come: with no two spaces together.
    lambda pieces, between: " ".join(between.join(pieces).split()),
    st.lists(PIECES, max_size=25),
    st.sampled_from(["", " "]),
)


@given(SENTENCES)
@example("lebih dari 40.000 tentara pada 12 Mei 2024 hingga Rp 5,2 juta")
def test_near_digits_the_same_numbers_are_found_as_in_the_whole(sentence: str) -> None:
    everywhere = [match.span() for match in _NUMBERS.finditer(sentence)]
    assert [match.span() for match in _near_digits(_NUMBERS_IN_FIGURES, sentence, _BEFORE_NUMBER)] == everywhere


@given(SENTENCES)
@example("Senin tanggal 12 Mei 2024 pukul 10.00, dan tahun 2023")
@example("kemarin 40.000 tentara")
def test_times_are_those_that_the_pattern_finds_wherever_it_is_spared(sentence: str) -> None:
    assert times(sentence) == _spans_of(_TIMES.finditer(sentence))
