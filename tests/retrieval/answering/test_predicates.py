"""The word that tells what happened, or what is counted."""

from __future__ import annotations

import pytest

from retrieval.answering.predicates import predicates
from retrieval.answering.reading import read
from tests.retrieval.answering.samples import asked, evidence, passage


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("siapa yang menjamin obligasi Triasmitra?", {"jamin"}),
        ("siapa pemenang MotoGP Spanyol?", {"menang"}),
        ("siapa saja yang akan hadir?", {"hadir"}),
        ("berapa penumpang kapal itu?", {"tumpang"}),
        ("berapa jumlah korban yang dievakuasi?", {"korban", "evakuasi"}),
        ("kapan gedung itu dibangun?", {"bangun"}),
        ("di mana Soekarno dilahirkan?", {"lahir"}),
        ("who guaranteed the bonds?", {"guarante"}),
        ("di mana letak kota itu?", set()),
        ("berapa menteri yang merupakan perempuan?", {"teri"}),
        ("kapan menteri itu berada di sana?", set()),
    ],
)
def test_it_is_told_by_its_place_or_its_form(question: str, words: set[str]) -> None:
    language = "en" if question.startswith("who") else "id"
    assert predicates(question, language) == words


def test_a_sentence_without_it_stands_behind_one_that_has_it() -> None:
    finished = passage("Rider Gresini Racing, Fermin Aldeguer, mensyukuri hasil MotoGP Spanyol.", article=1)
    won = passage("Alex Marquez menjadi pemenang MotoGP Spanyol.", article=2)
    first, second = read(asked("siapa pemenang MotoGP Spanyol?"), [evidence(finished), evidence(won)])
    assert (first.passage, first.features.predicate) == (won, 1.0)
    assert second.features.predicate == 0.0


def test_it_may_stand_in_the_sentence_before_or_above_the_first_in_the_title() -> None:
    told = passage("Polisi menangkap dua orang. Keduanya warga Bekasi.", "Perampok Diringkus")
    question = asked("siapa yang ditangkap polisi?")
    assert [choice.features.predicate for choice in read(question, [evidence(told)])] == [1.0]
    titled = passage("Keduanya warga Bekasi.", "Perampok Diringkus")
    assert [choice.features.predicate for choice in read(question, [evidence(titled)])] == [1.0]
