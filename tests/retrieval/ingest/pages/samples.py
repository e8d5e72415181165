"""Pages in the manner of news portals, in our own words."""

from __future__ import annotations

import json

URL = "https://www.harianpelabuhan.example/berita/2026/05/pelabuhan-baru"
TITLE = "Pelabuhan Baru di Utara Mulai Melayani Kapal Besar"
LEAD = "Pelabuhan baru di pesisir utara mulai melayani kapal besar sejak Senin, kata kepala syahbandar setempat."
PARAGRAPHS = (
    "Kapal pertama yang bersandar membawa 1.200 peti kemas dan disambut oleh ratusan warga di dermaga baru.",
    "Menurut kepala syahbandar, dermaga sepanjang 400 meter itu dapat menerima tiga kapal sekaligus setiap hari.",
    "Nelayan setempat mendapat tempat sandar sendiri di sisi timur, agar tidak terganggu oleh lalu lintas kapal.",
    "Pemerintah daerah berharap biaya angkut barang turun seperlima dalam waktu satu tahun sejak pembukaan ini.",
)
_NAVIGATION = """
<nav><ul><li><a href="/">Beranda</a></li><li><a href="/politik">Politik</a></li><li><a href="/olahraga">Olahraga</a>
</li></ul></nav>
"""
_RELATED = """
<div class="terkait"><h3>Berita Terkait</h3><ul>
<li><a href="/berita/1">Pelabuhan Lama Ditutup untuk Perbaikan Selama Setahun Penuh</a></li>
<li><a href="/berita/2">Nelayan Minta Ganti Rugi atas Tempat Sandar yang Hilang</a></li></ul></div>
<footer>Copyright 2026 Harian Pelabuhan. Hak cipta dilindungi.</footer>
"""


def described(**facts: object) -> str:
    """A script of JSON-LD that describes the article."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **facts}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def page(head: str = "", body: str = "", title: str = f"{TITLE} | Harian Pelabuhan") -> str:
    """A page with this head, and this body between a menu and links to other articles."""
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head>"
        f"<body>{_NAVIGATION}<main>{body}</main>{_RELATED}</body></html>"
    )


def article(*paragraphs: str, above: str = "", title: str = TITLE) -> str:
    """The article's own part of a page."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or (LEAD, *PARAGRAPHS))
    return f'<h1>{title}</h1>{above}<div class="isi">{text}</div>'
