"""Which outlet a text comes from: the names of portals and agencies, and the lines in which they name themselves."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

_OUTLETS: dict[str, tuple[str, ...]] = {
    "Kompas.com": ("kompas", "kompas.com", "kompas.id", "kompas tv"),
    "Detik": ("detik", "detik.com", "detikcom"),
    "CNN Indonesia": ("cnnindonesia.com", "cnn indonesia"),
    "CNBC Indonesia": ("cnbcindonesia.com", "cnbc indonesia"),
    "Tempo": ("tempo", "tempo.co", "tempo.com"),
    "ANTARA": ("antara", "antara news", "antaranews", "antaranews.com", "lkbn antara"),
    "Tribunnews": ("tribunnews", "tribunnews.com", "tribun", "tribun network"),
    "Liputan6": ("liputan6", "liputan6.com"),
    "Republika": ("republika", "republika.co.id", "republika online", "republika.id"),
    "Okezone": ("okezone", "okezone.com"),
    "SINDOnews": ("sindonews", "sindonews.com"),
    "Media Indonesia": ("media indonesia", "mediaindonesia.com"),
    "VIVA": ("viva", "viva.co.id"),
    "Suara.com": ("suara.com",),
    "Merdeka.com": ("merdeka.com",),
    "Kumparan": ("kumparan", "kumparan.com", "kumparannews"),
    "iNews": ("inews", "inews.id"),
    "JPNN": ("jpnn", "jpnn.com"),
    "Jawa Pos": ("jawapos", "jawapos.com", "jawa pos"),
    "Bisnis.com": ("bisnis.com",),
    "Kontan": ("kontan", "kontan.co.id"),
    "IDN Times": ("idn times", "idntimes.com"),
    "Medcom": ("medcom", "medcom.id"),
    "Metro TV": ("metro tv", "metrotvnews.com"),
    "BeritaSatu": ("beritasatu", "beritasatu.com"),
    "Katadata": ("katadata", "katadata.co.id"),
    "Tirto": ("tirto", "tirto.id"),
    "RMOL": ("rmol", "rmol.id"),
    "KapanLagi": ("kapanlagi", "kapanlagi.com"),
    "Pikiran Rakyat": ("pikiran rakyat", "pikiran-rakyat.com"),
    "The Jakarta Post": ("the jakarta post", "thejakartapost.com"),
    "BBC Indonesia": ("bbc indonesia", "bbc news indonesia"),
    "VOA Indonesia": ("voa indonesia", "voaindonesia.com"),
    "DW Indonesia": ("dw indonesia",),
    "Bernama": ("bernama", "bernama.com"),
    "Astro Awani": ("astro awani", "astroawani.com"),
    "Berita Harian": ("berita harian", "bharian.com.my"),
    "Harian Metro": ("harian metro", "hmetro.com.my"),
    "Sinar Harian": ("sinar harian", "sinarharian.com.my"),
    "Utusan Malaysia": ("utusan malaysia", "utusan.com.my"),
    "Malaysiakini": ("malaysiakini", "malaysiakini.com"),
    "Malay Mail": ("malay mail", "malaymail.com"),
    "The Star": ("the star", "thestar.com.my"),
    "New Straits Times": ("new straits times", "nst.com.my"),
    "The Straits Times": ("the straits times", "straitstimes.com"),
    "CNA": ("cna", "channelnewsasia.com"),
    "BBC": ("bbc", "bbc news", "bbc.com", "bbc.co.uk"),
    "CNN": ("cnn", "cnn.com"),
    "Reuters": ("reuters", "reuters.com", "thomson reuters"),
    "AP": ("ap", "ap news", "associated press", "the associated press", "apnews.com"),
    "AFP": ("afp", "agence france-presse"),
    "Bloomberg": ("bloomberg", "bloomberg.com"),
    "Xinhua": ("xinhua",),
    "Anadolu": ("anadolu", "anadolu agency", "aa.com.tr"),
    "Al Jazeera": ("al jazeera", "aljazeera.com"),
    "The Guardian": ("the guardian", "theguardian.com"),
    "DPA": ("dpa",),
    "TASS": ("tass",),
    "UPI": ("upi",),
}
_DOMAIN = re.compile(r"(?:[\w-]+\.)+(?:com|co|id|net|org|my|sg|tv|news)", re.IGNORECASE)
_OWN_CHANNELS = (
    (
        "Detik",
        re.compile(
            r"detik(?:[A-Z]\w+|news|finance|sport|health|travel|food|inet|oto|hot|edu|jatim|jabar|jateng|sumut)"
        ),
    ),
    ("Kompas.com", re.compile(r"Kompas[A-Z]\w+")),
)
"""Sections that write themselves as outlets: "detikNews", "KompasOtomotif"."""
_FOLLOW = re.compile(
    r"(?:follow|ikuti|ikut|join|gabung|bergabung|langganan|subscribe|dapatkan|jangan lewatkan)\b", re.IGNORECASE
)
_PURPOSE = re.compile(r"\b(?:untuk|for|agar|supaya|to get|to stay|di|on|dan)\b|[.!,]", re.IGNORECASE)
_CHANNELS = frozenset({
    "account", "akun", "bergabung", "channel", "channels", "dapatkan", "dari", "di", "facebook", "follow", "gabung",
    "google", "group", "grup", "ikut", "ikuti", "instagram", "join", "kami", "kanal", "ke", "langganan", "news",
    "now", "official", "on", "our", "resmi", "saluran", "sekarang", "subscribe", "telegram", "the", "tiktok",
    "twitter", "us", "wa", "whatsapp", "x", "youtube",
})  # fmt: skip
"""Words of a call to follow that are not the outlet's name."""
_ALREADY_PUBLISHED = re.compile(
    r"(?i:(?:telah|sudah) (?:tayang|terbit|dimuat) (?:di|pada)|originally (?:published|appeared) (?:on|in|at)|"
    r"baca artikel(?! ini))\s+(?P<outlet>[\w.]+(?:\s[A-Z][\w.]*)*)"
)
_COPYRIGHT = re.compile(
    r"(?:copyright|hak cipta|©|\(c\))[\s:©@]*(?:\d{4})?[\s:©@-]*(?P<outlet>[\w.]+(?:\s[\w.]+){0,2})", re.I
)


