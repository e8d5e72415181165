"""Terms: what reads the same to a person is the same to the index."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.terms import located_terms, terms


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("40.000", "40,000", "id"),
        ("Rp 17.700", "rp 17,700", "id"),
        ("5,2 persen", "5.2 persen", "id"),
        ("22 Mei", "22 MEI", "id"),
        ("sekjen NATO", "Sekretaris Jenderal NATO", "id"),
        ("siapa menkomdigi?", "Menteri Komunikasi dan Digital", "id"),
        ("walikota Bogor", "Wali Kota Bogor", "id"),
        ("sekjennya", "sekretaris jenderal", "id"),
        ("mobil damkar", "mobil pemadam kebakaran", "id"),
        ("presiden AS", "presiden Amerika Serikat", "id"),
        ("mengusir", "diusir", "id"),
        ("menangkap", "penangkapan", "id"),
        ("mengirim", "dikirim", "id"),
        ("menilai", "dinilai", "id"),
        ("salat Idul Adha", "sholat Idul Adha", "id"),
        ("pemenang Thomas Cup", "juara Thomas Cup", "id"),
        ("ia wafat", "ia meninggal", "id"),
        ("berusia 64 tahun", "umur 64 tahun", "id"),
        ("tentaranya", "tentara", "id"),
        ("border", "borders", "en"),
        ("Ｋａｂａｒ", "kabar", "id"),
    ],
)
def test_spellings_of_the_same_thing_share_their_terms(one: str, other: str, language: str) -> None:
    assert terms(one, language) == terms(other, language)


@pytest.mark.parametrize(
    ("one", "other"), [("22 Mei", "(22/5)"), ("3 Maret 2022", "3/3"), ("5 March", "5/3"), ("5 APR\u0130L", "5/4")]
)
def test_a_date_in_words_and_one_in_figures_share_a_term(one: str, other: str) -> None:
    assert set(terms(one, "id")) & set(terms(other, "id"))


@pytest.mark.parametrize(("one", "other"), [("40.000", "400.000"), ("5,2", "52"), ("3 Mei", "4 Mei"), ("AS", "as")])
def test_different_things_do_not(one: str, other: str) -> None:
    assert not set(terms(one, "id")) & set(terms(other, "id")) - {"mei"}


def test_question_words_are_left_out_but_a_question_of_nothing_else_keeps_them() -> None:
    assert terms("berapa tentara di perbatasan?", "id") == terms("tentara perbatasan", "id")
    assert terms("siapa dia?", "id")


def test_scripts_without_spaces_are_cut_into_pairs() -> None:
    assert terms("北约军队", "zh") == ("北约", "约军", "军队")


def test_vowel_signs_and_accents_do_not_cut_a_word() -> None:
    assert len(terms("हिन्दी", "hi")) == 1
    assert terms("café", "fr") == terms("cafe\u0301", "fr")


@given(text=st.text(), language=st.sampled_from(["id", "en", "ms", "ar", "zh", "xx"]))
def test_any_text_has_terms_without_blanks_in_them(text: str, language: str) -> None:
    assert all(term and not any(character.isspace() for character in term) for term in terms(text, language))


@given(text=st.text(), language=st.sampled_from(["id", "en", "zh"]))
def test_terms_come_in_the_order_of_their_places_inside_the_text(text: str, language: str) -> None:
    places = [place for _, place in located_terms(text, language)]
    assert places == sorted(places)
    assert all(0 <= place < len(unicodedata.normalize("NFKC", text)) for place in places)


@given(text=st.text(st.sampled_from("abcXYZ 0123456789.,:/-AS") | st.characters(codec="ascii")))
def test_letters_of_other_scripts_change_nothing_in_how_those_of_ascii_are_read(text: str) -> None:
    assert (*terms(f"{text} satelit", "id"), "é") == terms(f"{text} satelit é", "id")


@given(text=st.text(), language=st.sampled_from(["id", "en", "zh"]))
def test_terms_are_the_same_with_their_places_and_without(text: str, language: str) -> None:
    assert tuple(term for term, _ in located_terms(text, language)) == terms(text, language)


def test_a_date_at_the_end_of_a_sentence_is_one() -> None:
    assert "2/5" in terms("Rapat itu diadakan 02/05.", "id")


def test_a_term_is_located_where_its_word_begins() -> None:
    assert located_terms("Tentara NATO", "id") == (("tentara", 0), ("nato", 8))
