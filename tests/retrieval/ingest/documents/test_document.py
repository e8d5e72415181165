"""Files become articles, or a reason, in bounded time."""

from __future__ import annotations

import json
from textwrap import wrap
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.errors import Flaw, UnreadableError
from retrieval.ingest.documents.document import LARGEST, Document, read_document
from tests.retrieval.ingest.documents.files import docx, docx_with, locked_pdf, pdf, pdf_with
from tests.retrieval.ingest.pages.samples import LEAD, PARAGRAPHS, TITLE, URL, article, page
from tests.retrieval.ingest.pasted import JAKARTA, NOW

TEXT = (TITLE, "Rina Wulandari, Jurnalis", "Senin, 4 Mei 2026 09:30 WIB", LEAD, *PARAGRAPHS)


def read(name: str, content: bytes | str) -> Document:
    return read_document(name, content.encode() if isinstance(content, str) else content, zone=JAKARTA, now=NOW)


MARKDOWN = "\n\n".join((f"# {TITLE}", TEXT[1], TEXT[2], f"**{LEAD}**", *PARAGRAPHS[:3], f"[{PARAGRAPHS[3]}]({URL})"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "\n\n".join(TEXT).encode()),
        ("A.TXT", "\n\n".join(TEXT).encode("utf-16")),
        ("a.md", MARKDOWN.encode()),
        ("a.html", page("", article(above=f"<p>{TEXT[1]}</p><p>{TEXT[2]}</p>")).encode()),
        ("a.docx", docx(*TEXT)),
    ],
)
def test_one_article_comes_out_of_every_kind_of_document(name: str, content: bytes) -> None:
    (draft,) = read(name, content).drafts
    assert (draft.title, draft.author, draft.paragraphs) == (TITLE, "Rina Wulandari", (LEAD, *PARAGRAPHS))
    assert draft.published is not None
    assert draft.published.isoformat() == "2026-05-04T09:30:00+07:00"


@pytest.mark.parametrize("width", [80, 120])
def test_the_lines_of_a_pdf_become_paragraphs_again(width: int) -> None:
    written = (" ".join((LEAD, *PARAGRAPHS[1:3])), " ".join((PARAGRAPHS[0], PARAGRAPHS[3], PARAGRAPHS[2])))
    lines = [line for paragraph in written for line in wrap(paragraph, width)]
    (draft,) = read("a.pdf", pdf(*TEXT[:3], *lines)).drafts
    assert (draft.title, draft.author, draft.paragraphs) == (TITLE, "Rina Wulandari", written)


def test_the_front_matter_of_markdown_gives_the_fields() -> None:
    front = f'---\ntitle: "{TITLE}"\ndate: 2026-05-04\nauthor: Rina Wulandari\nsource: Harian Pelabuhan\n---\n'
    (draft,) = read("a.md", front + "\n\n".join((LEAD, *PARAGRAPHS))).drafts
    assert (draft.title, draft.author, draft.source) == (TITLE, "Rina Wulandari", "Harian Pelabuhan")
    assert draft.paragraphs == (LEAD, *PARAGRAPHS)


def test_a_table_in_a_docx_stays_readable_and_its_author_stands_in() -> None:
    rows = (("Dermaga", "Panjang"), ("Barat", "400 meter"))
    (draft,) = read("a.docx", docx(TITLE, LEAD, *PARAGRAPHS, rows=rows, author="Budi Hartono")).drafts
    assert "Barat | 400 meter" in "\n".join(draft.paragraphs)
    assert draft.author == "Budi Hartono"


def test_a_saved_page_has_the_address_that_it_gives_itself() -> None:
    (draft,) = read("a.html", page(f'<link rel="canonical" href="{URL}">', article())).drafts
    assert draft.url == URL
    assert read("a.html", page("", article())).drafts[0].url is None


