"""What kind of thing a question asks for, told by its question word. Indonesian, Malay and English."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    """What an answer has to hold."""

    NUMBER = "number"
    PERSON = "person"
    TIME = "time"
    PLACE = "place"
    NAME = "name"
    REASON = "reason"
    MANNER = "manner"
    TEXT = "text"


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


_THING = (
    "nama|negara|kota|provinsi|kabupaten|kecamatan|desa|pulau|daerah|bandara|perusahaan|partai|organisasi|lembaga|"
    "badan|klub|tim|universitas|film|produk|merek|merk|kepanjangan|suku|bahasa|mata uang|syarikat|negeri|parti|istilah|"
    "wilayah|stadion|aplikasi|kapal|satelit|program|undang-undang"
)
_NOT_ABOUT = "".join(
    rf"(?<!\b{preposition} )" for preposition in ("tentang", "dengan", "untuk", "atas", "dari", "soal")
)
_TYPED_PLACE = (
    "negara|kota|provinsi|kabupaten|kecamatan|desa|pulau|daerah|wilayah|stadion|gedung|negeri|sirkuit|bandara|benua|"
    "rumah sakit|hotel|pantai|gunung|sungai|danau|laut|hutan|pasar|masjid|jalan|pelabuhan|taman|sekolah|penjara"
)
_MEASURE = (
    "magnitude|price|price tag|cost|age|population|percentage|percent|number|amount|share|proportion|size|weight|"
    "height|length|distance|speed|temperature|score|fine|salary|rate"
)
_NUMBER = _any(
    r"berapa(?:kah)?",
    "brp",
    "how (?:many|much|old|long|far|tall|big|high|heavy|often|large|fast|deep|wide|strong)",
    rf"(?:what|which) (?:is|was|are|were) the (?:{_MEASURE})",
    rf"(?:what|which) (?:{_MEASURE})",
)
_TIME = _any(
    r"kapan(?:kah)?",
    "bila(?:kah)?",
    "when",
    r"(?:tahun|tanggal|hari|bulan|jam|pukul|tarikh|abad) (?:berapa|apa|mana)(?:kah)?",
    "(?:what|which) (?:year|date|day|month|time|century)",
)
_PLACE = _any(
    r"(?:di|ke|dari) ?mana(?:kah)?",
    "where",
    "dmn",
    rf"di (?:{_TYPED_PLACE}) (?:apa|mana)(?:kah)?",
    "(?:in|at) (?:what|which) (?:city|country|town|place|state|province|region|island)",
)
_PERSON = _any(r"siapa(?:kah)?", "who", "whom", "whose")
_REASON = _any(
    r"mengapa(?:kah)?", r"kenapa(?:kah)?", "knp", "why", r"apa(?:kah)? (?:sebab|penyebab|alasan|punca)(?:nya)?"
)
_MANNER = _any(r"bagaimana(?:kah)?", "gimana", "gmn", "how")
_NAME = _any(
    rf"(?:{_THING}) (?:apa|mana)(?:kah)?",
    rf"{_NOT_ABOUT}apa(?:kah)? (?:{_THING})",
    "manakah",
    "which",
    "what (?:is|was|are|were) the names?",
    "what (?:country|city|company|party|team|language|film|movie|book|organi[sz]ation)",
    # "Penghargaan apakah ...", "pelatih tim apa": a noun before the question word, not a preposition.
    rf"{_NOT_ABOUT}(?<=\w )apa(?:kah)?",
)
_ORDER = (
    (Kind.TIME, _TIME),
    (Kind.NUMBER, _NUMBER),
    (Kind.PLACE, _PLACE),
    (Kind.PERSON, _PERSON),
    (Kind.REASON, _REASON),
    (Kind.NAME, _NAME),
    (Kind.MANNER, _MANNER),
)

_CAUSES = _any(
    *"karena kerana sebab akibat akibatnya lantaran gara-gara gegara imbas buntut berkat".split(),
    *"dipicu terpicu disebabkan diakibatkan didorong".split(),
    "(?:penyebab|pemicu|alasan)(?:nya)?",
    *("because", "due to", "owing to", "caused by", "since", "after"),
)
_TOLD_OUTRIGHT = re.compile(r"\W*(?:penyebab|pemicu|alasan|sebab)(?:nya)?\b", re.IGNORECASE)
_OUTRIGHT, _PURPOSE = 1.5, 0.25
"""How much of a reason such a sentence is, and a purpose. Of the 89 questions for reasons of IDK-MRC that have an
answer 41 are given it so, and 39 were when each was one."""
_CAUSE_ASKED = _any("(?:sebab|penyebab|punca)(?:nya)?", "causes?", "caused")
_PURPOSES = _any(*"untuk agar supaya demi".split(), "in order to", "so that")
_MANNERS = _any(
    *"dengan melalui lewat secara menggunakan memakai caranya melewati by through using via".split(),
)


@lru_cache(maxsize=256)
def kind_of(question: str) -> Kind:
    """The kind of the question; TEXT when any sentence may answer it (whether, what)."""
    for kind, pattern in _ORDER:
        if pattern.search(question):
            return kind
    return Kind.TEXT


def says_why_or_how(question: str, sentence: str) -> float:
    """1 for a sentence with the words by which the reasons or manners are given that the question asks for, more where
    it begins with telling one ("Penyebabnya ..."), less where it only tells a purpose, which most sentences with
    "untuk" do of something else; 0 for any other."""
    kind = kind_of(question)
    if kind is Kind.MANNER:
        return float(bool(_MANNERS.search(sentence)))
    if kind is not Kind.REASON:
        return 0.0
    if _CAUSES.search(sentence):
        return _OUTRIGHT if _TOLD_OUTRIGHT.match(sentence) else 1.0
    return 0.0 if _CAUSE_ASKED.search(question) else _PURPOSE * bool(_PURPOSES.search(sentence))
