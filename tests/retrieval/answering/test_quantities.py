"""What is measured: a figure of another unit than the one asked for is no answer."""

from __future__ import annotations

import pytest

from retrieval.answering.quantities import measures_another


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Berapakah luas kota Padang?", "880.000 jiwa"),
        ("berapa tinggi Gunung Masurai?", "12 hari"),
        ("berapa usia PBB?", "131 warga"),
        ("berapa lamakah perjalanan ke sana?", "sekitar 48 kilometer"),
        ("berapa hektarkah lahan itu?", "10 hari"),
        ("berapa harga minyak di Thailand?", "300.000 liter"),
        ("berapa berat satelit itu?", "Rp 5 miliar"),
        ("how old is the bridge?", "315 metres"),
    ],
)
def test_a_figure_of_another_unit_measures_something_else(question: str, figure: str) -> None:
    assert measures_another(question, figure)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Berapakah luas kota Padang?", "695 kilometer persegi"),
        ("Berapakah luas kota Padang?", "695 km"),
        ("Berapakah luas kota Padang?", "69.500"),
        ("berapa tinggi Gunung Masurai?", "2.935 meter"),
        ("berapa usia PBB?", "60 tahun"),
        ("berapa harga minyak di Thailand?", "Rp 6.000 per liter"),
        ("berapa jumlah penganggur berpendidikan tinggi?", "540.200 orang"),
        ("berapa tentara di sana?", "40.000 tentara"),
        ("how far is it?", "25 miles"),
    ],
)
def test_one_of_its_own_unit_or_of_none_may_answer(question: str, figure: str) -> None:
    assert not measures_another(question, figure)
