"""Sorts of things: what a question wants the name of, and where a sentence names one of them."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import Question
from retrieval.answering.evidence import Asked
from retrieval.answering.sorts import sort_asked, spans_of_sort
from retrieval.language.terms import terms


def _named(question: str, sentence: str) -> list[str]:
    weights = dict.fromkeys(terms(question, "id"), 2.0)
    asked = Asked(Question(question, datetime.now(UTC)), "id", np.zeros(4, np.float32), weights)
    return [span.of(sentence) for span in spans_of_sort(asked, sentence, "id")]


@pytest.mark.parametrize(
    ("question", "sort"),
    [("Partai apakah yang menang?", "Partai"), ("apa nama kapal itu?", "kapal"), ("which stadium is it?", "stadium"),
     ("mengapa harga naik?", "")],
)  # fmt: skip
def test_the_sort_is_the_word_beside_the_question_word(question: str, sort: str) -> None:
    assert sort_asked(question) == sort


@pytest.mark.parametrize(
    ("question", "sentence", "names"),
    [
        ("Partai apakah yang diketuai Howard Dean?", "Ketua Partai Demokrat, Howard Dean, hadir.", ["Partai Demokrat"]),
        (
            "Sekretaris Jenderal departemen apakah JB Kristiadi?",
            "Sekretaris Jenderal Departemen Keuangan JB Kristiadi mewakili menteri.",
            ["Departemen Keuangan"],
        ),
        (
            "sinar itu menyebabkan penyakit apa?",
            "Sinar itu menyebabkan penyakit kanker kulit yang ganas.",
            ["penyakit kanker kulit"],
        ),
        ("apa nama program itu?", "Itu program angkasa luar, yaitu Program Apollo.", ["Program Apollo"]),
        (
            "di negara manakah bandara Pearson?",
            "Pesawat dari Prancis itu tergelincir di Bandara Pearson, Toronto, Kanada.",
            ["Prancis", "Kanada"],
        ),
        ("selain Indonesia, negara apa yang hadir?", "Indonesia dan AS hadir.", ["AS"]),
        ("kelompok apakah itu?", "Kelompok (baru) itu, kata kelompok-kelompok lain.", []),
        ("mengapa partai itu menang?", "Partai Demokrat menang.", []),
    ],
)
def test_a_name_stands_behind_the_word_for_its_sort(question: str, sentence: str, names: list[str]) -> None:
    assert _named(question, sentence) == names


_PIECES = ["partai", "Partai ", "Demokrat", "rakyat ", " ", ",", ".", "(", ")", "-", "\u201d", "1", "\n"]


@given(st.lists(st.sampled_from(_PIECES)).map("".join))
def test_names_are_stretches_of_the_sentence_that_begin_with_their_sort(sentence: str) -> None:
    assert all(
        name.casefold().startswith("partai") and name == name.strip() for name in _named("partai apa?", sentence)
    )
