"""More pages in the manner of Indonesian portals."""

from __future__ import annotations

from tests.retrieval.ingest.pasted import Pasted

TRIBUN = Pasted(
    manner="Tribun",
    text="""Home > News > Regional
Gerai Kopi Tuli di Malang Latih 60 Barista Baru
Tayang: Rabu, 17 Januari 2024 09:12 WIB
Diperbarui: Rabu, 17 Januari 2024 11:40 WIB
Penulis: Sekar Ayu Lestari | Editor: Hendra Gunawan
zoom-in
Barista menyiapkan pesanan dengan bahasa isyarat (Tribunnews.com/Sekar Ayu)
Laporan Wartawan Tribunnews.com, Sekar Ayu Lestari
TRIBUNNEWS.COM, MALANG - Sebuah gerai kopi yang dikelola penyandang tuli melatih 60 barista baru sepanjang tahun ini.

Pelatihan berlangsung enam pekan dan tidak dipungut biaya.

Baca juga: Kedai Buku Bekas di Malang Bertahan 30 Tahun

Pendirinya, Andira, menargetkan cabang keempat dibuka di Surabaya pada Juni 2024.

Artikel ini telah tayang di TribunNews.com dengan judul Gerai Kopi Tuli di Malang, https://www.tribunnews.com/regional/2024/01/17/gerai-kopi
Baca berita lainnya di Google News
""",
    title="Gerai Kopi Tuli di Malang Latih 60 Barista Baru",
    source="Tribunnews",
    author="Sekar Ayu Lestari",
    published="2024-01-17T09:12:00+07:00",
    paragraphs=("Sebuah gerai kopi", "Pelatihan berlangsung", "Pendirinya, Andira"),
    ends="pada Juni 2024.",
    absent=("Baca juga", "Buku Bekas", "Artikel ini", "Google News", "Editor", "Home", "zoom", "Laporan Wartawan"),
    url="https://www.tribunnews.com/regional/2024/01/17/gerai-kopi",
)

LIPUTAN6 = Pasted(
    manner="Liputan6",
    text="""Stasiun Cuaca Mini Buatan Siswa SMK Dipasang di 15 Sekolah
Oleh Bayu Nugroho
pada 3 Okt 2023, 14:05 WIB
Diterbitkan 3 Okt 2023, 14:05 WIB
19 Shares
Copy Link
Batalkan
Perbesar
Liputan6.com, Yogyakarta Stasiun cuaca mini buatan siswa SMK dipasang di 15 sekolah di lereng Merapi sejak Senin.

Alat seharga Rp 900 ribu itu mengukur suhu, kelembapan dan curah hujan setiap sepuluh menit.

Baca Juga
Siswa SD Membuat Kompor dari Kaleng Bekas
Robot Penyiram Tanaman Menang Lomba di Solo

Data dari alat tersebut bisa dibaca warga melalui layar di balai desa.

Saksikan Video Pilihan di Bawah Ini:
* Fakta atau Hoaks? Kirim pesan ke nomor WhatsApp kami.
""",
    title="Stasiun Cuaca Mini Buatan Siswa SMK Dipasang di 15 Sekolah",
    source="Liputan6",
    author="Bayu Nugroho",
    published="2023-10-03T14:05:00+07:00",
    paragraphs=("Stasiun cuaca mini", "Alat seharga Rp 900 ribu", "Data dari alat"),
    ends="di balai desa.",
    absent=("Baca Juga", "Kompor", "Robot", "Saksikan", "Shares", "Batalkan", "Hoaks"),
)

REPUBLIKA = Pasted(
    manner="Republika",
    text="""Jumat , 24 Feb 2023, 08:55 WIB
Rumah Zakat Bangun Sumur Bor di Tiga Dusun Kering
Red: Fauzan Akbar
Rep: Intan Permata/ Red: Fauzan Akbar
Foto: Dok. Istimewa
REPUBLIKA.CO.ID, GUNUNGKIDUL -- Tiga dusun yang kekurangan air di Gunungkidul kini memiliki sumur bor sedalam 80 meter.

Sebanyak 415 keluarga mendapat air bersih tanpa harus membeli dari mobil tangki.

Menurut Kepala Dusun Ngrancang, Paimin, harga satu tangki air pernah mencapai Rp 250 ribu.

sumber : Antara
sumur bor
kekeringan
0 Komentar
BERITA TERKAIT
Hujan Buatan Dimulai di Waduk Sermo
""",
    title="Rumah Zakat Bangun Sumur Bor di Tiga Dusun Kering",
    source="Republika",
    author="Intan Permata",
    published="2023-02-24T08:55:00+07:00",
    paragraphs=("Tiga dusun yang", "Sebanyak 415 keluarga", "Menurut Kepala Dusun"),
    ends="Rp 250 ribu.",
    absent=("Red:", "Istimewa", "sumber", "Komentar", "Hujan Buatan", "Fauzan"),
)

OKEZONE = Pasted(
    manner="Okezone",
    text="""Gempa Magnitudo 5,1 Guncang Pesisir Enggano, Warga Diminta Tenang
Tania Maharani, Jurnalis
Kamis 11 Januari 2024 21:40 WIB
Peta pusat gempa (Foto: BMKG)
Share :
X
BENGKULUGempa bermagnitudo 5,1 mengguncang pesisir Enggano pada Kamis malam dan tidak berpotensi tsunami.

Pusat gempa berada di laut pada kedalaman 24 kilometer.

Baca juga:  Gempa 4,8 Guncang Selat Sunda

(Tania Maharani)

Halaman:
1
2
Lihat Semua
Share :
Follow WhatsApp Channel Okezone untuk update berita terbaru setiap hari
Topik Artikel :
gempa
Berita Terkait
Telusuri berita News lainnya
""",
    title="Gempa Magnitudo 5,1 Guncang Pesisir Enggano, Warga Diminta Tenang",
    source="Okezone",
    author="Tania Maharani",
    published="2024-01-11T21:40:00+07:00",
    paragraphs=("Gempa bermagnitudo 5,1", "Pusat gempa berada"),
    ends="24 kilometer.",
    absent=("BENGKULU", "Baca juga", "Selat Sunda", "Tania", "Halaman", "Follow", "Telusuri", "Share"),
)

BBC_INDONESIA = Pasted(
    manner="BBC Indonesia",
    text="""Mengapa burung migran singgah lebih lama di rawa Sumatra?
Sumber gambar, Getty Images
Keterangan gambar, Ribuan burung singgah di rawa pesisir setiap musim dingin.
Mira Anggraini
Peranan, BBC News Indonesia
12 Desember 2023
Burung migran dari Siberia singgah rata-rata sembilan hari lebih lama di rawa Sumatra dibandingkan sepuluh tahun lalu.

Para peneliti menduga perubahan arah angin membuat perjalanan ke Australia semakin berat.

Peringatan: Artikel ini berlanjut di bawah iklan

"Mereka datang dengan berat badan yang jauh berkurang," kata Profesor Helena Simbolon.
""",
    title="Mengapa burung migran singgah lebih lama di rawa Sumatra?",
    source="BBC Indonesia",
    author="Mira Anggraini",
    published="2023-12-12T00:00:00+07:00",
    paragraphs=("Burung migran dari Siberia", "Para peneliti menduga", '"Mereka datang'),
    ends="Profesor Helena Simbolon.",
    absent=("Getty", "Keterangan gambar", "Peranan", "Peringatan", "Mira"),
)

MORE_INDONESIAN = (TRIBUN, LIPUTAN6, REPUBLIKA, OKEZONE, BBC_INDONESIA)