RECORDS = [{"title": TITLE, "text": f"{LEAD} {PARAGRAPHS[0]}", "date": "2026-05-04"}, {"title": "Tanpa isi"}]
TABLE = f'Judul;Isi;Tanggal;Lain\n"{TITLE}";"{LEAD} {PARAGRAPHS[0]}";4 Mei 2026;x\nTanpa isi;;;\n\n'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", "\n".join(map(json.dumps, RECORDS))),
        ("a.json", json.dumps(RECORDS)),
        ("a.json", json.dumps({"count": 2, "articles": RECORDS})),
        ("a.csv", TABLE),
        ("a.csv", "\ufeff" + TABLE.replace(";", ",").replace(f'"{LEAD}', f'"{LEAD}')),
        ("a.tsv", TABLE.replace(";", "\t")),
    ],
)
def test_many_articles_come_out_of_a_file_of_records_and_the_bad_ones_are_named(name: str, content: str) -> None:
    document = read(name, content)
    (draft,) = document.drafts
    assert (draft.title, draft.paragraphs) == (TITLE, (f"{LEAD} {PARAGRAPHS[0]}",))
    assert draft.published is not None
    assert draft.published.date().isoformat() == "2026-05-04"
    (refusal,) = document.refused
    assert refusal.place in (2, 3)
    assert "text" in refusal.reason


BILLION = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
BOMB = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{BILLION}]><d>&l9;</d>'.encode()
HOSTILE = [
    ("a.docx", docx_with(b" " * 70_000_000), Flaw.TOO_LONG),
    ("a.docx", docx_with(BOMB), Flaw.NOT_TEXT),
    ("a.docx", docx_with(b"<a>" * 1_000_000), Flaw.NOT_TEXT),
    ("a.docx", b"PK\x03\x04 bukan arsip", Flaw.NOT_TEXT),
    ("a.pdf", b"%PDF-1.4 bukan", Flaw.NOT_TEXT),
    ("a.pdf", pdf_with(b"[" * 200_000), Flaw.EMPTY),
    ("a.pdf", pdf_with(b""), Flaw.EMPTY),
    ("a.pdf", locked_pdf("rahasia"), Flaw.NOT_TEXT),
    ("a.txt", b"Teks biasa\x00 berisi nol.", Flaw.NOT_TEXT),
    ("a.txt", b"kata " * (LARGEST // 5 + 1), Flaw.TOO_LONG),
    ("a.txt", b"kata " * 200_000, Flaw.TOO_LONG),
    ("a.md", b"> " * 400_000, Flaw.TOO_LONG),
    ("a.html", b"<div>" * 200_000, Flaw.TOO_SHORT),
    ("a.json", b"[" * 1_000_000, Flaw.BAD_RECORD),
    ("a.json", b"3", Flaw.BAD_RECORD),
    ("a.csv", b"a,b\n1,2\n", Flaw.BAD_RECORD),
    ("a.jsonl", b"\n \n", Flaw.EMPTY),
    ("a.xls", b"?", Flaw.NOT_TEXT),
    ("tanpa-nama", b"?", Flaw.NOT_TEXT),
    ("a.txt", b"", Flaw.EMPTY),
]


@pytest.mark.parametrize(("name", "content", "flaw"), HOSTILE, ids=[f"{n}-{each[0]}" for n, each in enumerate(HOSTILE)])
def test_what_cannot_be_read_is_refused_with_a_sentence_in_a_moment(name: str, content: bytes, flaw: Flaw) -> None:
    begun = perf_counter()
    with pytest.raises(UnreadableError) as caught:
        read(name, content)
    assert perf_counter() - begun < 15
    assert caught.value.flaw is flaw
    assert len(str(caught.value)) < 200


def test_broken_utf8_spoils_no_more_than_itself() -> None:
    (draft,) = read("a.txt", "\n\n".join((TITLE, LEAD, *PARAGRAPHS * 3)).encode() + b" \xe2\x80").drafts
    assert draft.paragraphs[0] == LEAD


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.csv"]))
def test_any_bytes_under_any_name_give_a_document_or_a_flaw(content: bytes, name: str) -> None:
    try:
        document = read(name, content)
    except UnreadableError:
        return
    assert document.drafts or document.refused
