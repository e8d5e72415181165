"""Pages in English and Malay, notes, and texts with leading fields."""

from __future__ import annotations

from tests.retrieval.ingest.pasted import Pasted

REUTERS = Pasted(
    manner="Reuters",
    text="""Lisbon harbour tests hydrogen ferry on its busiest route
By Clara Nunes and Peter Hall
March 24, 20225:56 AM GMT+7Updated 2 years ago
A ferry crosses the Tagus in Lisbon. REUTERS/Pedro Alves
LISBON, March 24 (Reuters) - Lisbon's port authority began testing a hydrogen ferry on Thursday on its busiest route.

The vessel carries 300 passengers and needs refuelling once every two days, the operator said.

Advertisement · Scroll to continue

"We expect to replace six diesel boats by 2027," said port director Ana Ribeiro.

Reporting by Clara Nunes; Editing by Peter Hall
Our Standards: The Thomson Reuters Trust Principles.
Read Next
Ferry strike halts traffic on the Bosphorus
""",
    title="Lisbon harbour tests hydrogen ferry on its busiest route",
    source="Reuters",
    author="Clara Nunes and Peter Hall",
    published="2022-03-24T05:56:00+07:00",
    paragraphs=("Lisbon's port authority", "The vessel carries", '"We expect to replace'),
    ends="port director Ana Ribeiro.",
    absent=("Advertisement", "Reporting by", "Trust Principles", "Bosphorus", "Tagus"),
    language="en",
)

BERNAMA = Pasted(
    manner="Bernama",
    text="""Projek Tebatan Banjir Sungai Rajang Siap Lebih Awal
24/03/2022 05:56 PM
KUALA LUMPUR, 24 Mac (Bernama) -- Projek tebatan banjir di Sungai Rajang dijangka siap tiga bulan lebih awal.

Menteri berkata kerja-kerja itu melibatkan kos RM86 juta dan akan memberi manfaat kepada 12,000 penduduk.

Beliau turut memaklumkan bahawa empat buah rumah pam sedang dibina.

-- BERNAMA
BERNAMA menyediakan informasi dan berita terkini yang sahih, Ikuti kami untuk berita terkini
""",
    title="Projek Tebatan Banjir Sungai Rajang Siap Lebih Awal",
    source="Bernama",
    author=None,
    published="2022-03-24T17:56:00+07:00",
    paragraphs=("Projek tebatan banjir di", "Menteri berkata", "Beliau turut"),
    ends="sedang dibina.",
    absent=("-- BERNAMA", "menyediakan informasi"),
    language="ms",
)

ASTRO_AWANI = Pasted(
    manner="Astro Awani",
    text="""Pelajar luar bandar cipta aplikasi ramal hasil padi
Norliza Hamid
Astro Awani
Diterbitkan 9 Ogos 2023 8:30 am MYT
ALOR SETAR: Sekumpulan pelajar luar bandar mencipta aplikasi yang boleh meramal hasil padi dengan ketepatan 91 peratus.

Menurut guru pembimbing, Encik Razali, aplikasi berkenaan diuji di 40 petak sawah sejak Mac lalu.

Artikel Berkaitan
Petani muda guna dron semai benih
""",
    title="Pelajar luar bandar cipta aplikasi ramal hasil padi",
    source="Astro Awani",
    author="Norliza Hamid",
    published="2023-08-09T08:30:00+08:00",
    paragraphs=("Sekumpulan pelajar", "Menurut guru pembimbing"),
    ends="sejak Mac lalu.",
    absent=("ALOR SETAR", "Artikel Berkaitan", "dron", "Norliza"),
    language="ms",
)

NOTE = Pasted(
    manner="a two-line note",
    text="Pasar Induk Kramat Jati banjir pagi ini\nAir setinggi 40 sentimeter masuk ke los sayur sejak pukul lima.",
    title="Pasar Induk Kramat Jati banjir pagi ini",
    source=None,
    author=None,
    published=None,
    paragraphs=("Air setinggi 40 sentimeter",),
    ends="pukul lima.",
    absent=("Kramat Jati",),
)

