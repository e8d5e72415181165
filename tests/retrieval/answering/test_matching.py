"""Words of a question that stand in a passage, are resembled by a word of it, or are missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answering.matching import Matches, matches
from retrieval.language.terms import terms
from tests.retrieval.answering.samples import asked


def found(question: str, text: str, beside: str = "", **weights: float) -> Matches:
    return matches(
        asked(question, **weights),
        frozenset(terms(text, "id")),
        frozenset(terms(beside, "id") if beside else ()),
    )


def test_coverage_is_the_share_of_the_weight_of_the_words_that_are_there() -> None:
    assert found("tentara NATO", "Tentara itu pulang.", tentara=3.0, nato=1.0).coverage == 0.75
    assert found("tentara NATO", "Tidak ada apa-apa.").coverage == 0.0


def test_the_heaviest_word_that_is_nowhere_is_missing() -> None:
    measured = found("gubernur Musi", "Gubernur hadir.", gubernur=1.0, musi=4.0)
    assert (measured.missing, measured.missing_weight) == (0.8, 4.0)
    assert found("gubernur Musi", "Gubernur di Musi.").missing == 0.0


def test_another_spelling_of_a_name_resembles_it_and_another_name_does_not() -> None:
    assert found("siapa Taufiq?", "Menurut Taufik, hal itu benar.").resembled > 0.5
    assert found("siapa Taufiq?", "Menurut Wibowo, hal itu benar.").resembled == 0.0
    assert found("pada 2005", "pada 2006").resembled == 0.0


def test_a_word_beside_the_passage_counts_half_and_is_not_missing() -> None:
    measured = found("peringatan Stoltenberg", "Dia memberi peringatan.", "Stoltenberg tiba di Brussel.")
    assert (measured.coverage, measured.missing) == (0.75, 0.0)


@given(st.text(), st.text(), st.text())
def test_shares_are_shares_whatever_is_written(question: str, text: str, beside: str) -> None:
    measured = found(question, text, beside)
    for share in (measured.coverage, measured.resembled, measured.missing):
        assert -1e-9 <= share <= 1.0 + 1e-9
    assert measured.coverage + measured.resembled + measured.missing <= 1.0 + 1e-9


def test_a_question_of_no_words_finds_nothing() -> None:
    measured = found("?", "Apa saja.")
    assert (measured.coverage, measured.resembled, measured.missing) == pytest.approx((0.0, 0.0, 0.0))
