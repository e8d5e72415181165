"""Words of Indonesian and English on which hangs what a question asks for, however common they are: those that have an
opposite, and those that narrow what is meant to one of many."""

from __future__ import annotations

_OPPOSITES = """
    lahir dilahirkan kelahiran born birth: meninggal wafat tewas mangkat gugur died dead death
    pertama awal perdana first: terakhir akhir last final
    tertua oldest: termuda youngest
    terbesar largest biggest: terkecil smallest
    tertinggi highest tallest: terendah lowest
    terpanjang longest: terpendek shortest
    terbaik best: terburuk worst
    terkaya richest: termiskin poorest
    tinggi: rendah
    panjang: pendek
    besar: kecil
    banyak: sedikit
    tua: muda
    baru: lama
    kaya: miskin
    cepat: lambat
    kuat: lemah
    dekat: jauh
    panas hot: dingin cold
    utara north northern: selatan south southern
    barat west western: timur east eastern
    kanan: kiri
    depan: belakang
    atas: bawah
    ibu mother: ayah bapak father
    istri isteri wife: suami husband
    kakak: adik
    putra son: putri daughter
    pria laki-laki male: wanita perempuan female
    raja king: ratu queen
    menang memenangkan memenangi kemenangan win won: kalah kekalahan lose lost
    naik menaikkan kenaikan meningkat peningkatan rise rose increased: turun menurunkan penurunan menurun fell decreased
    untung keuntungan laba profit: rugi kerugian loss
    surplus: defisit deficit
    ekspor export exports: impor import imports
    jual dijual menjual penjualan sell sold: beli dibeli membeli pembelian buy bought
    masuk memasuki: keluar
    buka dibuka membuka pembukaan opened: tutup ditutup menutup penutupan closed
    mulai dimulai bermula began started: berakhir selesai usai ended
    didirikan berdiri founded: dibubarkan bubar runtuh dissolved
    diterima menerima accepted: ditolak menolak rejected
    mendukung dukungan supported: menentang opposed
    dibebaskan bebas released acquitted: ditahan dipenjara dihukum jailed convicted
    ditemukan found: hilang missing
    menikah married: bercerai divorced
    hidup selamat survived: mati
    sebelum before: sesudah setelah usai after
    maksimal maksimum maximum: minimal minimum
    mayoritas majority: minoritas minority
"""
_NARROWING = """
    pertama kesatu ke-1 perdana first
    kedua ke-2 second
    ketiga ke-3 third
    keempat ke-4 fourth
    kelima ke-5 fifth
    keenam ke-6 sixth
    terakhir last final
    satu-satunya only
    hanya
    paling most
    least
    lebih
    kurang
    utama
    primer
    sekunder
    mayoritas
    minoritas
    sebelum before
    sesudah setelah after
    tidak bukan belum tanpa tak not never without
    selain kecuali except
    terbesar largest biggest
    terkecil smallest
    tertinggi highest tallest
    terendah lowest
    terpanjang longest
    terpendek shortest
    tertua oldest
    termuda youngest
    terbanyak
    terluas
    terlama
    terkuat strongest
    tercepat fastest
    terkaya richest
    terdekat nearest
    terjauh farthest
    terberat heaviest
    terdalam deepest
    terbaik best
    terburuk worst
    terpopuler
    terlaris
    termahal
    termurah cheapest
"""

OPPOSITES = tuple(
    (tuple(one.split()), tuple(other.split()))
    for one, other in (line.split(":") for line in _OPPOSITES.strip().split("\n"))
)
"""Pairs of sides: the words of one say the same of something, those of the other its opposite."""
NARROWING = tuple(tuple(line.split()) for line in _NARROWING.strip().split("\n"))
"""Words that narrow what is meant; those that narrow it alike stand together. "terbaru" is none: what is newest in the
news is seldom called so, and is told by its date."""