@cache
def _by_alias() -> dict[str, str]:
    return {alias: name for name, aliases in _OUTLETS.items() for alias in aliases}


def known_outlet(text: str) -> str | None:
    """The outlet's own name for any way it is written ("KOMPAS.com", "detikNews", "ANTARA News"); None if unknown."""
    bare = text.strip(" .,:;-–—|/()®\"'“”")
    if outlet := _by_alias().get(bare.casefold()):
        return outlet
    return next((name for name, channel in _OWN_CHANNELS if channel.fullmatch(bare)), None)


def named_outlet(text: str) -> str | None:
    """A known outlet, or an unknown one that writes itself as a web address ("IHRAM.CO.ID")."""
    bare = text.strip(" .,:;-–—|/()®")
    return known_outlet(bare) or (bare if _DOMAIN.fullmatch(bare) else None)


def outlet_of_url(url: str) -> str | None:
    """The known outlet a page's address belongs to."""
    labels = (urlsplit(url).hostname or "").split(".")
    return next((name for i in range(len(labels)) if (name := _by_alias().get(".".join(labels[i:])))), None)


def _followed(line: str) -> str | None:
    """X of "Follow WhatsApp Channel X untuk update berita" and its kind: the capitalised words that name no channel."""
    opening = _FOLLOW.match(line)
    purpose = _PURPOSE.search(line, opening.end()) if opening else None
    if purpose is None:
        return None
    words = [word.strip("\"“”'") for word in line[: purpose.start()].split()]
    name = [word for word in words if word.casefold() not in _CHANNELS]
    joined = " ".join(name)
    if outlet := named_outlet(joined):
        return outlet
    is_name = 0 < len(name) <= 3 and all(word[:1].isupper() for word in name) and len(name) < len(words) - 1
    return joined if is_name else None


def outlet_of_notice(line: str) -> str | None:
    """The outlet that a line of furniture names as its own: a call to follow it, a notice of origin or copyright."""
    if match := _ALREADY_PUBLISHED.search(line):
        return named_outlet(match["outlet"])
    if match := _COPYRIGHT.match(line):
        words = match["outlet"].split()
        return next((name for n in range(len(words), 0, -1) if (name := known_outlet(" ".join(words[:n])))), None)
    return _followed(line)
