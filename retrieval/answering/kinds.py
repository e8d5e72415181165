"""What kind of thing a question asks for, told by its question word. Indonesian, Malay and English."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """What an answer has to hold."""

    NUMBER = "number"
    PERSON = "person"
    TIME = "time"
    PLACE = "place"
    NAME = "name"
    TEXT = "text"


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


_THING = (
    r"nama|negara|kota|provinsi|kabupaten|kecamatan|desa|pulau|daerah|bandara|perusahaan|partai|organisasi|lembaga|"
    r"badan|klub|tim|universitas|film|produk|merek|merk|kepanjangan|suku|bahasa|mata uang|syarikat|negeri|parti"
)
_NUMBER = _any(
    r"berapa(?:kah)?", "brp", r"how (?:many|much|old|long|far|tall|big|high|often|large|fast|deep)", "jumlah apa",
    r"(?:what|which) (?:percentage|percent|number|amount|share|proportion|price|age|size)",
)  # fmt: skip
_TIME = _any(
    r"kapan(?:kah)?", r"bila(?:kah)?", "when", r"(?:tahun|tanggal|hari|bulan|jam|pukul|tarikh|abad) (?:berapa|apa|mana)(?:kah)?",
    r"(?:what|which) (?:year|date|day|month|time|century)", r"sejak kapan(?:kah)?",
)  # fmt: skip
_PLACE = _any(
    r"di ?mana(?:kah)?", r"ke ?mana(?:kah)?", r"dari mana(?:kah)?", "where", "dmn",
    r"di (?:negara|kota|provinsi|kabupaten|kecamatan|desa|pulau|daerah|wilayah) (?:apa|mana)(?:kah)?",
    r"(?:in|at) (?:what|which) (?:city|country|town|place|state|province|region|island)",
)  # fmt: skip
_PERSON = _any(r"siapa(?:kah)?", "who", "whom", "whose")
_NAME = _any(
    rf"(?:{_THING}) (?:apa|mana)(?:kah)?", rf"apa(?:kah)? (?:{_THING})", r"(?:yang )?manakah", "which",
    r"what (?:is|was|are|were) the names?", r"what (?:country|city|company|party|team|language|film|movie|book|organi[sz]ation)",
)  # fmt: skip
_ORDER = ((Kind.TIME, _TIME), (Kind.NUMBER, _NUMBER), (Kind.PLACE, _PLACE), (Kind.PERSON, _PERSON), (Kind.NAME, _NAME))


def kind_of(question: str) -> Kind:
    """The kind of the question; TEXT when any sentence may answer it (why, how, whether, what)."""
    for kind, pattern in _ORDER:
        if pattern.search(question):
            return kind
    return Kind.TEXT
