"""An office and those beside it: the deputy is not who was asked for, nor is who holds another one."""

from __future__ import annotations

import pytest

from retrieval.answering.offices import Office, office_in
from tests.retrieval.answering.samples import asked, span_of


def office(question: str, sentence: str, language: str = "id") -> Office:
    return office_in(asked(question), sentence, language)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("siapa gubernur BI?", "Deputi Gubernur BI Siti Fadjrijah menyampaikan hal itu."),
        ("Siapakah presiden Venezuela saat ini?", "Wakil Presiden Venezuela Delcy Rodriguez tiba di Jakarta."),
        ("siapa gubernur DKI?", "Acara itu dihadiri mantan Gubernur DKI Ali Sadikin."),
        ("siapa menteri kehutanan?", "Staf Ahli Menteri Kehutanan I Made Subadia membuka rapat."),
        ("siapa menteri kesehatan?", "Mantan Menkes Siti Fadilah hadir."),
        ("siapa nama pelatih timnas?", "Asisten pelatih timnas Kim Sang-sik memimpin latihan."),
        ("who is the president of France?", "Former President Nicolas Sarkozy was seen in Paris."),
    ],
)
def test_who_is_beside_an_office_does_not_hold_it(question: str, sentence: str) -> None:
    assert office(question, sentence) is Office.ANOTHER


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("siapa gubernur BI?", "Gubernur BI Perry Warjiyo dan Deputi Gubernur Destry Damayanti hadir."),
        ("siapa wakil presiden?", "Wakil Presiden Gibran Rakabuming Raka meninjau pasar."),
        ("siapa presiden AS pada tahun 1963?", "Mantan Presiden AS John F. Kennedy tewas di Dallas."),
        ("siapa gubernur Jakarta?", "Gubernur DKI Jakarta Pramono Anung membuka rapat."),
        ("siapa walikota Bogor?", "Hal itu dikatakan Wali Kota Bogor Dedie Rachim."),
        ("siapa wali kota Bogor?", "Walikota Bogor Dedie Rachim hadir."),
        ("siapa sekretaris jenderal PBB?", "Sekjen PBB Antonio Guterres prihatin."),
        ("siapa menteri kebudayaan?", "Acara itu dibuka Menbud Fadli Zon."),
        ("siapa menkeu?", "Menteri Keuangan Purbaya Yudhi Sadewa berkelakar."),
        ("siapa presiden Korea Selatan?", "Presiden Korea Selatan Lee Jae-myung berpidato."),
        ("siapa presiden Korea?", "Presiden Korea Selatan Lee Jae-myung berpidato."),
        ("siapa presiden?", "Presiden Prabowo Subianto tiba."),
    ],
)
def test_who_holds_it_or_held_it_when_asked_about_does(question: str, sentence: str) -> None:
    assert office(question, sentence) is Office.NAMED


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("siapa yang menang?", "Calon yang menang adalah petahana."),
        ("berapa gubernur yang hadir?", "Wakil gubernur hadir."),
        ("siapa dia?", "Wakil Presiden Gibran Rakabuming Raka meninjau pasar."),
        ("siapa pencipta lagu itu?", "Lagu itu ditulis Ismail Marzuki."),
    ],
)
def test_what_asks_for_no_office_is_not_held_against_any(question: str, sentence: str) -> None:
    assert office(question, sentence) is Office.UNASKED


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("siapa presiden Korea Selatan?", "Presiden Korea Utara Kim Jong Un hadir."),
        ("siapa ketua DPR?", "Ketua Badan Legislasi DPR Bob Hasan menyampaikan laporan."),
        ("siapa ketua DPR?", "Rapat dibuka Wakil Ketua DPR Saan Mustopa dan Ketua Badan Legislasi Bob Hasan."),
        ("siapa menteri kebudayaan?", "Menteri Koordinator Bidang Pembangunan Manusia dan Kebudayaan Pratikno hadir."),
        ("siapa menteri pariwisata?", "Acara itu dibuka Menpar Widiyanti Putri."),
        ("siapa ketua tim itu?", "Tim itu dipimpin Prof Hwang Woo Suk."),
    ],
)
def test_an_office_of_something_else_is_less_likely_the_one(question: str, sentence: str) -> None:
    assert office(question, sentence) is Office.APART


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("siapa presiden Korea Selatan?", "Uji coba itu diawasi pemimpin Korea Utara Kim Jong Un, kata militer Seoul."),
        ("siapa ketua Tim Balaw?", "Tim Balaw menemukan sisa-sisa kerajaan di Lampung."),
        ("siapa menteri kebudayaan?", "Menurut Pratikno, kebudayaan itu penting."),
    ],
)
def test_without_the_office_nobody_is_told_to_hold_it(question: str, sentence: str) -> None:
    assert office(question, sentence) is Office.ABSENT


