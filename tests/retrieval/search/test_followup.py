"""Follow-up questions with the words that they leave out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.domain import Conversation, Turn
from retrieval.search.followup import filled_in

TROOPS = "berapa tentara NATO di perbatasan timur?"


def after(*turns: str | tuple[str, str]) -> Conversation:
    return Conversation(tuple(Turn(turn) if isinstance(turn, str) else Turn(*turn) for turn in turns))


def expanded(text: str, language: str, conversation: Conversation) -> str | None:
    found = filled_in(text, language, conversation)
    return found.text if found else None


@pytest.mark.parametrize(
    ("earlier", "text", "whole"),
    [
        (TROOPS, "Kalau Rusia?", "berapa tentara Rusia di perbatasan timur?"),
        (TROOPS, "dan di Polandia?", "berapa tentara NATO di Polandia?"),
        (TROOPS, "bagaimana dengan tahun 2021", "berapa tentara NATO di perbatasan timur tahun 2021?"),
        ("berapa diplomat Rusia di Warsawa?", "Ukraina berapa?", "berapa diplomat Ukraina di Warsawa?"),
        ("kurs dolar hari ini berapa?", "kalau kemarin?", "kurs dolar kemarin berapa?"),
        ("kurs dolar 22 Mei berapa?", "terus 29/5?", "kurs dolar 29/5 berapa?"),
        ("berapa harga solar di New Delhi?", "kalau bensin?", "berapa harga bensin di New Delhi?"),
        ("berapa harga emas 5 gram?", "kalo 10 gram?", "berapa harga emas 10 gram?"),
        ("berapa anak yang tewas di Kenya?", "kalau yang luka?", "berapa anak yang luka di Kenya?"),
        (
            "naik berapa persen terhadap dolar Australia pagi itu?",
            "dan dolar Singapura?",
            "naik berapa persen terhadap dolar Singapura pagi itu?",
        ),
        ("bilakah Malaysia menang di Jakarta?", "macam mana pula dengan Brunei?", "bilakah Brunei menang di Jakarta?"),
        (
            "how many cases were found in Jakarta in 2020?",
            "and in 2021?",
            "how many cases were found in Jakarta in 2021?",
        ),
        ("who is the president of Kenya?", "What about Ghana?", "who is the president of Ghana?"),
    ],
)
def test_an_element_takes_the_place_of_its_like_in_the_earlier_question(earlier: str, text: str, whole: str) -> None:
    language = "en" if earlier.startswith(("how", "who")) else "id"
    assert expanded(text, language, after(earlier)) == whole


@pytest.mark.parametrize(
    ("earlier", "text", "whole"),
    [
        ("siapa yang mengusir diplomat Rusia?", "berapa jumlahnya?", "berapa jumlahnya (mengusir diplomat Rusia)?"),
        ("berapa diplomat Rusia yang diusir Polandia?", "kenapa?", "kenapa (diplomat Rusia diusir Polandia)?"),
        ("berapa rumah yang terbakar di Tambora?", "terus kapan?", "kapan (rumah terbakar Tambora)?"),
        ("apa nama gua di Laos itu?", "di mana letaknya?", "di mana letaknya (nama gua Laos)?"),
        ("berapa panjang jalan di Batutulis?", "lebarnya?", "berapa lebarnya (panjang jalan Batutulis)?"),
        ("how do I build a driveway?", "Is it expensive?", "Is it expensive (build driveway)?"),
    ],
)
def test_other_questions_are_asked_with_the_words_of_the_earlier_one(earlier: str, text: str, whole: str) -> None:
    assert expanded(text, "en" if earlier.startswith("how") else "id", after(earlier)) == whole


def test_a_pronoun_finds_the_name_in_the_answer() -> None:
    answer = "Rencana itu disampaikan Sekjen NATO Jens Stoltenberg kepada wartawan menjelang pertemuan puncak."
    found = expanded("siapa dia?", "id", after(("siapa sekjen NATO?", answer)))
    assert found == "siapa dia (sekjen NATO Jens Stoltenberg)?"


def test_only_a_few_words_of_an_answer_are_added() -> None:
    answer = " ".join(f"Nama{number} Kota{number} bertemu," for number in range(50))
    found = expanded("kapan itu?", "id", after(("siapa yang bertemu?", answer)))
    assert found is not None
    assert len(found.split()) < 10
    plain = "Pertemuan berlangsung lama dan tanpa hasil bagi seluruh peserta."
    assert expanded("kapan itu?", "id", after(("siapa yang bertemu?", plain))) == "kapan itu (bertemu)?"


def test_a_chain_of_short_turns_keeps_its_subject() -> None:
    found = expanded("kenapa?", "id", after("siapa pelatih Arsenal?", "sejak kapan dia melatih?", "di mana?"))
    assert found is not None
    assert "Arsenal" in found
    swapped_twice = after(TROOPS, "kalau Rusia?")
    assert expanded("dan di Ukraina?", "id", swapped_twice) == "berapa tentara Rusia di Ukraina?"


def test_what_stands_alone_ends_the_topic() -> None:
    conversation = after(TROOPS, "siapa wali kota Bogor?")
    assert expanded("sejak kapan dia menjabat?", "id", conversation) == "sejak kapan dia menjabat (wali kota Bogor)?"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("siapa juara Liga Inggris?", "id"),
        ("negara mana yang juara Piala Uber 2026?", "id"),
        ("Tanggal berapa terjadinya gempa di Sinabang?", "id"),
        ("Siapakah pemilik klub Persib yang mengatakan bahwa timnya menang?", "id"),
        ("berapakah bilangan sekolah yang rosak di utara Luzon?", "ms"),
        ("which team won the Super League last season?", "en"),
    ],
)
def test_a_question_that_stands_alone_takes_nothing_from_before(text: str, language: str) -> None:
    assert expanded(text, language, after((TROOPS, "Ada sekitar 40.000 tentara NATO."))) is None


@pytest.mark.parametrize("text", ["siapa juara Piala Uber 2026?", "siapa sih juara piala uber 2026 di Horsens?"])
def test_a_question_asked_again_takes_nothing_from_its_answer(text: str) -> None:
    answer = "Korea Selatan merebut Piala Uber 2026 setelah menundukkan China di Forum Horsens, Denmark."
    assert expanded(text, "id", after(("siapa juara Piala Uber 2026?", answer))) is None


def test_what_the_conversation_spoke_of_is_asked_with_its_words() -> None:
    found = expanded("siapa yang memimpin penelitian gletser?", "id", after("kenapa gletser di Alaska menyusut?"))
    assert found == "siapa yang memimpin penelitian gletser (Alaska menyusut)?"


def test_turns_without_a_subject_have_no_words_to_give() -> None:
    assert expanded("kenapa?", "id", after("siapa dia?", "?")) is None


@pytest.mark.parametrize("text", ["siapa dia?", "Kalau Rusia?", "kenapa?", ""])
def test_nothing_is_added_where_nothing_was_said(text: str) -> None:
    assert expanded(text, "id", Conversation()) is None
    assert expanded(text, "id", after(" ")) is None


WILD = st.text(max_size=60) | st.lists(
    st.sampled_from(
        "kalau dan terus di Rusia Polandia 2021 22 Mei kemarin berapa siapa dia itu yang harga bensin what about in ? "
        ". New Delhi pagi 10 gram - \U0001f600 ประเทศ كم".split()
    ),
    max_size=8,
).map(" ".join)


@pytest.mark.parametrize(
    ("earlier", "text", "words"),
    [
        (TROOPS, "Kalau Rusia?", ("NATO", "Rusia")),
        ("naik berapa terhadap dolar Australia?", "dan dolar Singapura?", ("Australia", "Singapura")),
        ("berapa tentara NATO pada 2020?", "dan 2021?", ("2020", "2021")),
        ("siapa sekjen NATO?", "sejak kapan dia menjabat?", ("", "")),
    ],
)
def test_what_took_the_place_of_what_is_told(earlier: str, text: str, words: tuple[str, str]) -> None:
    found = filled_in(text, "id", after(earlier))
    assert found is not None
    assert (found.gone, found.come) == words


@given(WILD, st.lists(st.tuples(WILD, WILD), max_size=4), st.sampled_from(["id", "ms", "en", "th", "xx"]))
def test_any_conversation_is_borne_and_every_word_of_the_subject_kept(
    text: str, turns: list[tuple[str, str]], language: str
) -> None:
    found = expanded(text, language, after(*turns))
    if found is not None:
        for word in ("Rusia", "Polandia", "2021", "bensin", "Delhi"):
            assert word not in text.split() or word in found
        assert not set(found.rstrip("?").split()) <= set(text.split())
