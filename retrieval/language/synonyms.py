"""Words of Indonesian and Malay that news and questions use for one another: other spellings, and other words.

Only what says the same nearly everywhere: a sentence that has the other word must answer the question as well.
"""

from __future__ import annotations

from collections.abc import Mapping

_LINES = """
    aktivitas: aktifitas
    apotek: apotik
    berat: bobot berbobot
    biaya: ongkos
    bus: bis
    copot: dipecat diberhentikan pemecatan
    dolar: dollar
    gaji: upah
    harga: banderol dibanderol seharga
    istri: isteri
    izin: ijin
    kalah: takluk menaklukkan ditaklukkan
    karier: karir
    kurban: qurban
    lawan: kontra versus vs
    luka: cedera cidera
    makam: dikebumikan dikuburkan pemakaman
    masjid: mesjid
    menang: dimenangi dimenangkan jawara juara kampiun kemenangan memenangi memenangkan menjuarai pemenang
    merek: merk
    miliar: milyar
    mundur: mengundurkan pengunduran
    naik: kenaikan lonjakan melesat melonjak menguat meningkat meroket penguatan peningkatan
    nasihat: nasehat
    nikah: dinikahi kawin menikah menikahi perkawinan
    objek: obyek
    pacar: kekasih
    pembalap: rider
    ponsel: handphone hp smartphone
    praktik: praktek
    provinsi: propinsi
    ramadan: ramadhan
    rilis: diluncurkan luncurkan meluncurkan peluncuran
    risiko: resiko
    salat: shalat sholat solat
    selenggara: digelar dihelat menggelar
    siswa: murid pelajar
    subjek: subyek
    tangkap: dibekuk diciduk diringkus membekuk meringkus tertangkap
    teknik: tehnik
    temuan: penemu
    tentara: pasukan prajurit serdadu
    terima: diterima menerima penerima penerimaan
    tewas: kematian mangkat meninggal wafat
    turun: anjlok melemah merosot pelemahan
    umur: berumur berusia usia
    ustaz: ustad ustadz
    zaman: jaman
"""
ONE_WORD: Mapping[str, str] = {
    other: word
    for line in _LINES.split("\n")
    for word, _, others in [line.strip().partition(": ")]
    for other in others.split()
}
"""Case-folded word -> the one that stands for it."""
