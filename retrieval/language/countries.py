"""Countries by their names in the languages that Kabar speaks: those of CLDR (Babel), and those of newspapers."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from retrieval.domain import Span
from retrieval.language.calendar_words import alternatives

_LOCALES = ("id", "ms", "en")
_IN_NEWSPAPERS = """
Amerika|AS|Britain|Britania Raya|Burma|Ceko|Cekoslowakia|Cina|England|Hongkong|Inggris|Jordania|Korsel|Korut|Macedonia|
Makedonia|Myanmar|Palestina|Palestine|Papua Niugini|RI|RRC|RRT|Siria|Skotlandia|Timor Timur|Turki|UEA|UK|Uni Soviet|
US|USA|Vatikan|Wales|Yugoslavia
"""
"""Short and older names, and countries that are none of their own in CLDR."""


@cache
def country_names() -> frozenset[str]:
    """Those of CLDR."""
    territories = (Locale(code).territories.items() for code in _LOCALES)
    # Regions of the world have numbers for codes.
    return frozenset(str(name) for each in territories for code, name in each if code.isalpha())


@cache
def _countries() -> re.Pattern[str]:
    names = country_names() | {name.strip() for name in _IN_NEWSPAPERS.split("|")}
    return re.compile(rf"(?<!\w)(?:{alternatives(map(re.escape, names))})(?!\w)")


def country_spans(text: str) -> list[Span]:
    """Where the text names a country, in order."""
    return [Span(*match.span()) for match in _countries().finditer(text)]


def country_at(text: str, start: int) -> Span | None:
    """The country that the text names from here on."""
    match = _countries().match(text, start)
    return Span(*match.span()) if match else None


def is_country(name: str) -> bool:
    """Whether a country bears this name, and no more stands there."""
    return _countries().fullmatch(name) is not None
