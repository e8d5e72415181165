"""Names that nobody bears: of companies, offices, places, events. Who asks "siapa" may be told one, but seldom is."""

from __future__ import annotations

import re

from retrieval.language.countries import is_country

_FIRST = frozenset(
    """
    Akademi Asosiasi Badan Balai Bandara Bank Best CV Daerah Departemen Desa Dewan Dinas Direktorat Divisi Fakultas
    Festival Forum Front Gedung Gereja Gerakan Grand Gunung Himpunan Hotel Humas Ikatan Institut Jalan Jawa Jl Kabupaten
    Kalimantan Kampung Kantor Kapal Kecamatan Kejaksaan Kejuaraan Kelompok Kementerian Kepolisian Komisi Konferensi Kota
    Laut Lembaga Liga Mahkamah Majelis Masjid Museum Olimpiade Operasi Organisasi PT Pakta Partai Party Pasar Pelabuhan
    Pemerintah Pengadilan Pengurus Perang Peraturan Perhimpunan Persatuan Perusahaan Pesawat Piala Polda Polres Program
    Provinsi Proyek Pulau Pusat Republic Republik Rp Rumah Satelit Sekolah Sirkuit Stadion Sulawesi Sumatera Sungai
    Tahun Taman Tim Uni United Universitas University Yayasan
    """.split()
)
"""Words that such a name begins with."""
_ANYWHERE = frozenset(
    """
    Award Awards Badan Center Centre Cup DPR DPRD Departemen Dinas Festival Film Games Indonesia Institute International
    Internasional Kesehatan Komite Nasional Organisasi PBB Penelitian Pengembangan Polri Republik TNI Universitas
    University
    """.split()
)
"""Words that stand somewhere in one."""
_WORD = re.compile(r"\w+")


def signs_of_no_person(name: str) -> int:
    """How much speaks against a person's name: its first word, any of its words, a figure ("Italia 2026"), and that a
    country bears it."""
    words = _WORD.findall(name)
    signs = (not _FIRST.isdisjoint(words[:1]), not _ANYWHERE.isdisjoint(words), any(map(str.isdigit, words)))
    return sum(signs) + is_country(name)
