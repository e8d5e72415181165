"""Common words on which a question hangs."""

from __future__ import annotations

import pytest

from retrieval.answering.contrasts import opposed, unqualified
from retrieval.language.contrasts import NARROWING, OPPOSITES


@pytest.mark.parametrize(
    ("question", "text", "count"),
    [
        ("siapa presiden pertama Indonesia?", "Soekarno adalah presiden pertama Indonesia.", 0),
        ("siapa presiden kedua Indonesia?", "Soekarno adalah presiden pertama Indonesia.", 1),
        ("siapa juara ke-2?", "Peringkat kedua diraih Malaysia.", 0),
        ("apa gunung tertinggi yang tidak aktif?", "Gunung Semeru aktif sejak 1967.", 2),
        ("who won the last race?", "The final race was won by Bagnaia.", 0),
        ("berapa tentara NATO di perbatasan timur?", "Sekitar 40.000 tentara.", 0),
    ],
)
def test_words_that_narrow_the_question_are_missed_where_a_text_lacks_them(
    question: str, text: str, count: int
) -> None:
    assert unqualified(question, text) == count


@pytest.mark.parametrize(
    ("question", "text", "count"),
    [
        ("kapan Chairil Anwar lahir?", "Chairil Anwar wafat di Jakarta pada 28 April 1949.", 1),
        ("kapan Chairil Anwar lahir?", "Ia dilahirkan di Medan dan wafat di Jakarta.", 0),
        ("berapa persen impor naik?", "Ekspor turun 5 persen.", 2),
        ("berapa ekspor dan impor beras?", "Impor beras 3 juta ton.", 0),
        ("di mana Aristoteles meninggal?", "Aristoteles meninggalkan akademi.", 0),
        ("kapan pasar dibuka?", "PASAR DITUTUP PUKUL 16.00.", 1),
    ],
)
def test_a_text_is_opposed_where_it_has_the_opposite_of_a_word_instead(question: str, text: str, count: int) -> None:
    assert opposed(question, text) == count


def test_every_pair_of_opposites_is_told_apart_both_ways() -> None:
    for one, other in OPPOSITES:
        assert not set(one) & set(other)
        for word, opposite in zip(one, other, strict=False):
            assert opposed(word, opposite) >= 1
            assert opposed(opposite, word) >= 1
            assert opposed(word, f"{word} {opposite}") == 0


def test_no_word_narrows_in_two_ways() -> None:
    words = [word for words in NARROWING for word in words]
    assert len(words) == len(set(words))
