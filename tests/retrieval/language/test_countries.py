"""Countries by name, in several languages and as newspapers call them."""

from __future__ import annotations

import pytest

from retrieval.language.countries import country_spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Presiden Prancis tiba di Korea Selatan.", ["Prancis", "Korea Selatan"]),
        ("AS dan Inggris, juga Papua Nugini", ["AS", "Inggris", "Papua Nugini"]),
        ("The president of France visited Germany.", ["France", "Germany"]),
        ("Guinea-Bissau, bukan Guinea", ["Guinea-Bissau", "Guinea"]),
        ("PASAR dan Asia bukan negara, nigeria pun ditulis besar", []),
    ],
)
def test_countries_are_found_where_they_are_named(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in country_spans(text)] == found
