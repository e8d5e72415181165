"""The words that answer, in sentences as news writes them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from retrieval.answering.evidence import Asked
from retrieval.answering.highlighting import highlight_of
from retrieval.domain import Question
from retrieval.language.detection import detect
from retrieval.language.terms import terms
from tests.embedding import HashingEmbedder


def highlighted(question: str, sentence: str, language: str = "id") -> str | None:
    asked_in = detect(question)
    weights = dict.fromkeys(terms(question, asked_in), 2.0)
    vector = HashingEmbedder().embed_question(question)
    asked = Asked(Question(question, datetime.now(UTC)), asked_in, vector, weights)
    highlight = highlight_of(asked, sentence, language)
    return highlight.span.of(sentence) if highlight else None


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        (
            "berapa tentara NATO di perbatasan timur?",
            "Sejak 2014 NATO menempatkan sekitar 40.000 tentara di perbatasan timurnya dalam 8 kelompok tempur.",
            "sekitar 40.000 tentara",
        ),
        (
            "how many NATO troops are on the eastern border?",
            "Secara keseluruhan, NATO memiliki sekitar 40.000 tentara di perbatasan timurnya.",
            "sekitar 40.000 tentara",
        ),
        (
            "siapa sekjen NATO?",
            "Sekretaris Jenderal Pakta Pertahanan Atlantik Utara (NATO) Jens Stoltenberg mengatakan hal itu di Jerman.",
            "Jens Stoltenberg",
        ),
        (
            "berapa diplomat Rusia yang diusir Polandia?",
            "Pada Rabu (22/3), Polandia mengatakan telah mengusir 45 diplomat Rusia.",
            "45 diplomat",
        ),
        ("siapa wali kota Bogor?", "Pada Jumat Wali Kota Bogor Dedie Rachim meninjau lokasi.", "Dedie Rachim"),
        ("siapa gubernur BI?", "Keputusan itu diumumkan Gubernur BI Perry Warjiyo di Jakarta Pusat.", "Perry Warjiyo"),
        (
            "rupiah turun berapa persen?",
            "Rupiah turun 31 poin atau 0,18 persen menjadi Rp 17.698 per dolar.",
            "0,18 persen",
        ),
        (
            "tanggal berapa pesawat itu mendarat darurat?",
            "Pesawat itu mendarat darurat Selasa (23/8) sekitar pukul 15.00, setahun setelah kecelakaan bulan lalu.",
            "Selasa (23/8)",
        ),
        ("kapan api padam?", "Api padam pukul 23.32 WIB pada Kamis (28/5).", "Kamis (28/5)"),
        ("kapan api padam?", "Api padam pukul 23.32 WIB.", "pukul 23.32 WIB"),
        ("di negara manakah letak kota Cancun?", "Pertemuan WTO di Cancun (Meksiko) telah gagal.", "Meksiko"),
        (
            "partai apa yang diketuai Howard Dean?",
            "Menurut Ketua Partai Demokrat, Howard Dean, itu benar.",
            "Partai Demokrat",
        ),
        (
            "siapa yang menulis laporan itu?",
            "Laporan Pusat Penelitian Kesehatan di Kanada itu ditulis Rina Sari bagi Universitas Padjadjaran.",
            "Rina Sari",
        ),
        ("ulang tahun RI yang ke berapa?", "Upacara ulang tahun RI ke-60 itu dihadiri 500 orang.", "60"),
        ("berapa harga cabai?", "Dalam 3 hari harga cabai naik menjadi Rp 90.000 per kilogram.", "Rp 90.000"),
        ("kapan GP Monako?", "Setelah 24 Mei di Kanada, GP Monako digelar pada Minggu (7/6).", "Minggu (7/6)"),
        (
            "jam berapa api padam?",
            "Kebakaran pada Kamis (28/5) itu padam kira-kira pukul 23.32 WIB.",
            "pukul 23.32 WIB",
        ),
        ("berapa harga emas?", "Harga emas turun Rp 31.000 menjadi Rp 2.754.000 per gram.", "Rp 2.754.000"),
        ("harga emas turun berapa?", "Harga emas turun Rp 31.000 menjadi Rp 2.754.000 per gram.", "Rp 31.000"),
        ("berapa hadiah lomba itu?", "Lomba yang diikuti lebih dari 400 tim itu berhadiah Rp 5 juta.", "Rp 5 juta"),
        ("siapa wakil presiden?", "Presiden Prabowo dan Wakil Presiden Gibran Rakabuming hadir.", "Gibran Rakabuming"),
        ("siapa presiden?", "Presiden Prabowo dan Wakil Presiden Gibran Rakabuming hadir.", "Prabowo"),
        ("siapa wamenkes Irak?", "Wamenkes Irak Jalil Shumari tiba di Masjid Agung Kadhimiya.", "Jalil Shumari"),
        ("berapa umur Iyung?", "Sudah 47 tahun Iyung (64) menjadi jagal di Jakarta.", "64"),
        ("berapa lama ia di sana?", "Pria berusia 52 tahun itu pergi setiap tiga minggu selama 18 tahun.", "18 tahun"),
        ("berapa besar gajinya?", "Menurut Pasal 9 Ayat 2, gajinya dibayar 5 kali.", "5 kali"),
        ("di lap berapa mesinnya mati?", "Mesinnya mati di lap ke-10.", "10"),
        ("kapan Apple WWDC?", "WWDC 2026 digelar Apple pada 8-12 Juni 2026.", "8-12 Juni 2026"),
        ("siapa pemenang lomba itu?", "Rina menjadi pemenang lomba di depan Budi Santoso.", "Rina"),
        ("siapa pemenang lomba itu?", "Menurut Budi Santoso, lomba itu dimenangi Rina Sari.", "Rina Sari"),
        (
            "di rumah sakit mana ia dirawat?",
            "Ia dirawat tim Budi Santoso di Rumah Sakit Umum Garut, Senin (18/5).",
            "Rumah Sakit Umum Garut",
        ),
        ("laga itu main di stadion mana?", "Persib menjamu Borneo di Stadion GBLA, Bandung.", "Stadion GBLA, Bandung"),
    ],
)
def test_the_span_that_answers_is_found(question: str, sentence: str, answer: str) -> None:
    assert highlighted(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("mengapa harga naik?", "Harga naik karena 3 pabrik di Jakarta tutup pada Mei 2026."),
        ("apakah harga naik?", "Harga naik 3 persen."),
        ("berapa tentara di sana?", "Tentara ada di sana."),
        ("kapan itu terjadi?", "Itu terjadi di Jakarta."),
        ("tanggal berapa kapal itu tenggelam?", "Kapal itu tenggelam bulan lalu, kata polisi pada 2005."),
        ("di negara manakah letak kota Cancun?", "WTO bertemu di Cancun pada musim panas."),
        ("di mana balapan digelar?", "Balapan itu digelar sebanyak 23 putaran."),
        ("berapa gaji presiden?", "Presiden disebut berhak mendapatkan gaji ke-13."),
        ("berapa harga Infinix Hot 70?", "Infinix Hot 70 resmi dijual di Indonesia."),
    ],
)
def test_where_nothing_of_the_kind_is_asked_for_or_there_nothing_is_highlighted(question: str, sentence: str) -> None:
    assert highlighted(question, sentence) is None
