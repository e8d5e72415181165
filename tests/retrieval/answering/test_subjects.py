"""Which questions ask for news and not for a fact, and of what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answering.subjects import Subject, names_in, readings_of, subject_of


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("apa kabar NATO?", "NATO"),
        ("Apa kabar terbaru soal IKN di pemberitaan?", "IKN"),
        ("carikan berita tentang banjir dong", "banjir"),
        ("Kabar buruk apa soal pasar saham?", "pasar saham"),
        ("ada kabar apa dari Ukraina saat ini?", "Ukraina"),
        ("Bagaimana perkembangan kasus flu burung di Ciamis?", "kasus flu burung di Ciamis"),
        ("apa yang terjadi dengan pesawat itu?", "pesawat itu"),
        ("ada apa dengan rupiah?", "rupiah"),
        ("kabar buruk apa di dunia olahraga?", "olahraga"),
        ("any news about Gaza?", "Gaza"),
        ("what's the latest on Brexit?", "Brexit"),
        ("what happened to the Titan submersible?", "the Titan submersible"),
        ("apa khabar terkini tentang banjir di Kelantan?", "banjir di Kelantan"),
        ("bagaimana cara menyimpan daging?", "cara menyimpan daging"),
        ("how to store meat?", "store meat"),
    ],
)
def test_who_asks_for_the_news_of_something_wants_just_that(question: str, subject: str) -> None:
    assert subject_of(question) == Subject(subject, plain=True)


@pytest.mark.parametrize(
    "question",
    ["berita terbaru", "ada berita apa?", "kabar terbaru dong", "apa yang sedang viral?", "what's new?", "any news?"],
)
def test_any_news_will_do_for_who_names_nothing(question: str) -> None:
    assert subject_of(question) == Subject("", plain=True)


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Bagaimana kondisi imunisasi anak di Garut?", "imunisasi anak di Garut"),
        ("gimana penampilan Rina Sari di final?", "Rina Sari di final"),
        ("Apa dampak kenaikan pajak?", "kenaikan pajak"),
        ("apa risiko atau fakta soal gula yang diberitakan?", "gula"),
        ("Apa kebijakan impor beras yang terbaru?", "kebijakan impor beras"),
        ("Kecelakaan apa yang terjadi di tol?", "kecelakaan yang terjadi di tol"),
        ("Pernyataan resmi dinas atau kementerian soal gula apa?", "pernyataan resmi dinas atau kementerian soal gula"),
        ("Prestasi apa yang diraih pelajar Garut?", "prestasi yang diraih pelajar Garut"),
        ("Gempa atau banjir apa yang terjadi di Garut?", "gempa atau banjir yang terjadi di Garut"),
        ("what is the impact of the tariffs?", "the tariffs"),
        ("how is Rina Sari doing now?", "Rina Sari"),
    ],
)
def test_an_open_question_is_about_something_whose_news_may_answer_it(question: str, subject: str) -> None:
    assert subject_of(question) == Subject(subject, plain=False)


@pytest.mark.parametrize(
    "question",
    [
        "berapa tentara NATO di perbatasan timur?",
        "siapa presiden Prancis?",
        "apa ibu kota Mongolia?",
        "surat kabar apa yang terbit pertama kali?",
        "berita apa yang dimuat harian itu?",
        "apakah NATO mengirim 400.000 tentara?",
        "kapan gempa itu terjadi?",
        "burung atau serangga yang makan madu disebut apa?",
        "what is the capital of Mongolia?",
        "how many troops are there?",
    ],
)
def test_who_asks_for_a_fact_is_not_told_the_news(question: str) -> None:
    assert subject_of(question) is None


@pytest.mark.parametrize("subject", ["banjir dan longsor", "ekonomi Jepang", "Ebola"])
def test_most_subjects_are_read_in_one_way(subject: str) -> None:
    assert readings_of(subject) == [(subject, [subject])]


def test_a_choice_may_be_read_as_two_subjects() -> None:
    choice = "wabah atau penyakit di Garut"
    assert readings_of(choice) == [(choice, [choice]), (choice, ["wabah di Garut", "penyakit di Garut"])]


@pytest.mark.parametrize("words", ["Ebola", "harga emas Antam", "IHSG", "kebakaran hutan Riau", "Israel dan Palestina"])
def test_who_writes_a_few_words_wants_what_there_is_about_them(words: str) -> None:
    assert subject_of(words) == Subject(words, plain=False)


@pytest.mark.parametrize(
    "words",
    [
        "kalau Rusia",
        "dan Polandia",
        "siapa dia",
        "Rusia?",
        "menteri Rusia siapa",
        "ibu kota Mongolia apa",
        "tentara NATO berapa",
    ],
)
def test_a_question_in_few_words_is_one(words: str) -> None:
    assert subject_of(words) is None


def test_what_news_are_always_said_to_be_may_be_left_out_of_a_subject() -> None:
    assert [subjects for _, subjects in readings_of("aturan atau larangan yang baru diterbitkan dinas")[2:]] == [
        ["aturan atau larangan dinas"],
        ["aturan dinas", "larangan dinas"],
    ]
    said = "pernyataan resmi BMKG soal gempa"
    assert readings_of(said) == [(said, [said]), (said, ["BMKG soal gempa"])]
    assert readings_of("pernyataan resmi dinas") == [("pernyataan resmi dinas", ["pernyataan resmi dinas"])]


def test_names_are_told_by_their_capitals() -> None:
    assert names_in("penampilan Rina Sari/Ani di Piala Walikota 2026") == ["Rina Sari/Ani", "Piala Walikota"]
    assert names_in("harga cabai") == []


def test_whom_a_subject_begins_with_may_stand_for_it() -> None:
    assert readings_of("Rina Sari di kejuaraan dunia")[1:] == [("Rina Sari", ["Rina Sari"])]


@given(st.text(max_size=300))
def test_no_text_is_too_wild_to_have_its_subject_looked_for(text: str) -> None:
    found = subject_of(text)
    assert found is None or found.text == found.text.strip()


@given(st.lists(st.sampled_from("apa kabar berita soal yang ada terbaru bagaimana kondisi the news of ya".split())))
def test_a_subject_is_made_of_the_questions_words_however_often_they_come(words: list[str]) -> None:
    found = subject_of(" ".join(words * 40))
    assert found is None or set(found.text.split()) <= set(words)