def test_in_english_the_office_may_stand_anywhere_but_must_stand_somewhere() -> None:
    assert office("who is the mayor of London?", "The London mayor, Sadiq Khan, said so.", "en") is Office.NAMED
    assert office("who is the mayor of London?", "London has a bridge, said Boris Johnson.", "en") is Office.ABSENT


def test_between_languages_a_missing_word_tells_nothing() -> None:
    assert office("who is the president of Russia?", "Presiden Rusia Vladimir Putin tiba.", "id") is Office.UNASKED


def called(question: str, sentence: str, name: str, language: str = "id") -> Office:
    """How the sentence has the office if this name in it is the answer."""
    return office_in(asked(question), sentence, language, span_of(name, sentence))


@pytest.mark.parametrize(
    ("question", "sentence", "name"),
    [
        ("siapa gubernur Jakarta?", "Acara dibuka Gubernur DKI Jakarta Pramono Anung pada 10 Juni.", "Pramono Anung"),
        ("siapa menteri keuangan?", "Menteri Keuangan (Menkeu) Purbaya Yudhi Sadewa hadir.", "Purbaya Yudhi Sadewa"),
        ("siapa menkeu?", "Menkeu Purbaya Yudhi Sadewa hadir.", "Purbaya Yudhi Sadewa"),
        ("siapa kapolri?", "Kapolri Jenderal Polisi Listyo Sigit Prabowo hadir.", "Listyo Sigit Prabowo"),
        ("siapa ketua DPR?", "Ketua DPR RI, Puan Maharani, hadir.", "Puan Maharani"),
        ("siapa direktur B?", "Hadir Direktur A, Rina Sari, Direktur B, Budi Anto.", "Budi Anto"),
        ("siapa menteri hukum?", "Menteri Hukum dan HAM Supratman Andi hadir.", "Supratman Andi"),
        ("siapa ketua DPR?", "Menurut Puan Maharani, Ketua DPR RI, rapat ditunda.", "Puan Maharani"),
        (
            "siapa presiden?",
            "Presiden Prabowo Subianto dan Wakil Presiden Gibran Rakabuming hadir.",
            "Prabowo Subianto",
        ),
        ("siapa wakil presiden?", "Presiden Prabowo dan Wakil Presiden Gibran Rakabuming hadir.", "Gibran Rakabuming"),
        ("siapa menlu?", "Menteri Luar Negeri (Menlu) RI Sugiono hadir.", "Sugiono"),
        ("siapa kepala BPPT?", '"Uji coba," jelas Kusmayanto Kadiman selaku Kepala BPPT.', "Kusmayanto Kadiman"),
    ],
)
def test_who_is_called_by_the_very_office_is_likelier_the_one(question: str, sentence: str, name: str) -> None:
    assert called(question, sentence, name) is Office.CALLED


def test_who_holds_the_office_and_is_not_called_by_all_that_is_asked_is_as_likely_as_it_seems() -> None:
    question = "siapa presiden Belarusia yang mengecam Bush?"
    sentence = "Kecaman datang dari Presiden Belarusia Alexander Lukashenko di depan sidang."
    assert called(question, sentence, "Alexander Lukashenko") is Office.HELD
    assert Office.HELD.likelier == 1.0 < Office.CALLED.likelier


def test_what_is_farther_from_the_office_stands_farther_back_and_keeps_less() -> None:
    every = [Office.CALLED, Office.HELD, Office.NAMED, Office.APART, Office.ABSENT, Office.ANOTHER]
    assert [each.setback for each in every] == sorted(each.setback for each in every)
    assert [each.kept for each in every] == sorted((each.kept for each in every), reverse=True)
