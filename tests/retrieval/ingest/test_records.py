"""Lines of an import file."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.errors import Flaw, UnreadableError
from retrieval.ingest.records import Record, read_record
from tests.retrieval.ingest.pasted import JAKARTA, NOW

CORPUS = Path(__file__).parents[4] / "shared/data/newsrag-id/corpus.jsonl"
TEXT = "Harga beras naik lima persen dalam sepekan terakhir. Pedagang mengeluh karena pembeli berkurang."


def read(**fields: object) -> Record:
    return read_record(json.dumps(fields), zone=JAKARTA, now=NOW)


def flaw_of(line: str) -> tuple[Flaw, str]:
    with pytest.raises(UnreadableError) as caught:
        read_record(line, zone=JAKARTA, now=NOW)
    return caught.value.flaw, str(caught.value)


def test_a_full_record_is_taken_over_as_it_stands() -> None:
    known = {"id": "a-1", "title": "Harga Beras", "source": "Pasar Kita", "author": "Nina", "language": "id"}
    published = "2024-05-02T08:00:00+07:00"
    record = read(**known, text=TEXT, published=published, url="https://example.com/beras", kategori="ekonomi")
    draft = record.draft
    assert (record.id, draft.title, draft.source, draft.author) == ("a-1", "Harga Beras", "Pasar Kita", "Nina")
    assert (draft.url, draft.language, draft.paragraphs) == ("https://example.com/beras", "id", (TEXT,))
    assert draft.published == datetime.fromisoformat(published)


def test_without_a_title_the_first_sentence_gives_one_and_stays_in_the_text() -> None:
    draft = read(text=f"Harga beras\n{TEXT}").draft
    assert draft.title == "Harga beras"
    assert draft.paragraphs == (f"Harga beras\n{TEXT}",)
    assert read(text=TEXT).draft.title == "Harga beras naik lima persen dalam sepekan terakhir"


def test_paragraphs_are_cleaned_as_text_is() -> None:
    draft = read(
        paragraphs=[f"JAKARTA, KOMPAS.com - {TEXT}", "Baca juga: Harga Cabai Meroket", TEXT, "Editor: Ayu"]
    ).draft
    assert draft.paragraphs == (TEXT, TEXT)
    assert draft.source == "Kompas.com"


@pytest.mark.parametrize("name", ["published", "date"])
def test_the_time_may_be_written_as_portals_write_it(name: str) -> None:
    draft = read(text=TEXT, **{name: "Kamis, 2 Mei 2024 | 08.15 WITA"}).draft
    assert draft.published == datetime.fromisoformat("2024-05-02T08:15:00+08:00")


def test_null_and_blank_fields_are_as_good_as_absent_ones() -> None:
    record = read(id=None, title=" ", text=TEXT, source="", author=None, published="", url=None, language="")
    assert record == read(text=TEXT)
    assert (record.id, record.draft.published, record.draft.source) == (None, None, None)


def test_a_number_is_an_id_and_the_address_names_the_outlet() -> None:
    record = read(id=17, text=TEXT, url="https://news.detik.com/d-1", language="en-US")
    assert (record.id, record.draft.source, record.draft.language) == ("17", "Detik", "en")


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"title": "Tanpa isi"}, "text"),
        ({"text": 5}, "text"),
        ({"paragraphs": "satu"}, "paragraphs"),
        ({"paragraphs": ["satu", 2]}, "paragraphs"),
        ({"text": TEXT, "title": ["x"]}, "title"),
        ({"text": TEXT, "id": True}, "id"),
        ({"text": TEXT, "published": "kapan-kapan"}, "published"),
        ({"text": TEXT, "date": "31 Februari 2024"}, "date"),
        ({"text": TEXT, "published": "2033-01-01"}, "published"),
        ({"text": TEXT, "published": 1700000000}, "published"),
        ({"text": TEXT, "url": "ftp://example.com/a"}, "url"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "url"),
        ({"text": TEXT, "url": "http://[::1"}, "url"),
        ({"text": TEXT, "url": "https:///tanpa-host"}, "url"),
        ({"text": TEXT, "language": "Bahasa"}, "language"),
    ],
)
def test_a_bad_field_is_named(fields: dict[str, object], named: str) -> None:
    flaw, message = flaw_of(json.dumps(fields))
    assert flaw is Flaw.BAD_RECORD
    assert message.startswith(f"{named}:")


@pytest.mark.parametrize("line", ["", "{", "[]", "null", '"teks"', "[" * 100_000, '{"text": "\x01"}'])
def test_a_line_that_is_no_json_object_is_a_bad_record(line: str) -> None:
    assert flaw_of(line)[0] is Flaw.BAD_RECORD


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("", Flaw.EMPTY),
        ("Halo", Flaw.TOO_SHORT),
        ("https://example.com/a", Flaw.ONLY_A_LINK),
        ("a\x00b", Flaw.NOT_TEXT),
    ],
)
def test_a_text_that_is_no_article_keeps_its_own_flaw_and_names_the_field(text: str, flaw: Flaw) -> None:
    found, message = flaw_of(json.dumps({"text": text}))
    assert found is flaw
    assert message.startswith("text:")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
FIELD = st.sampled_from(
    ["id", "title", "text", "paragraphs", "source", "author", "published", "date", "url", "language", "x"]
)


@settings(deadline=None)
@given(st.dictionaries(FIELD, JSON | st.just(TEXT) | st.just([TEXT]), max_size=6))
def test_any_json_object_gives_a_record_or_a_flaw(fields: dict[str, object]) -> None:
    try:
        record = read(**fields)
    except UnreadableError:
        return
    assert record.draft.paragraphs
    record.draft.title.encode("utf-8")


@pytest.mark.skipif(not CORPUS.exists(), reason="../shared/data is not on this machine")
def test_real_articles_of_a_portal_are_all_read_without_its_clutter() -> None:
    lines = CORPUS.read_text(encoding="utf-8").splitlines()[:300]
    records = [read_record(line, zone=JAKARTA, now=NOW) for line in lines]
    paragraphs = [paragraph for record in records for paragraph in record.draft.paragraphs]
    assert all(len(paragraph) <= 1_200 for paragraph in paragraphs)
    assert {record.draft.source for record in records} == {"detik.com"}
    assert [p for p in paragraphs if "Simak Video '" in p or "SCROLL TO" in p or "[Gambas" in p] == []
