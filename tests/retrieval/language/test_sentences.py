"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.sentences import sentence_spans


def sentences(text: str, language: str = "id") -> list[str]:
    return [span.of(text) for span in sentence_spans(text, language)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Harga bensin naik menjadi Rp 17.700 per liter pada pukul 05.56 WIB.",
        '"Kami sudah siap," kata dr. Budi a.n. direktur rumah sakit.',
        "Kantor itu berada di Jl. Sudirman No. 5, Kec. Tebet, Jakarta.",
        "H. Ahmad dan Hj. Siti berangkat bersama KH. Mustofa.",
        "B.J. Habibie lahir di Parepare.",
        "PT. Garam memproduksi 3.5 juta ton.",
        "Sean dkk. gagal naik podium.",
        "Pemilu diikuti Partai X, Y, dll. yang lolos.",
        "Festival Vol. 2 dimulai besok.",
        '"Apa kabar?" tanya dia kepada warga.',
        '"Kami datang. Kami menang!" seru pelatih itu.',
        "Kompas.com dan detik.com memuatnya.",
    ],
)
def test_a_sentence_of_the_news_stays_whole(sentence: str) -> None:
    assert sentences(f"Ini yang pertama. {sentence} Ini yang terakhir.") == [
        "Ini yang pertama.",
        sentence,
        "Ini yang terakhir.",
    ]


def test_a_space_that_was_lost_between_two_sentences_is_no_hindrance() -> None:
    assert sentences('Ia ditutup."Film ini bagus," kata Marcella. Mereka pulang.Hingga kini belum ada kabar.') == [
        "Ia ditutup.",
        '"Film ini bagus," kata Marcella.',
        "Mereka pulang.",
        "Hingga kini belum ada kabar.",
    ]


def test_a_line_break_ends_a_sentence_even_after_an_abbreviation() -> None:
    assert sentences("Daftar pemenang\n1. Andi\n2. Budi dkk.\nlainnya") == [
        "Daftar pemenang", "1. Andi", "2. Budi dkk.", "lainnya",
    ]  # fmt: skip


def test_a_quotation_that_is_never_closed_does_not_swallow_the_rest() -> None:
    text = '"Saya mengajak semua pihak membantu. ' + "Warga desa itu menanam padi di lereng gunung. " * 20
    assert len(sentences(text)) > 10


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("He said no. Then Mr. Smith left.", "en", ["He said no.", "Then Mr. Smith left."]),
        ("Harganya RM5.50 sekilo. Dia beli dua.", "ms", ["Harganya RM5.50 sekilo.", "Dia beli dua."]),
        ("你好。再见。", "zh", ["你好。", "再见。"]),
        ("Halo. Apa kabar?", "xx", ["Halo.", "Apa kabar?"]),
        ("\ud800 rusak. Tetap dibaca.", "id", ["\ud800 rusak.", "Tetap dibaca."]),
        ("  ", "id", []),
        ("", "id", []),
    ],
)
def test_other_languages_and_odd_texts_are_read_too(text: str, language: str, expected: list[str]) -> None:
    assert sentences(text, language) == expected


PIECES = st.sampled_from(
    ["dr. ", "Jl. ", '"', "”", "kata dia. ", "A.B. ", "1. ", "\n", "no. 5 ", "Ya!", "itu.Dan ", "😀 ", "\x1c"]
)


@given(st.text() | st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["id", "ms", "en", "zh", ""]))
def test_sentences_are_trimmed_in_order_and_cover_all_but_white_space(text: str, language: str) -> None:
    spans = sentence_spans(text, language)
    assert all(span.of(text) == span.of(text).strip() for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert all(place in covered or character.isspace() for place, character in enumerate(text))
    assert bool(spans) == bool(text.strip())


def test_a_very_long_text_is_read_in_pieces_without_losing_a_border() -> None:
    sentence = "Warga desa itu menanam padi. "
    assert len(sentences(sentence * 2000)) == 2000
