"""Of several figures of a sentence, that which is asked for."""

from __future__ import annotations

import pytest

from retrieval.answering.figures import UNFIT, number_rating, time_rating
from retrieval.language.terms import terms
from tests.retrieval.answering.samples import asked, span_of


def number(question: str, sentence: str, words: str) -> float:
    inside = frozenset(terms(words, "id"))
    return number_rating(asked(question), sentence, span_of(words, sentence), inside, "id")


def time(question: str, sentence: str, words: str) -> float:
    return time_rating(asked(question), sentence, span_of(words, sentence), frozenset(terms(words, "id")))


@pytest.mark.parametrize(
    ("question", "sentence", "better", "worse"),
    [
        ("berapa umur Iyung?", "Sudah 47 tahun Iyung (64) menjadi jagal.", "64", "47 tahun"),
        ("berapa lama ia di sana?", "Pria berusia 52 tahun itu di sana selama 18 tahun.", "18 tahun", "52 tahun"),
        ("berapa besar gajinya?", "Menurut Pasal 9, gajinya dibayar 5 kali.", "5 kali", "9"),
        ("berapa harga emas?", "Emas turun Rp 31.000 menjadi Rp 2.754.000.", "Rp 2.754.000", "Rp 31.000"),
        ("berapa pemain dalam satu tim?", "Ada 53 tim dengan 11 pemain.", "11 pemain", "53 tim"),
        ("berapa persen bunganya?", "Bunganya 5 persen dari 200 juta.", "5 persen", "200 juta"),
    ],
)
def test_what_is_measured_or_counted_is_told_by_the_words_around_it(
    question: str, sentence: str, better: str, worse: str
) -> None:
    assert number(question, sentence, better) > number(question, sentence, worse)


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("berapa gajinya?", "Gaji ke-13 cair Juni.", "13"),
        ("berapa harga Infinix Hot 70?", "Infinix Hot 70 resmi dijual.", "70"),
        ("berapa lama ia di sana?", "Ia berumur 52 tahun.", "52 tahun"),
    ],
)
def test_what_counts_nothing_is_unfit(question: str, sentence: str, words: str) -> None:
    assert number(question, sentence, words) < UNFIT + 1


def test_the_rank_is_an_answer_where_a_rank_is_asked_for() -> None:
    sentence = "Mesinnya mati di lap ke-10."
    assert number("di lap berapa mesinnya mati?", sentence, "10") > number("berapa mesinnya?", sentence, "10") + 1


def test_a_year_within_a_name_is_less_than_the_day_and_all_that_there_is_where_the_year_is_asked_for() -> None:
    sentence = "Apple menggelar WWDC 2026 pada 8-12 Juni 2026."
    assert time("kapan WWDC?", sentence, "8-12 Juni 2026") > time("kapan WWDC?", sentence, "2026") + 0.5
    assert time("tahun berapa WWDC?", sentence, "2026") > 0
