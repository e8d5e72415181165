"""Datelines before a report."""

from __future__ import annotations

import pytest

from retrieval.ingest.datelines import split_dateline


@pytest.mark.parametrize(
    ("paragraph", "outlet", "report"),
    [
        ("JAKARTA, KOMPAS.com - Menteri itu datang.", "Kompas.com", "Menteri itu datang."),
        ("Jakarta (ANTARA) - Badan itu dibentuk.", "ANTARA", "Badan itu dibentuk."),
        ("Mataram, NTB (ANTARA News) - Sebanyak 29 penerbangan batal.", "ANTARA", "Sebanyak 29 penerbangan batal."),
        ("TEMPO.CO, Jakarta - Wakil rakyat.", "Tempo", "Wakil rakyat."),
        ("REPUBLIKA.CO.ID, JAKARTA -- Ketua umum.", "Republika", "Ketua umum."),
        ("TRIBUNNEWS.COM, SOLO – Wali kota.", "Tribunnews", "Wali kota."),
        ("Jakarta, CNN Indonesia -- Presiden tiba.", "CNN Indonesia", "Presiden tiba."),
        ("Liputan6.com, Jakarta - Film itu laris.", "Liputan6", "Film itu laris."),
        ("Liputan6.com, Bandar Lampung Film itu laris.", "Liputan6", "Film itu laris."),
        ("IHRAM.CO.ID, BANJARMASIN -- Jamaah haji.", "IHRAM.CO.ID", "Jamaah haji."),
        ("WASHINGTON (Reuters) - Oil prices fell.", "Reuters", "Oil prices fell."),
        ("LISBON, March 24 (Reuters) - The port opened.", "Reuters", "The port opened."),
        ("KUALA LUMPUR, 24 Mac (Bernama) -- Menteri berkata.", "Bernama", "Menteri berkata."),
        ("KOTA BHARU: Perdana Menteri tiba.", None, "Perdana Menteri tiba."),
        ("PUTRAJAYA, Nov 22 — Private companies paid.", None, "Private companies paid."),
        ("JAKARTA -- Ketua itu pulang.", None, "Ketua itu pulang."),
        ("Jakarta - Menteri itu datang.", None, "Menteri itu datang."),
        ('KIEV – "Kami bertahan," kata dia.', None, '"Kami bertahan," kata dia.'),
        ("JERMANSekretaris Jenderal itu berkata.", None, "Sekretaris Jenderal itu berkata."),
        ("AMERIKA SERIKATPresiden itu berkata.", None, "Presiden itu berkata."),
        ("IRANMenteri luar negeri.", None, "Menteri luar negeri."),
    ],
)
def test_a_dateline_is_split_off_and_yields_the_outlet_it_names(
    paragraph: str, outlet: str | None, report: str
) -> None:
    dateline = split_dateline(paragraph)
    assert (dateline.outlet, dateline.report) == (outlet, report)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Persib - Persija berakhir imbang di Bandung.",
        "NATO - Aliansi itu bersidang.",
        "NATO: Kami siap membantu.",
        "KPKTangkap tangan seorang bupati.",
        "Presiden Amerika Serikat (AS) - Joe Biden - tiba.",
        "INTERNATIONAL Golden Institute (IGI) kembali mewisuda.",
        "Jakarta banjir lagi pada Senin - untuk ketiga kalinya.",
        "iPhone terbaru dijual mulai Jumat.",
        "Jakarta - ",
        "",
    ],
)
def test_a_sentence_that_only_begins_with_a_name_is_left_alone(paragraph: str) -> None:
    assert split_dateline(paragraph).report == paragraph
