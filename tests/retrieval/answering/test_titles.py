"""Offices as questions and sentences write them."""

from __future__ import annotations

import pytest

from retrieval.answering.titles import holds, title_asked
from tests.retrieval.answering.samples import asked, span_of


@pytest.mark.parametrize(
    ("question", "sentence", "name"),
    [
        ("siapa presiden?", "Presiden Prabowo dan Wakil Presiden Gibran Rakabuming hadir.", "Gibran Rakabuming"),
        ("siapa wakil presiden?", "Presiden Prabowo dan Wakil Presiden Gibran Rakabuming hadir.", "Prabowo"),
        ("siapa wakil presiden?", "Sapi itu dari Wakil Presiden. Berat sapinya 1 ton.", "Berat"),
        ("siapa menlu?", "Ia bertemu Menteri Luar Negeri Prancis Jean-Noel Barrot.", "Jean-Noel Barrot"),
        ("siapa presiden?", "Ia disambut Presiden Prancis Emmanuel Macron.", "Emmanuel Macron"),
        ("siapa ketua DPR?", "Ketua Badan Legislasi DPR Bob Hasan menyampaikan laporan.", "Bob Hasan"),
        ("siapa menkeu?", "Purbaya diangkat sebagai Menteri Keuangan menggantikan Sri Mulyani.", "Sri Mulyani"),
        ("siapa menteri pertanian?", "Saya lapor kepada Pak Mentan dan Pak Menko.", "Pak Menko"),
        ("siapa direktur B?", "Hadir Direktur A Rina Sari, Direktur B Budi Anto.", "Rina Sari"),
        ("siapa direktur B?", "Hadir Direktur A, Rina Sari, Direktur B, Budi Anto.", "Rina Sari"),
        ("siapa pencipta lagu itu?", "Pencipta lagu itu Ismail Marzuki.", "Ismail Marzuki"),
    ],
)
def test_a_name_elsewhere_or_of_another_country_does_not_hold_it(question: str, sentence: str, name: str) -> None:
    assert not holds(asked(question), sentence, span_of(name, sentence), "id")


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("siapa gubernur Jakarta?", ("gubernur", "jakarta")),
        ("siapa gubernur DKI Jakarta?", ("gubernur", "jakarta")),
        ("siapa menlu?", ("teri", "luar")),
        ("siapa sekjennya (tentara NATO)?", ("sekretaris", "jenderal")),
        ("siapa wakil gubernur Jakarta?", ("wakil", "gubernur", "jakarta")),
        ("siapa presiden?", ()),
        ("siapa pencipta lagu itu?", ()),
        ("berapa gubernur yang hadir?", ()),
    ],
)
def test_an_office_is_looked_for_by_its_first_words(question: str, title: tuple[str, ...]) -> None:
    assert title_asked(asked(question)) == title
