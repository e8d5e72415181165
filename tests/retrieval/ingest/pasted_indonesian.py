"""Pages in the manner of Indonesian portals."""

from __future__ import annotations

from tests.retrieval.ingest.pasted import Pasted

KOMPAS = Pasted(
    manner="Kompas",
    text="""Jembatan Gantung di Lembah Serayu Dibuka Kembali untuk Warga
Kompas.com - 14/02/2024, 16:20 WIB
Rahmat Wijaya, Dian Puspita
Tim Redaksi
Lihat Foto
Warga menyeberangi jembatan gantung yang baru diperbaiki.(KOMPAS.com/RAHMAT WIJAYA)
BANJARNEGARA, KOMPAS.com - Jembatan gantung sepanjang 120 meter di Lembah Serayu dibuka kembali pada Rabu pagi.

Baca juga: Longsor Putus Tiga Jalan Desa di Lereng Dieng

Perbaikan jembatan itu menelan biaya Rp 3,4 miliar dan dikerjakan selama tujuh bulan.

ADVERTISEMENT

"Anak-anak tidak perlu lagi memutar sejauh delapan kilometer," ujar Kepala Desa Karangjati, Sutarmi.

Baca juga: Warga Tiga Desa Menunggu Jembatan Selesai Sejak Juli
Halaman selanjutnya
Dinas pekerjaan umum membatasi beban jembatan hingga dua ton.

Simak breaking news dan berita pilihan kami langsung di ponselmu. Pilih saluran andalanmu di WhatsApp Channel kami.

Tag
jembatan gantung
Banjarnegara
Berita Terkait
Lima Jembatan Tua yang Masih Dipakai di Jawa Tengah
Komentar
Kirim Komentar
Terpopuler
1
Harga Cabai di Pasar Induk Turun Hari Ini
""",
    title="Jembatan Gantung di Lembah Serayu Dibuka Kembali untuk Warga",
    source="Kompas.com",
    author="Rahmat Wijaya",
    published="2024-02-14T16:20:00+07:00",
    paragraphs=("Jembatan gantung sepanjang", "Perbaikan jembatan", '"Anak-anak tidak perlu', "Dinas pekerjaan umum"),
    ends="hingga dua ton.",
    absent=(
        "Longsor Putus",
        "Menunggu Jembatan",
        "Lihat Foto",
        "KOMPAS.com",
        "Simak breaking",
        "Cabai",
        "Jembatan Tua",
    ),
)

DETIK = Pasted(
    manner="Detik",
    text="""Pemkot Tambah 40 Bus Listrik untuk Rute Pinggiran
Laras Kencana - detikNews
Jumat, 08 Mar 2024 07:45 WIB
Bagikan :
Facebook
Twitter
WhatsApp
Salin Link
Foto: Ilustrasi bus listrik (Bagas/detikcom)
Jakarta - Pemerintah kota menambah 40 bus listrik untuk melayani sebelas rute di pinggiran kota mulai April.

SCROLL TO CONTINUE WITH CONTENT

"Bus pertama berangkat pukul 04.30 WIB," kata Kepala Dinas Perhubungan Wira Santosa, Kamis (7/3/2024).

Lihat juga Video: Uji Coba Bus Listrik di Jalan Menanjak
[Gambas:Video 20detik]

Wira menyebut setiap bus mampu menempuh 220 kilometer dalam sekali pengisian daya. (lks/wdy)

bus listrik
transportasi
Berita Terkait
Dua Rute Bus Dialihkan Selama Perbaikan Jalan
""",
    title="Pemkot Tambah 40 Bus Listrik untuk Rute Pinggiran",
    source="Detik",
    author="Laras Kencana",
    published="2024-03-08T07:45:00+07:00",
    paragraphs=("Pemerintah kota menambah 40 bus", '"Bus pertama berangkat', "Wira menyebut"),
    ends="sekali pengisian daya.",
    absent=("SCROLL", "Gambas", "Lihat juga", "lks/wdy", "Bagikan", "Ilustrasi", "Dialihkan"),
)

