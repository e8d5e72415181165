"""What a figure measures, and what a question wants measured: so many inhabitants do not tell how large a town is.

Only what the words tell beyond doubt is compared. A figure without a known unit may measure anything.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

import regex


class Quantity(StrEnum):
    """A kind of thing that is measured in units of its own."""

    AREA = "area"
    VOLUME = "volume"
    LENGTH = "length"
    WEIGHT = "weight"
    DURATION = "duration"
    TEMPERATURE = "temperature"
    PEOPLE = "people"
    MONEY = "money"


_UNITS = {
    Quantity.AREA: r"hektare?|ha|hectares?|acres?|square \w+|\w+ persegi|k?m(?:²|2)",
    Quantity.VOLUME: r"liters?|litres?|barel|barrels?|cubic \w+|\w+ kubik|m(?:³|3)",
    Quantity.LENGTH: r"(?:kilo|senti|centi|mili)?(?:meters?|metres?)|[kcm]?m|miles?|mil",
    Quantity.WEIGHT: r"(?:kilo)?grams?|kg|tons?|tonnes?|kuintal",
    Quantity.DURATION: r"tahun|bulan|minggu|pekan|hari|jam|menit|detik|(?:year|month|week|day|hour|minute|second)s?",
    Quantity.TEMPERATURE: r"derajat|degrees?|°C?",
    Quantity.PEOPLE: r"jiwa|orang|warga|penduduk|people|inhabitants",
}
_UNIT = {kind: re.compile(rf"(?<=[\d\s])(?:{unit})(?!\w)", re.IGNORECASE) for kind, unit in _UNITS.items()}
MONEY = re.compile(r"Rp|\$|RM|€|£|dol(?:l)?ar|rupiah|ringgit|euro")
"""By what a sum of money is told."""
AGE_ASKED = re.compile(r"\b(?:umur|usia|berusia|berumur|old|age)\b", re.I)
CLOCK_ASKED = re.compile(r"\b(?:jam|pukul|what time)\b", re.I)
"""By what questions for an age and for the hour are told."""
CHANGES = (
    r"naik|turun|tumbuh|bertambah|berkurang|lompat|melonjak|anjlok|ambruk|menguat|melemah|up|down|r[io]ses?|f[ae]lls?|"
    r"gain(?:s|ed)|los(?:es|t)|drop(?:s|ped)|jump(?:s|ed)"
)
"""A pattern of the words before how much something changed by, which is not how much it is: "turun Rp 15.000"."""
_AFTER_HOW_MUCH = {
    Quantity.AREA: r"luas(?:nya)?|hektare?(?:kah)?",
    Quantity.LENGTH: r"(?:panjang|tinggi|jarak|lebar|kedalaman|ketinggian)(?:nya)?|jauh|(?:kilo)?meter(?:kah)?",
    Quantity.WEIGHT: r"(?:berat|bobot)(?:nya)?|(?:ton|kilogram|kg)(?:kah)?",
    Quantity.DURATION: r"(?:umur|usia)(?:nya)?|(?:lama|tahun|bulan|hari|jam|menit|detik)(?:kah)?",
    Quantity.TEMPERATURE: r"suhu(?:nya)?|derajat",
    Quantity.MONEY: r"(?:harga|biaya|gaji|tarif)(?:nya)?",
}
_AFTER_HOW = {Quantity.LENGTH: "far|tall|deep|wide", Quantity.WEIGHT: "heavy", Quantity.DURATION: "old|long"}
_ASKED = {
    kind: re.compile(rf"\bberapa(?:kah)?\s+(?:{words})\b|\bhow\s+(?:{_AFTER_HOW.get(kind, '(?!)')})\b", re.IGNORECASE)
    for kind, words in _AFTER_HOW_MUCH.items()
}
_STANDS_FOR = {(Quantity.AREA, Quantity.LENGTH)}
"""Square kilometres are often written without the square."""


_CHANGED_BY = regex.compile(rf"(?r)\b({CHANGES})(?:\s+(?:hingga|sampai|sebesar|sebanyak|by))?\s*", regex.IGNORECASE)
"""Read from the end of what stands before a figure."""


_COUNTED = re.compile(
    r"\b(?:berapa(?:kah)?|how (?:many|much))\s+(?:(?:jumlah|banyak|besar|total)(?:nya)?\s+)?([^\W\d]\w+)", re.IGNORECASE
)
_MEASURES = re.compile(
    r"(?:banyak|berat|besar|biaya|bobot|dalam|harga|jarak|jauh|jumlah|kali|kapasitas|kedalaman|ketinggian|kilo|lama|"
    r"lapis|lebar|luas|nilai|orang|panjang|persen|suhu|tarif|tinggi|total|uang|umur|usia|many|money|much|people|times)"
    r"(?:nya)?",
    re.IGNORECASE,
)
"""What news and headlines measure without the word: "Seberat 1,3 Ton", "Rp 5.000"."""


@lru_cache(maxsize=256)
def counted_in(question: str) -> str:
    """The word for what a question wants counted ("berapa penumpang"); "" where it counts nothing, or measures."""
    found = _COUNTED.search(question)
    return "" if found is None or _MEASURES.fullmatch(found[1]) else found[1]


def is_a_change(question: str, before: str) -> bool:
    """Whether a figure behind this stretch of a sentence tells how much something changed by, and the question does not
    ask for that."""
    found = _CHANGED_BY.match(before)
    return found is not None and found[1].casefold() not in question.casefold()


def measures_another(question: str, figure: str) -> bool:
    """Whether a figure with its unit measures something else than the question wants measured."""
    asked, found = _quantity_asked(question), _quantity_of(figure)
    return None not in (asked, found) and asked is not found and (asked, found) not in _STANDS_FOR


@lru_cache(maxsize=256)
def _quantity_asked(question: str) -> Quantity | None:
    return next((kind for kind, pattern in _ASKED.items() if pattern.search(question)), None)


def _quantity_of(figure: str) -> Quantity | None:
    if MONEY.search(figure):
        return Quantity.MONEY
    return next((kind for kind, unit in _UNIT.items() if unit.search(figure)), None)
