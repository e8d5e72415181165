"""Names that nobody bears: of companies, offices, places, events. Who asks "siapa" may be told one, but seldom is."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.language.acronyms import LONG_FORMS
from retrieval.language.countries import is_country

_FIRST = frozenset(
    """
    Akademi Angkatan Asosiasi Badan Balai Bandara Bank Best CV Daerah Departemen Desa Dewan Dinas Direktorat Divisi
    Fakultas Festival Forum Front Gedung Gerakan Gereja Grand Gunung Himpunan Hotel Humas Ikatan Institut Istana
    Jalan Jawa Jl Kabinet Kabupaten Kalimantan Kampung Kantor Kapal Kecamatan Kedutaan Kejaksaan Kejuaraan Kelompok
    Kementerian Kepolisian Komisi Konferensi Kota Laut Lembaga Liga Mahkamah Majelis Masjid Militer Museum Olimpiade
    Operasi Organisasi Otoritas PT Pakta Parlemen Partai Party Pasar Pasukan Pelabuhan Pemerintah Pengadilan
    Pengurus Perang Peraturan Perhimpunan Persatuan Perusahaan Pesawat Piala Polda Polisi Polres Polresta Polsek
    Program Provinsi Proyek Pulau Pusat Rekor Republic Republik Rp Rumah Satelit Satgas Sekolah Sirkuit Stadion
    Sulawesi Sumatera Sungai Tahun Taman Tentara Tim Uni United Universitas University Yayasan
    """.split()
)
"""Words that such a name begins with."""
_ANYWHERE = frozenset(
    """
    Arena Association Award Awards Badan Center Centre Challenge Championship Corp Cup DPR DPRD Departemen Dinas
    Expeditions Festival Film Games Group Grup Inc Indonesia Institute Internasional International Istana Kesehatan
    Komite Ltd Masters Nasional Open Organisasi PBB Penelitian Pengembangan Persero Polri Racing Republik Series
    Stadium TNI Tbk Tour Universitas University World
    """.split()
)
"""Words that stand somewhere in one."""
_WORD = re.compile(r"\w+")
_REMEMBERED = 8192
"""Names whose signs are kept: those in the news are in it again and again."""


@lru_cache(maxsize=_REMEMBERED)
def signs_of_no_person(name: str) -> int:
    """How much speaks against a person's name: its first word, any of its words, a short form ("Pak Menko"), a figure
    ("Italia 2026"), and that a country bears it."""
    words = _WORD.findall(name)
    signs = (
        not LONG_FORMS.keys().isdisjoint(word.casefold() for word in words),
        not _FIRST.isdisjoint(words[:1]),
        not _ANYWHERE.isdisjoint(words),
        any(map(str.isdigit, words)),
    )
    return sum(signs) + is_country(name)
