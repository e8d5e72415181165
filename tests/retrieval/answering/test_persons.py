"""Names that nobody bears."""

from __future__ import annotations

import pytest

from retrieval.answering.persons import signs_of_no_person


@pytest.mark.parametrize(
    "name",
    [
        "PT Mitra",
        "Pusat Penelitian Kesehatan",
        "Best Paper Award",
        "Kanada",
        "Kejuaraan Dunia",
        "Italia 2026",
        "Tbk",
        "Pak Menko",
        "Indoor Stadium",
    ],
)
def test_companies_offices_events_and_countries_are_no_persons(name: str) -> None:
    assert signs_of_no_person(name)


@pytest.mark.parametrize("name", ["Jens Stoltenberg", "Rina Sari", "Budi Gunadi Sadikin", "", "B.J. Habibie"])
def test_nothing_speaks_against_a_person(name: str) -> None:
    assert not signs_of_no_person(name)