ONE_PARAGRAPH = Pasted(
    manner="a single paragraph",
    text="Kebakaran di gudang plastik Cikupa padam setelah sembilan jam. Tidak ada korban jiwa, kata petugas pemadam.",
    title="Kebakaran di gudang plastik Cikupa padam setelah sembilan jam",
    source=None,
    author=None,
    published=None,
    paragraphs=("Kebakaran di gudang",),
    ends="petugas pemadam.",
    absent=(),
)

FIELDS = Pasted(
    manner="leading fields, Indonesian",
    text="""Judul: Bus Air Danau Toba Beroperasi Setiap Akhir Pekan
Sumber: Harian Kota Medan
Penulis: Tigor Manalu
Tanggal: Kamis 24/3/2022 05.56
URL: https://example.com/bus-toba

Bus air di tepi Danau Toba beroperasi setiap Sabtu dan Minggu mulai bulan depan.
Harga tiket dewasa Rp 75.000, sedangkan anak-anak membayar separuhnya.
""",
    title="Bus Air Danau Toba Beroperasi Setiap Akhir Pekan",
    source="Harian Kota Medan",
    author="Tigor Manalu",
    published="2022-03-24T05:56:00+07:00",
    paragraphs=("Bus air di tepi", "Harga tiket dewasa"),
    ends="membayar separuhnya.",
    absent=("Judul", "Sumber", "Tigor", "example.com"),
    url="https://example.com/bus-toba",
)

FIELDS_ENGLISH = Pasted(
    manner="leading fields, English",
    text="""Title: Night market returns to the old harbour
Source: City Courier
Author: Jane Lim
Date: Thursday, March 24, 2022 5:56 AM
Link: https://example.com/night-market
Text: The night market returned to the old harbour on Wednesday with 85 stalls and no entrance fee.
""",
    title="Night market returns to the old harbour",
    source="City Courier",
    author="Jane Lim",
    published="2022-03-24T05:56:00+07:00",
    paragraphs=("The night market returned",),
    ends="no entrance fee.",
    absent=("Title", "Jane"),
    language="en",
    url="https://example.com/night-market",
)

FIELDS_MALAY = Pasted(
    manner="leading fields, Malay",
    text="""Tajuk: Perpustakaan bergerak masuk ke sepuluh kampung
Sumber: Berita Harian
Penulis: Aminah Yusof
Tarikh: 24 Mac 2022
Pautan: https://example.com/perpustakaan

Perpustakaan bergerak itu membawa 2,000 buah buku untuk kanak-kanak dan singgah di setiap kampung dua kali sebulan.
""",
    title="Perpustakaan bergerak masuk ke sepuluh kampung",
    source="Berita Harian",
    author="Aminah Yusof",
    published="2022-03-24T00:00:00+07:00",
    paragraphs=("Perpustakaan bergerak itu",),
    ends="dua kali sebulan.",
    absent=("Tajuk", "Aminah"),
    language="ms",
    url="https://example.com/perpustakaan",
)

WRAPPED = Pasted(
    manner="lines wrapped at a fixed width",
    text="""Kebun Raya Menanam Seribu Pohon Langka

Oleh: Wulan Sari
Kebun raya di lereng Gunung Gede menanam seribu pohon langka
pada musim hujan ini, sebagian besar berasal dari hutan
Kalimantan yang kini menjadi perkebunan dan tidak lagi
menyisakan pohon induk.

Setiap pohon diberi tanda yang dapat dipindai pengunjung
dengan telepon genggam, sehingga riwayat dan asal pohon itu
bisa dibaca di tempat, kata kepala kebun raya, Bagus
Priambodo, kepada wartawan.
""",
    title="Kebun Raya Menanam Seribu Pohon Langka",
    source=None,
    author="Wulan Sari",
    published=None,
    paragraphs=("Kebun raya di lereng Gunung Gede menanam seribu pohon langka pada musim hujan", "Setiap pohon diberi"),
    ends="Bagus Priambodo, kepada wartawan.",
    absent=("Wulan",),
)

OTHERS = (
    REUTERS, BERNAMA, ASTRO_AWANI, NOTE, ONE_PARAGRAPH, FIELDS, FIELDS_ENGLISH, FIELDS_MALAY, WRAPPED,
)  # fmt: skip
