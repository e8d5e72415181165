"""Pasted text becomes a draft."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.domain import Draft
from retrieval.errors import Flaw, UnreadableError
from retrieval.ingest.cleaning import MAX_CHARACTERS, readable_lines
from retrieval.ingest.clutter import is_clutter
from retrieval.ingest.parsing import parse_text
from tests.retrieval.ingest.pasted import JAKARTA, NOW, Pasted
from tests.retrieval.ingest.pasted_indonesian import DETIK, INDONESIAN
from tests.retrieval.ingest.pasted_more_indonesian import MORE_INDONESIAN
from tests.retrieval.ingest.pasted_others import OTHERS

SEED = Path(__file__).parents[4] / "shared/data/seed/000_fa85f88da078d27e.txt"
PAGES = (*INDONESIAN, *MORE_INDONESIAN, *OTHERS)


def parsed(text: str) -> Draft:
    return parse_text(text, zone=JAKARTA, now=NOW)


def flaw_of(text: str) -> Flaw:
    with pytest.raises(UnreadableError) as caught:
        parsed(text)
    return caught.value.flaw


def all_pages() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", PAGES, ids=lambda page: page.manner)


@all_pages()
def test_a_pasted_page_gives_its_article(page: Pasted) -> None:
    draft = parsed(page.text)
    published = datetime.fromisoformat(page.published) if page.published else None
    assert (draft.title, draft.source, draft.author, draft.url) == (page.title, page.source, page.author, page.url)
    assert draft.published == published
    assert draft.language == page.language
    assert [p[: len(begin)] for p, begin in zip(draft.paragraphs, page.paragraphs, strict=True)] == list(
        page.paragraphs
    )
    assert draft.paragraphs[-1].endswith(page.ends)


@all_pages()
def test_nothing_of_the_page_around_the_article_is_left(page: Pasted) -> None:
    body = "\n".join(parsed(page.text).paragraphs)
    assert [words for words in page.absent if words in body] == []


@all_pages()
@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\u2028", "\x0b", "\n\n", "\n \t\n"])
def test_every_style_of_line_break_gives_the_same_article(page: Pasted, line_break: str) -> None:
    if "wrapped" in page.manner and line_break.count("\n") > 1:
        pytest.skip("blank lines between all lines are no wrapping")
    assert parsed(page.text.replace("\n", line_break)) == parsed(page.text)


def test_invisible_characters_do_not_change_the_article() -> None:
    text = DETIK.text.replace(" - ", "\u00a0-\u00a0").replace("Bus", "B\u200bus").replace("\n", "\t\n", 3)
    assert parsed(f"\ufeff{text}") == parsed(DETIK.text)


@pytest.mark.skipif(not SEED.exists(), reason="../shared/data is not on this machine")
def test_the_article_kabar_was_conceived_around_comes_out_clean() -> None:
    draft = parsed(SEED.read_text(encoding="utf-8"))
    assert draft.title.startswith("NATO Akan Kirim Lebih Banyak Pasukan ke Eropa timur")
    assert (draft.author, draft.source, draft.language, draft.url) == ("Susi Susanti", "Okezone", "id", None)
    assert draft.published == datetime.fromisoformat("2022-03-24T05:56:00+07:00")
    assert len(draft.paragraphs) == 20
    assert draft.paragraphs[0].startswith("Sekretaris Jenderal Pakta Pertahanan Atlantik Utara (NATO)")
    assert draft.paragraphs[-1].endswith("di New York.")
    body = "\n".join(draft.paragraphs)
    furniture = (
        "Jurnalis",
        "Foto:",
        "Share",
        "Baca juga",
        "40.000 Tentara",
        "Susi Susanti",
        "Halaman",
        "Follow",
        "Topik",
    )
    assert [
        words for words in (*furniture, "Berita Terkait", "Terpopuler", "Telusuri", "JERMAN") if words in body
    ] == []
    assert "sekitar 40.000 tentara di perbatasan timurnya" in body


@pytest.mark.parametrize(
    "sentence",
    [
        "Baca juga buku itu, kata guru tersebut kepada murid.",
        "Editor surat kabar itu ditangkap di Jakarta kemarin malam.",
        "Lihat video itu dulu sebelum berkomentar, pinta polisi kepada warga.",
        "Baca: begitu bunyi perintah pertama dalam kitab yang dihafal para santri itu.",
        "Penulis novel itu meninggal dunia pada usia 81 tahun.",
        "Komentar menteri itu memicu protes mahasiswa di tiga kota.",
        "Sumber daya alam di wilayah itu belum dikelola.",
        "Foto itu diambil pada malam sebelum gunung meletus.",
        "Halaman masjid itu penuh sejak subuh.",
        "Video klarifikasi itu ditonton dua juta kali dalam sehari.",
        "Ikuti aturan lalu lintas untuk keselamatan bersama, kata polisi.",
        "Iklan rokok dilarang dipasang di dekat sekolah.",
        "Oleh karena itu, warga menolak pindah.",
        "Tag harga pada rak itu tertulis Rp 12.000.",
        "Terpopuler di antara pengunjung adalah kereta gantung.",
        "Reporter asing dilarang masuk ke wilayah itu.",
        "Foto, video dan dokumen disita polisi dari rumah tersangka pada Senin malam.",
        "Produksi padi naik lima persen tahun lalu (sumber: badan statistik).",
        "Tema: gotong royong, begitu tertulis di spanduk panitia.",
        "Trending di media sosial bukan ukuran mutu, kata hakim.",
    ],
)
def test_an_ordinary_sentence_with_the_words_of_furniture_stays(sentence: str) -> None:
    lead = "Pemerintah daerah mengumumkan hal itu dalam jumpa pers di balai kota pada Senin pagi."
    last = "Acara itu berakhir menjelang petang tanpa gangguan, kata panitia kepada para wartawan."
    draft = parsed(f"Judul berita tentang balai kota\n\n{lead}\n\n{sentence}\n\n{last}")
    assert draft.paragraphs == (lead, sentence, last)


@pytest.mark.parametrize("sign_off", ["(AFP/OKI)", "(Antara/abc/def)", "(detikcom/mar)", "(Reuters)"])
def test_a_paragraph_signed_by_an_agency_is_no_caption(sign_off: str) -> None:
    lead = "Banjir yang merendam tiga kecamatan itu surut pada Senin pagi, kata kepala desa kepada wartawan."
    last = "Ratusan anak kini bisa kembali ke sekolah."
    draft = parsed(f"Banjir surut di tiga kecamatan\n\n{lead}\n\n{last} {sign_off}")
    assert draft.paragraphs == (lead, last)


def test_a_box_of_links_inside_an_article_does_not_end_it() -> None:
    paragraphs = [f"Ini paragraf nomor {n} dari laporan panjang tentang pembangunan pelabuhan baru." for n in range(6)]
    box = "Berita Terkait\nPelabuhan Lama Ditutup\nNelayan Minta Ganti Rugi"
    draft = parsed("\n".join(["Pelabuhan baru dibangun di utara", *paragraphs[:3], box, *paragraphs[3:]]))
    assert list(draft.paragraphs) == paragraphs


def test_a_call_to_read_on_is_taken_out_of_a_text_whose_line_breaks_were_lost() -> None:
    draft = parsed(
        "Harga beras naik lima persen. ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT Pedagang mengeluh sepi. "
        "[Gambas:Video 20detik] Baca juga: Harga Cabai Meroket. Pemerintah menggelar pasar murah. (abc/def)"
    )
    assert draft.paragraphs == (
        "Harga beras naik lima persen. Pedagang mengeluh sepi. Pemerintah menggelar pasar murah.",
    )


def test_the_address_on_a_line_of_its_own_above_the_article_is_the_articles() -> None:
    draft = parsed(f"https://news.detik.com/berita/d-1\n{DETIK.text}")
    assert (draft.url, draft.source, draft.title) == ("https://news.detik.com/berita/d-1", "Detik", DETIK.title)


def test_a_day_between_paragraphs_heads_what_happened_then() -> None:
    first = "Pembangunan pelabuhan itu dimulai setelah warga menyetujui ganti rugi lahan mereka."
    second = "Kapal pertama bersandar di dermaga baru dan disambut oleh ratusan warga setempat."
    draft = parsed(f"Sejarah pelabuhan baru di utara\n2 Mei 2020\n{first}\n24 Maret 2022\n{second}")
    assert draft.paragraphs == (first, f"24 Maret 2022\n{second}")
    assert draft.published == datetime(2020, 5, 2, tzinfo=JAKARTA)


def test_thirty_thousand_characters_are_read_in_a_moment() -> None:
    sentence = "Pemerintah daerah membangun 12 jembatan pada 24 Maret 2022, kata bupati kepada wartawan. "
    text = "\n".join(["Pembangunan jembatan di daerah", *[sentence * 3] * 110])
    parsed(text)
    begun = perf_counter()
    parsed(text)
    assert perf_counter() - begun < 1.5


def test_a_date_in_the_text_does_not_say_when_it_was_published() -> None:
    draft = parsed(
        "Sejarah singkat kota tua\nBenteng itu dibangun pada 24 Maret 1922 dan dibuka untuk umum 2 Mei 1990."
    )
    assert draft.published is None


def test_a_date_that_is_yet_to_come_is_not_believed() -> None:
    text = DETIK.text.replace("08 Mar 2024", "08 Mar 2031")
    assert parsed(text).published is None


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("", Flaw.EMPTY),
        (" \n\t\u00a0\ufeff\u200b\r\n", Flaw.EMPTY),
        ("Halo", Flaw.TOO_SHORT),
        ("Bagikan\nFacebook\nKomentar", Flaw.TOO_SHORT),
        ("Baca juga: Harga Emas Hari Ini Naik Lagi Sepuluh Ribu Rupiah per Gram", Flaw.TOO_SHORT),
        ("https://www.kompas.com/read/1", Flaw.ONLY_A_LINK),
        ("www.detik.com/berita\n<https://tempo.co/2>", Flaw.ONLY_A_LINK),
        ("Teks yang tampak biasa\x00 tetapi berisi nol.", Flaw.NOT_TEXT),
        ("\x01\x02\x03\x04PK\x05\x06 bukan teks", Flaw.NOT_TEXT),
        ("<html><body><h1>Judul</h1><p>Isi berita di sini.</p><script>alert(1)</script>", Flaw.NOT_TEXT),
        (" <!DOCTYPE html>\n<p>Isi berita yang cukup panjang.</p>", Flaw.NOT_TEXT),
        ("a" * 4000, Flaw.TOO_SHORT),
        ("\ufffd\ufffd gambar \ufffd\ufffd\ufffd", Flaw.NOT_TEXT),
        ("Kalimat. " * (MAX_CHARACTERS // 9 + 1), Flaw.TOO_LONG),
    ],
)
def test_what_is_no_article_is_refused_with_its_flaw(text: str, flaw: Flaw) -> None:
    assert flaw_of(text) is flaw


LINES = st.one_of(
    st.text(),
    st.sampled_from([line for page in PAGES for line in page.text.splitlines()]),
    st.sampled_from(
        ["Baca juga: Apa Itu NATO", "Komentar", "Judul:", "Editor: A", "(abc/def)", "24 Maret 2022 05:56 WIB"]
    ),
)


def in_order(part: str, whole: str) -> bool:
    characters = iter(whole)
    return all(character in characters for character in part if not character.isspace())


@settings(deadline=None, max_examples=150)
@given(st.lists(LINES, max_size=25).map("\n".join))
def test_any_text_gives_an_article_of_its_own_words_or_a_flaw(text: str) -> None:
    try:
        draft = parsed(text)
    except UnreadableError:
        return
    body = "\n".join(draft.paragraphs)
    body.encode("utf-8")
    assert in_order(body, "\n".join(readable_lines(text)))
    assert [
        line for line in text.splitlines() if len(line) > 20 and is_clutter(line) and line in body.split("\n")
    ] == []
