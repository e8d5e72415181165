"""Reprints are found, and other reports in the same words are not taken for them."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.ingest.duplicates import Signatures, are_near, have_same_numbers, is_copy, signature_of

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
def known() -> Signatures:
    return Signatures({number: signature_of(report(number)) for number in range(50)})


def near(known: Signatures, text: str) -> list[int]:
    return [id for id, _ in known.near(signature_of(text))]


def test_a_reprint_with_small_changes_is_found(known: Signatures) -> None:
    sentences = report(7).split(". ")
    reprint = "JAKARTA (Kantor Berita) - " + ". ".join(sentences[:12] + sentences[14:]).replace("warga", "penduduk")
    assert near(known, reprint) == [7]
    assert are_near(reprint, report(7))
    assert is_copy(reprint, report(7))


def test_case_spaces_and_punctuation_make_no_difference(known: Signatures) -> None:
    assert near(known, report(3).upper().replace(". ", ".\n\n").replace(" dermaga", " – dermaga")) == [3]


def test_another_report_is_no_copy(known: Signatures) -> None:
    assert near(known, report(99)) == []


def test_the_same_words_with_other_numbers_are_another_days_report() -> None:
    chance = random.Random(0)
    tomorrow = " ".join(
        f"{chance.randint(10_000, 99_999)}." if word.rstrip(".").isdigit() else word for word in report(5).split()
    )
    assert have_same_numbers(report(5), report(5))
    assert not have_same_numbers(report(5), tomorrow)
    assert not are_near(report(5), tomorrow)


def test_the_nearest_copy_comes_first(known: Signatures) -> None:
    known.put(100, signature_of(report(7) + " " + report(60, 5)))
    assert near(known, report(7)) == [7, 100]


def test_what_was_removed_or_replaced_is_found_no_more(known: Signatures) -> None:
    known.remove(7)
    known.remove(7)
    known.put(3, signature_of(report(70)))
    assert (near(known, report(7)), near(known, report(3)), near(known, report(70))) == ([], [], [3])
    assert len(known) == 49


@given(st.text(max_size=200))
def test_every_text_is_its_own_copy(text: str) -> None:
    assert are_near(text, text)
    known = Signatures({})
    known.put(1, signature_of(text))
    assert known.near(signature_of(text)) == [(1, 1.0)]


def test_among_many_signatures_the_one_is_found(known: Signatures) -> None:
    rows = np.random.default_rng(0).integers(0, 2**32, (5_000, 128), np.uint32)
    for number, row in enumerate(rows, 1_000):
        known.put(number, row)
    assert [id for id, _ in known.near(rows[4_999])] == [5_999]
    assert near(known, report(7)) == [7]
