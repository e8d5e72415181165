"""The values keep their promises: what cannot be true cannot be made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from retrieval import Answer, Article, Citation, Draft, Paragraph, Passage, Question, Reason, Scores, Span, Statement

NOW = datetime(2026, 11, 23, tzinfo=UTC)
TEXT = "NATO punya 40.000 tentara. Polandia mengusir 45 diplomat."


def passage(text: str = TEXT) -> Passage:
    article = Article(1, "Judul", "Harian", None, None, NOW, "id", NOW, 1)
    paragraph = Paragraph(7, 1, 0, text, (Span(0, len(text)),))
    return Passage(paragraph, article, Scores(0.9, 1.0, 1.0), 1)


def test_a_quote_that_is_not_in_the_passage_is_refused() -> None:
    with pytest.raises(ValueError, match="quote"):
        Citation(1, passage(), "NATO punya 400.000 tentara.")


def test_a_quote_must_be_exact_to_the_character() -> None:
    assert Citation(1, passage(), "Polandia mengusir 45 diplomat.").quote
    with pytest.raises(ValueError, match="quote"):
        Citation(1, passage(), "polandia mengusir 45 diplomat.")


def test_a_statement_must_stand_in_one_of_its_quotes() -> None:
    citation = Citation(1, passage(), "NATO punya 40.000 tentara.")
    assert Statement("NATO punya 40.000 tentara.", Span(11, 25), (citation,)).highlight == Span(11, 25)
    with pytest.raises(ValueError, match="quote"):
        Statement("Polandia mengusir 45 diplomat.", None, (citation,))
    with pytest.raises(ValueError, match="citation"):
        Statement("NATO punya 40.000 tentara.", None, ())
    with pytest.raises(ValueError, match="highlight"):
        Statement("NATO punya 40.000 tentara.", Span(11, 99), (citation,))


def test_an_answer_says_something_or_why_it_does_not() -> None:
    question = Question("berapa?", NOW)
    statement = Statement("NATO punya 40.000 tentara.", None, (Citation(1, passage(), "NATO punya 40.000 tentara."),))
    assert not Answer(question, "id", (statement,), 0.9).declined
    assert Answer(question, "id", (), 0.1, Reason.NOTHING_FITS).declined
    for statements, reason in ((), None), ((statement,), Reason.NOTHING_FITS):
        with pytest.raises(ValueError, match="statements"):
            Answer(question, "id", statements, 0.5, reason)


def test_moments_without_a_zone_are_refused() -> None:
    naive = datetime(2022, 3, 24, 5, 56)
    with pytest.raises(ValueError, match="time zone"):
        Question("kapan?", naive)
    with pytest.raises(ValueError, match="time zone"):
        Draft("Judul", ("Isi.",), published=naive)


def test_the_same_address_in_another_spelling_is_the_same_article() -> None:
    plain = Draft("Judul", ("Isi.",), url="https://contoh.id/berita/1")
    other = Draft("Judul lain", ("Isi lain.",), url="HTTPS://Contoh.ID/berita/1/#komentar")
    assert plain.identity == other.identity
    assert plain.fingerprint != other.fingerprint


@pytest.mark.parametrize(
    "url",
    [
        "http://contoh.id/berita/1",
        "https://www.contoh.id/berita/1/",
        "https://m.contoh.id/berita/1?utm_source=wa&fbclid=Iw",
        "https://contoh.id/berita/1?page=all#komentar",
        "https://contoh.id:443//berita/1/amp",
        "https://amp.contoh.id/berita/1",
        "https://contoh-id.cdn.ampproject.org/c/s/contoh.id/berita/1/amp",
        "https://www.google.com/amp/s/contoh.id/berita/1",
    ],
)
def test_every_way_in_which_an_address_is_handed_around_is_the_same_article(url: str) -> None:
    assert Draft("J", ("I.",), url=url).identity == "https://contoh.id/berita/1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://contoh.id/berita/1", "https://contoh.id/berita/2"),
        ("https://contoh.id/?id=1", "https://contoh.id/?id=2"),
        ("https://contoh.id/berita/1", "https://news.contoh.id/berita/1"),
        ("https://contoh.id/berita/1", "https://contoh.id/berita/1?page=2"),
        ("https://contoh.id/amp", "https://contoh.id/"),
        ("https://m.id/1", "https://id/1"),
    ],
)
def test_addresses_of_different_pages_stay_apart(one: str, other: str) -> None:
    assert Draft("J", ("I.",), url=one).identity != Draft("J", ("I.",), url=other).identity


def test_the_order_of_parameters_says_nothing() -> None:
    one, other = (Draft("J", ("I.",), url=f"https://contoh.id/?{query}") for query in ("a=1&b=2", "b=2&a=1&ref=x"))
    assert one.identity == other.identity


def test_without_an_address_the_words_make_the_identity() -> None:
    first = Draft("Judul", ("Isi  berita.", "Lagi."))
    assert first.identity == Draft("Judul", ("isi berita.", "Lagi.")).identity
    assert first.identity != Draft("Judul", ("Isi berita lain.", "Lagi.")).identity


@pytest.mark.parametrize(
    "changed", [{"title": "Lain"}, {"source": "Harian"}, {"published": NOW}, {"language": "en"}, {"author": "Ani"}]
)
def test_a_change_of_any_fact_changes_the_fingerprint(changed: dict[str, object]) -> None:
    facts: dict[str, object] = {"title": "Judul", "paragraphs": ("Isi.",)}
    assert Draft(**facts).fingerprint != Draft(**(facts | changed)).fingerprint  # type: ignore[arg-type]


def test_the_zone_of_the_date_is_part_of_what_is_stored() -> None:
    jakarta = NOW.astimezone(timezone(timedelta(hours=7)))
    assert Draft("J", ("I.",), published=NOW).fingerprint != Draft("J", ("I.",), published=jakarta).fingerprint


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 1)])
def test_a_span_has_a_length_and_lies_in_order(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(start, end)
