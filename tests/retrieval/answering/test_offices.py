"""An office and those beside it: the deputy is not who was asked for."""

from __future__ import annotations

import pytest

from retrieval.answering.offices import names_another_office


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
    assert names_another_office(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("siapa gubernur BI?", "Gubernur BI Perry Warjiyo dan Deputi Gubernur Destry Damayanti hadir."),
        ("siapa wakil presiden?", "Wakil Presiden Gibran Rakabuming Raka meninjau pasar."),
        ("siapa presiden AS pada tahun 1963?", "Mantan Presiden AS John F. Kennedy tewas di Dallas."),
        ("siapa yang menang?", "Calon yang menang adalah petahana."),
        ("berapa gubernur yang hadir?", "Wakil gubernur hadir."),
        ("siapa dia?", "Wakil Presiden Gibran Rakabuming Raka meninjau pasar."),
    ],
)
def test_who_holds_it_or_held_it_when_asked_about_does(question: str, sentence: str) -> None:
    assert not names_another_office(question, sentence)
