"""The letter that a prefix has swallowed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.prefixes import restored


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("menangkap", "tangkap"),
        ("penangkapan", "tangkapan"),
        ("menikah", "nikah"),
        ("menilai", "nilai"),
        ("mengirim", "kirim"),
        ("pengirim", "kirim"),
    ],
)
def test_it_is_put_back(word: str, root: str) -> None:
    assert restored(word) == root


@pytest.mark.parametrize(
    "word", ["menang", "mengambil", "penuh", "menit", "mencari", "membaca", "menerbitkan", "kirim"]
)
def test_a_word_that_has_lost_none_is_left_alone(word: str) -> None:
    assert restored(word) == word


@given(st.from_regex(r"[mp]eng?[aiueo][a-z]{0,8}", fullmatch=True))
def test_nothing_but_the_first_letter_is_new(word: str) -> None:
    assert restored(word) == word or (restored(word)[0] in "tkn" and word.endswith(restored(word)[1:]))


@given(st.text())
def test_a_word_without_such_a_prefix_is_left_alone(word: str) -> None:
    assert restored(word) == word or word.startswith(("men", "pen"))
