"""What a headline tells of what is asked, and how it helps to find the sentence that says it in full."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrieval.answering.confidence import confidence
from retrieval.answering.headlines import headline_of
from retrieval.answering.reading import Choice, choices_of, read
from tests.retrieval.answering.samples import asked, evidence, passage

MAY = datetime(2026, 5, 28, tzinfo=UTC)
FIRE = (
    "Kebakaran melanda permukiman di Tambora sejak 3 jam lalu. Mobil damkar sempat terhalang 8 mobil warga. "
    "Suku dinas menurunkan 21 unit ke lokasi. Sebanyak 115 keluarga mengungsi."
)


def best(question: str, text: str, title: str) -> Choice:
    (choice,) = read(asked(question), [evidence(passage(text, title, published=MAY))])
    return choice


def highlighted(choice: Choice) -> str | None:
    return choice.highlight.of(choice.text) if choice.highlight else None


def test_of_several_figures_that_of_the_headline_answers() -> None:
    question = "berapa mobil damkar dikerahkan ke Tambora?"
    assert highlighted(best(question, FIRE, "Kebakaran di Tambora")) == "8 mobil"
    told = best(question, FIRE, "Permukiman di Tambora Kebakaran, 21 Mobil Damkar Dikerahkan")
    assert highlighted(told) == "21 unit"
    assert told.features.headlined == 1.0


def test_of_several_figures_within_a_sentence_that_of_the_headline_answers() -> None:
    text = "Dari 62 saham dalam indeks itu FTSE mengeluarkan empat saham pada 24 Mei."
    assert highlighted(best("berapa saham yang didepak FTSE?", text, "FTSE Didepak Kritik")) == "62 saham"
    assert highlighted(best("berapa saham yang didepak FTSE?", text, "4 Saham Didepak FTSE")) == "empat saham"


def test_a_day_of_the_headline_answers_when() -> None:
    text = "Penutupan diumumkan Jumat (29/5). Tol Janger ditutup sementara pada 31 Mei malam."
    told = best("kapan Tol Janger ditutup?", text, "Tol Janger Ditutup Mulai 31 Mei")
    assert highlighted(told) == "31 Mei"
    assert told.features.headlined == 1.0


def test_it_makes_surer_and_less_sure_where_it_tells_something_else() -> None:
    question = asked("berapa mobil damkar dikerahkan ke Tambora?")

    def sure(title: str) -> float:
        choices = read(question, [evidence(passage(FIRE, title, published=MAY))])
        return confidence(question, choices[0], choices)

    untold, told, otherwise = (
        sure(f"Kebakaran di Tambora: {count} Mobil Damkar Dikerahkan") for count in ("Semua", 21, 50)
    )
    assert told > untold
    assert otherwise < untold / 4


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("berapa mobil damkar dikerahkan ke Tambora?", "Harga Emas Antam Turun Rp 15.000"),
        ("berapa korban gempa Aceh?", "Gempa M 6,2 Guncang Aceh"),
        ("jam berapa Salat Id?", "Salat Id 27 Mei Jam Berapa? Ini Waktunya"),
        ("berapa laba bersih BUMN tahun 2025?", "BUMN Kejar Target Laba Bersih Rp 360 Triliun"),
        ("siapa yang mengerahkan mobil damkar ke Tambora?", "21 Mobil Damkar Dikerahkan ke Tambora"),
        ("¿cuántos camiones de bomberos hay en Tambora?", "21 Mobil Damkar Dikerahkan ke Tambora"),
    ],
)
def test_a_headline_about_something_else_or_for_another_kind_or_in_another_language_tells_nothing(
    question: str, title: str
) -> None:
    assert headline_of(asked(question), passage(FIRE, title, published=MAY).article) is None


@pytest.mark.parametrize(
    ("question", "title", "tells"),
    [
        ("berapa harga tiket Piala Dunia?", "Harga Tiket Piala Dunia Naik 20 Persen Jadi Rp 900.000", {"900000"}),
        ("berapa harga Infinix Hot 70?", "Infinix Hot 70 Resmi, Harga Rp 2 Jutaan", {"2"}),
        ("berapa karyawan pedagang itu?", "Pedagang Naik Haji, Punya 10 Cabang-12 Karyawan", {"12"}),
        ("berapa harga emas Antam?", "Harga Emas Antam Turun Rp 15.000/Gram!", set()),
        ("berapa harga emas Antam?", "Harga Emas Antam Turun Jadi Rp 2,7 Juta", {"2.7", "2700000"}),
        ("harga emas Antam turun berapa?", "Harga Emas Antam Turun Rp 15.000/Gram!", {"15000"}),
        ("berapa pelari target Jete Run?", "Jete Run Bidik 10 Ribu Pelari di 3 Kota", {"10", "10000"}),
        ("berapa tim di Piala Dunia?", "Piala Dunia Diikuti 48 Tim, Dua Debutan", {"48"}),
        ("kapan gaji ke-13 cair?", "Gaji ke-13 Cair Juni 2026", {"juni"}),
        ("kapan Blue Moon terlihat?", "Blue Moon Terlihat 31 Mei 2026", {"31/5"}),
        ("sampai tahun berapa kontrak gas berlaku?", "Kontrak Gas Berlaku hingga 2035", {"2035"}),
    ],
)
def test_it_tells_what_may_be_asked_for_and_not_the_questions_own_or_this_year_and_month(
    question: str, title: str, tells: set[str]
) -> None:
    headline = headline_of(asked(question), passage(FIRE, title, published=MAY).article)
    assert headline is not None
    assert headline.tells == tells


@pytest.mark.parametrize(
    ("headline", "said", "same"),
    [
        ("Laba INDY Capai 33%", "33,88 persen", True),
        ("Laba INDY Rp 1,4 M", "Rp 1,45 miliar", True),
        ("Laba INDY Rp 1,5 M", "Rp 1,46 miliar", True),
        ("Laba INDY 10 Ribu Dolar", "10.000 dolar", True),
        ("Laba INDY 2.500.000 Dolar", "2,5 juta dolar", True),
        ("Laba INDY Rp 1,45 M", "Rp 1,4 miliar", False),
        ("Laba INDY Rp 18 M", "Rp 180 miliar", False),
        ("Laba INDY Rp 2 M", "Rp 2.500 miliar", False),
    ],
)
def test_a_headline_may_be_rounder_than_what_is_said_and_write_it_otherwise(
    headline: str, said: str, same: bool
) -> None:
    question = asked("berapa laba INDY?")
    told = headline_of(question, passage(FIRE, headline, published=MAY).article)
    assert told is not None
    assert told.agrees(question, said, "id") is same


@pytest.mark.parametrize(
    ("question", "title", "denies"),
    [
        ("berapa mobil damkar dikerahkan?", "21 Mobil Damkar Dikerahkan", True),
        ("berapa karyawan pedagang itu?", "Pedagang Punya 10 Cabang-12 Karyawan", True),
        ("kapan Blue Moon terlihat?", "Blue Moon Terlihat 31 Mei 2026", True),
        ("berapa laba bersih INDY?", "Laba Bersih INDY Tumbuh 33%, CSRA Kejar 700 Ton", False),
        ("berapa harga tiket Piala Dunia?", "Harga Tiket 48 Tim Piala Dunia Capai Rp 900.000", False),
        ("berapa harga tiket Piala Dunia?", "Harga Tiket Piala Dunia Naik", False),
    ],
)
def test_what_else_is_said_is_denied_only_where_the_figure_must_be_the_one(
    question: str, title: str, denies: bool
) -> None:
    headline = headline_of(asked(question), passage(FIRE, title, published=MAY).article)
    assert headline is not None
    assert headline.denies is denies


def test_what_only_repeats_the_headline_is_not_confirmed_by_it() -> None:
    title = "21 Mobil Damkar Dikerahkan"
    found = evidence(passage(f"{title}. Suku dinas menurunkan 21 unit ke Tambora.", title, published=MAY))
    repeated, said = choices_of(asked("berapa mobil damkar dikerahkan?"), found)
    assert (repeated.features.headlined, said.features.headlined) == (0.0, 1.0)


@given(
    title=st.text(st.sampled_from("0123456789., /-ribujutasaham"), max_size=40),
    words=st.text(st.sampled_from("0123456789., /-ribujuta"), max_size=30),
)
@example("1.2.3 juta saham", "1.2.3 juta")
def test_figures_however_they_are_written_are_compared(title: str, words: str) -> None:
    question = asked("berapa saham?")
    told = headline_of(question, passage(FIRE, f"saham {title}", published=MAY).article)
    assert told is not None
    told.agrees(question, words, "id")
    assert not told.tells or told.agrees(question, f"saham {title}", "id")
