"""Furniture of pages, told from sentences."""

from __future__ import annotations

import pytest

from retrieval.ingest.clutter import ends_article, is_clutter, without_inline_clutter


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga: NATO Aktifkan Pasukan Respon Cepat",
        "Baca Juga Alasan Warga Menolak Pindah dari Bantaran Kali",
        "Baca juga: Apa Itu NATO?",
        "BACA JUGA:",
        "Baca: Museum Tekstil Tutup Dua Bulan",
        "Lihat Juga :",
        "Simak Video 'Petani Panen Raya':",
        "Simak juga Video: Panen Raya di Subang",
        "Saksikan video selengkapnya di bawah ini.",
        "Simak selengkapnya di sini .",
        "Pilihan Editor: Kapal Kayu Terakhir",
        "Artikel Terkait: Harga Cabai Naik",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Scroll Untuk Melanjutkan",
        "ADVERTISEMENT",
        "Advertisement · Scroll to continue",
        "[Gambas:Video 20detik]",
        "Share :",
        "Bagikan artikel ini",
        "Facebook Twitter WhatsApp",
        "19 Shares",
        "| 1.229 Views",
        "Telah dibaca 5k kali",
        "0 Komentar",
        "Halaman:",
        "Halaman 2 dari 3",
        "1 2 3 Selanjutnya",
        "Tag: banjir, Jakarta",
        "Topik Artikel :",
        "#banjir #Jakarta",
        "Berita Terkait",
        "JANGAN LEWATKAN!!!",
        "5 menit yang lalu",
        "Home > News > Nasional",
        "Follow WhatsApp Channel Okezone untuk update berita terbaru setiap hari",
        "Telusuri berita News lainnya",
        "Dapatkan berita pilihan di saluran WhatsApp kami.",
        "Sekjen NATO Jens Stoltenberg (Foto: Reuters)",
        "Presiden di Istana, Senin (5/2). (ANTARA FOTO/Arif Budiman)",
        "Foto: dok pribadi",
        "Sumber gambar, Getty Images",
        "Copyright © ANTARA 2022",
        "Dilarang keras mengambil konten tanpa izin tertulis dari kantor berita.",
        "https://example.com/berita",
        "* * *",
        "---",
    ],
)
def test_furniture_is_known_wherever_it_stands(line: str) -> None:
    assert is_clutter(line)


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga buku itu, kata guru tersebut kepada murid.",
        "Baca: begitu bunyi perintah pertama itu.",
        "Editor surat kabar itu ditangkap di Jakarta kemarin malam.",
        "Ikuti aturan lalu lintas untuk keselamatan bersama.",
        "Komentar itu memicu protes.",
        "Harga naik 5 persen.",
        "Korban 12 orang",
        "Skor akhir 3-2",
        "Pasar tradisional",
        "1. Indonesia",
    ],
)
def test_sentences_headings_and_items_are_no_furniture(line: str) -> None:
    assert not is_clutter(line)


def test_furniture_inside_a_line_is_taken_out() -> None:
    line = 'Ia pulang. [Gambas:Video 20detik] "Kami siap," katanya. (Baca juga: Warga Siaga) Hujan reda. ADVERTISEMENT'
    assert without_inline_clutter(line) == 'Ia pulang. "Kami siap," katanya. Hujan reda.'


def test_comments_and_the_most_read_end_an_article_but_related_links_do_not() -> None:
    assert all(map(ends_article, ("Komentar", "0 Komentar", "Terpopuler", "Copyright © ANTARA 2022")))
    assert not any(map(ends_article, ("Berita Terkait", "Baca Juga", "Komentar itu memicu protes.")))