TEMPO = Pasted(
    manner="Tempo",
    text="""Museum Bahari Pamerkan Peta Laut Abad Ke-17
Reporter
Galih Pranata
Editor
Nurul Hidayah
Selasa, 5 September 2023 | 10:15 WIB
Pengunjung mengamati peta laut. TEMPO/Galih Pranata
TEMPO.CO, Jakarta - Museum Bahari memamerkan 23 peta laut dari abad ke-17 sampai akhir Oktober mendatang.

Iklan
Scroll Untuk Melanjutkan

Sebagian peta itu dipinjam dari perpustakaan universitas di Leiden dan belum pernah dibawa ke Asia Tenggara.

Pilihan Editor: Kapal Kayu Terakhir di Sunda Kelapa

Kurator pameran, Ratih Maheswari, mengatakan peta tertua dibuat pada 1623.

GALIH PRANATA
Baca: Museum Tekstil Tutup Dua Bulan
Rekomendasi Artikel
Wisata Kota Tua yang Ramah Anak
""",
    title="Museum Bahari Pamerkan Peta Laut Abad Ke-17",
    source="Tempo",
    author="Galih Pranata",
    published="2023-09-05T10:15:00+07:00",
    paragraphs=("Museum Bahari memamerkan", "Sebagian peta", "Kurator pameran"),
    ends="dibuat pada 1623.",
    absent=("Iklan", "Scroll", "Pilihan Editor", "Kapal Kayu", "GALIH", "Tekstil", "Nurul", "Ramah Anak"),
)

CNN_INDONESIA = Pasted(
    manner="CNN Indonesia",
    text="""Petani Garam Madura Panen Lebih Awal Karena Kemarau
CNN Indonesia
Senin, 21 Agu 2023 13:02 WIB
Bagikan:
url telah tercopy
Petani memanen garam di Pamekasan. (ANTARA FOTO/Arif Budiman)
Jakarta, CNN Indonesia -- Petani garam di Madura memanen dua pekan lebih awal karena kemarau datang lebih cepat.

ADVERTISEMENT

SCROLL TO CONTINUE WITH CONTENT

Produksi tahun ini diperkirakan mencapai 310 ribu ton, naik dari 240 ribu ton pada musim sebelumnya.

Lihat Juga :
Harga Garam Konsumsi Turun Menjelang Panen Raya
Gudang Garam Rakyat Akan Dibangun di Sumenep

Pemerintah daerah menyiapkan gudang sementara di empat kecamatan.

(tim/agt)
[Gambas:Video CNN]
TOPIK TERKAIT
garam
TERPOPULER
""",
    title="Petani Garam Madura Panen Lebih Awal Karena Kemarau",
    source="CNN Indonesia",
    author=None,
    published="2023-08-21T13:02:00+07:00",
    paragraphs=("Petani garam di Madura", "Produksi tahun ini", "Pemerintah daerah menyiapkan"),
    ends="di empat kecamatan.",
    absent=("ADVERTISEMENT", "Lihat Juga", "Menjelang Panen Raya", "Sumenep", "tim/agt", "Gambas", "tercopy"),
)

ANTARA = Pasted(
    manner="Antara",
    text="""Balai konservasi lepaskan 112 tukik di Pantai Sukamade
Minggu, 2 Juli 2023 18:31 WIB

Petugas melepaskan tukik penyu hijau. ANTARA/Budi Hartanto
Banyuwangi, Jawa Timur (ANTARA) - Balai konservasi melepas 112 tukik di Pantai Sukamade karena ombak tenang.

Kepala balai, Yusuf Efendi, mengatakan tukik itu menetas dari sarang semi-alami dalam 58 hari.

Baca juga: Nelayan temukan penyu belimbing di jaring

"Satu dari seribu tukik mencapai usia dewasa," katanya.

Baca juga: Sarang penyu di pantai selatan bertambah

Pewarta: Budi Hartanto
Editor: Siti Rahayu
Copyright © ANTARA 2023
Dilarang keras mengambil konten, melakukan crawling atau pengindeksan otomatis tanpa izin tertulis.
""",
    title="Balai konservasi lepaskan 112 tukik di Pantai Sukamade",
    source="ANTARA",
    author="Budi Hartanto",
    published="2023-07-02T18:31:00+07:00",
    paragraphs=("Balai konservasi melepas 112", "Kepala balai", '"Satu dari seribu'),
    ends='dewasa," katanya.',
    absent=("Baca juga", "penyu belimbing", "Pewarta", "Editor", "Copyright", "Dilarang", "ANTARA"),
)

INDONESIAN = (KOMPAS, DETIK, TEMPO, CNN_INDONESIA, ANTARA)
