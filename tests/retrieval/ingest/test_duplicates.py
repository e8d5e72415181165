"""Reprints are found, and other reports in the same words are not taken for them."""

from __future__ import annotations

import random
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.ingest.duplicates import NearCopies

WORDS = """
    warga desa pelabuhan kapal dermaga nelayan pemerintah daerah harga ikan pasar laut ombak badai sekolah guru murid
    jembatan jalan sungai hujan banjir polisi petugas kantor gubernur menteri anggaran proyek kontrak gudang barang
""".split()


def report(seed: int, sentences: int = 30) -> str:
    """A text of our own kind: sentences of twelve words and a number."""
    chance = random.Random(seed)
    return " ".join(
        f"{' '.join(chance.choices(WORDS, k=12)).capitalize()} {chance.randint(100, 9999)}." for _ in range(sentences)
    )


@pytest.fixture
def copies() -> NearCopies:
    found = NearCopies()
    for number in range(50):
        found.add(number, report(number))
    return found


def test_a_reprint_with_small_changes_is_found(copies: NearCopies) -> None:
    sentences = report(7).split(". ")
    reprint = "JAKARTA (Kantor Berita) - " + ". ".join(sentences[:12] + sentences[14:]).replace("warga", "penduduk")
    assert copies.of(reprint) == [7]


def test_case_spaces_and_punctuation_make_no_difference(copies: NearCopies) -> None:
    assert copies.of(report(3).upper().replace(". ", ".\n\n").replace(" dermaga", " – dermaga")) == [3]


def test_another_report_is_no_copy(copies: NearCopies) -> None:
    assert copies.of(report(99)) == []


def test_the_same_words_with_other_numbers_are_another_days_report(copies: NearCopies) -> None:
    chance = random.Random(0)
    tomorrow = " ".join(
        f"{chance.randint(10_000, 99_999)}." if word.rstrip(".").isdigit() else word for word in report(5).split()
    )
    assert copies.of(report(5)) == [5]
    assert copies.of(tomorrow) == []


def test_the_nearest_copy_comes_first(copies: NearCopies) -> None:
    copies.add(100, report(7) + " " + report(60, 5))
    assert copies.of(report(7)) == [7, 100]


def test_what_was_removed_or_replaced_is_found_no_more(copies: NearCopies) -> None:
    copies.remove(7)
    copies.remove(7)
    copies.add(3, report(70))
    assert (copies.of(report(7)), copies.of(report(3)), copies.of(report(70))) == ([], [], [3])
    assert len(copies) == 49


@given(st.text(max_size=200))
def test_every_text_is_its_own_copy(text: str) -> None:
    found = NearCopies()
    found.add(1, text)
    assert found.of(text) == [1]


def test_a_thousand_texts_take_a_moment() -> None:
    texts = [report(number, 10) for number in range(1000)]
    found = NearCopies()
    begun = perf_counter()
    for number, text in enumerate(texts):
        found.add(number, text)
    assert all(found.of(texts[number]) == [number] for number in range(0, 1000, 100))
    assert perf_counter() - begun < 15
