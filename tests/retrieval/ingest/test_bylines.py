"""Bylines, signatures and the outlets they name."""

from __future__ import annotations

import pytest

from retrieval.ingest.bylines import read_byline, signature, without_initials
from retrieval.ingest.outlets import known_outlet, outlet_of_notice, outlet_of_url


@pytest.mark.parametrize(
    ("line", "author", "outlet"),
    [
        ("Tania Maharani, Jurnalis", "Tania Maharani", None),
        ("Tania Maharani, Jurnalis-Okezone", "Tania Maharani", "Okezone"),
        ("Laras Kencana - detikNews", "Laras Kencana", "Detik"),
        ("Tim detikcom - detikFinance", None, "Detik"),
        ("Oleh Bayu Nugroho", "Bayu Nugroho", None),
        ("Oleh: Bayu Nugroho dan Citra Dewi", "Bayu Nugroho dan Citra Dewi", None),
        ("By Clara Nunes", "Clara Nunes", None),
        ("Penulis Rahmat Wijaya | Editor Dian Puspita", "Rahmat Wijaya", None),
        ("Reporter: Rahmat Wijaya | Editor: Dian Puspita", "Rahmat Wijaya", None),
        ("Rep: Intan Permata/ Red: Fauzan", "Intan Permata", None),
        ("Editor: Dian Puspita", None, None),
        ("Pewarta: BUDI HARTANTO", "Budi Hartanto", None),
        ("Laporan Wartawan Tribunnews.com, Sekar Ayu", "Sekar Ayu", "Tribunnews"),
        ("CNN Indonesia", None, "CNN Indonesia"),
        ("Reporting by Clara Nunes; Editing by Peter Hall", "Clara Nunes", None),
        ("Siti Nurhaliza binti Tarudin, Wartawan", "Siti Nurhaliza binti Tarudin", None),
    ],
)
def test_a_byline_tells_author_and_outlet(line: str, author: str | None, outlet: str | None) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert (byline.author, byline.outlet) == (author, outlet)


@pytest.mark.parametrize(
    "line",
    [
        "Oleh karena itu, warga menolak.",
        "Editor surat kabar itu ditangkap di Jakarta kemarin malam.",
        "Penulis: buku itu selesai dalam waktu tiga tahun penuh.",
        "Sumber daya alam",
        "By the time they arrived, it was gone.",
        "Jakarta, ibu kota negara",
        "Siapa penulisnya?",
        "",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert read_byline(line) is None


def test_a_label_alone_awaits_the_name_below_it() -> None:
    reporter, editor = read_byline("Reporter"), read_byline("Editor:")
    assert reporter is not None
    assert editor is not None
    assert (reporter.awaits_name, reporter.author_follows) == (True, True)
    assert (editor.awaits_name, editor.author_follows) == (True, False)


@pytest.mark.parametrize(
    ("line", "author"),
    [("(Susi Susanti)", "Susi Susanti"), ("DINI TEJA", "Dini Teja"), ("(abc/def)", None), ("(E-2)", None)],
)
def test_a_signature_tells_the_author_or_nothing(line: str, author: str | None) -> None:
    signed = signature(line)
    assert signed is not None
    assert signed.author == author


@pytest.mark.parametrize(
    "line", ["Susi Susanti", "(di Jakarta, Senin)", "BANJIR BESAR MELANDA KOTA JAKARTA UTARA", "NATO"]
)
def test_other_last_lines_are_no_signatures(line: str) -> None:
    assert signature(line) is None


def test_initials_are_cut_only_after_the_end_of_a_sentence() -> None:
    assert without_initials('"Kami siap," kata dia. (abc/def)') == '"Kami siap," kata dia.'
    assert without_initials("Ia pulang.(Cas/Isk)") == "Ia pulang."
    assert without_initials("Anak-anak kembali ke sekolah. (AFP/OKI)") == "Anak-anak kembali ke sekolah."
    assert without_initials("Rapat ditutup pada Jumat. (Antara).") == "Rapat ditutup pada Jumat."
    assert without_initials("Warga menyeberang. (ANTARA/Andi Wijaya)") == "Warga menyeberang. (ANTARA/Andi Wijaya)"
    assert without_initials("Pasukan Amerika Serikat (AS)") == "Pasukan Amerika Serikat (AS)"
    assert without_initials("Ia bertemu Presiden AS. (AS)") == "Ia bertemu Presiden AS. (AS)"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Follow WhatsApp Channel Okezone untuk update berita terbaru setiap hari", "Okezone"),
        ("Ikuti Google News CNN Indonesia untuk berita terkini", "CNN Indonesia"),
        ("Ikuti Saluran WhatsApp Harian Kota untuk kabar terbaru", "Harian Kota"),
        ("Ikuti kami di Google News untuk berita terkini", None),
        ("Artikel ini telah tayang di Kompas.com dengan judul Jembatan Baru", "Kompas.com"),
        ("This article was originally published on Reuters", "Reuters"),
        ("COPYRIGHT © ANTARA 2015", "ANTARA"),
        ("Copyright © 2022 Reuters. All rights reserved", "Reuters"),
    ],
)
def test_a_notice_names_the_outlet(line: str, outlet: str | None) -> None:
    assert outlet_of_notice(line) == outlet


def test_outlets_are_known_by_every_way_they_are_written() -> None:
    assert {known_outlet(name) for name in ("KOMPAS.com", "Kompas", "kompas.id", "KompasOtomotif")} == {"Kompas.com"}
    assert {known_outlet(name) for name in ("detikcom", "detikNews", "detik.com")} == {"Detik"}
    assert outlet_of_url("https://nasional.tempo.co/read/1") == "Tempo"
    assert outlet_of_url("https://example.com/tempo.co") is None
