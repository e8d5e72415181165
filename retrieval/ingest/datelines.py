"""The dateline before a report's first words: "JAKARTA, KOMPAS.com - ", "Jakarta (ANTARA) - ", "JAKARTA -- "."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.ingest.outlets import known_outlet, named_outlet
from retrieval.ingest.places import is_place

_DASH = r"\s*(?:-{1,3}|[–—])+\s*"
_PLACE = r"[^\W\d_][\w.,'’/ -]{1,60}?"
_AGENCY = re.compile(rf"(?P<place>{_PLACE})\s*\((?P<outlet>[^()]{{2,40}})\)(?:{_DASH}|:\s*)(?=\S)")
_PLACE_OUTLET = re.compile(rf"(?P<place>{_PLACE}),\s*(?P<outlet>[\w.]+(?:\s[\w.]+){{0,2}}?){_DASH}(?=\S)")
_OUTLET_PLACE = re.compile(rf"(?P<outlet>[\w.]+(?:\s[\w.]+){{0,2}}?)\s?[,–—-]\s?(?P<place>{_PLACE}){_DASH}(?=\S)")
_OUTLET_ALONE = re.compile(rf"(?P<outlet>[\w-]+(?:\.[\w-]+)+){_DASH}(?=\S)")
_OUTLET_PLACE_BARE = re.compile(
    r"(?P<outlet>[\w-]+\.(?:com|co\.id|id|co)),\s(?P<place>(?:(?:Bandar|Banda|New|Kuala|Los|San|Tanjung|Pangkal|Hong|Tel|"
    r"Abu|Sri|Palangka|Port|Den|Labuan|Nusa)\s)?[A-Z][\w'’.]+)\s(?=[\"“'A-Z])"
)
_BEFORE_DASH = re.compile(
    r"(?P<place>[^\W\d_][\w.,'’/ ]{2,40}?)(?:\s+-{1,3}\s*|\s*-{2,3}\s*|\s*[–—]+\s*)(?=[\"“'‘A-Z])"
)
_BEFORE_COLON = re.compile(r"(?P<place>[A-Z][A-Z.'’ ]{2,30}[A-Z])\s?:\s+(?=[\"“'‘A-Z])")
_GLUED = re.compile(r"(?P<place>[A-Z]{2,}(?: [A-Z]{2,}){0,2}?)(?=[A-Z][a-z]+[\s,])")
_SURE_CAPITALS = 5
"""A name in so many capitals before a dash or glued to a word is a dateline; a shorter one may be an abbreviation
(NATO, PSSI), so it must be a known place."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stood before the report, split off. `outlet` is the one it names; `report` is the paragraph without it."""

    outlet: str | None
    report: str


def _is_capitals(place: str) -> bool:
    return place.isupper() and sum(map(str.isalpha, place)) >= _SURE_CAPITALS


def _is_known(place: str) -> bool:
    """A place, with a region or a date after it at most ("Mataram, NTB", "KUALA LUMPUR, 24 Mac")."""
    return is_place(place) or is_place(place.split(",")[0]) or is_place(place.split("/")[0])


def _names_outlet(paragraph: str) -> Dateline | None:
    for pattern in (_AGENCY, _PLACE_OUTLET, _OUTLET_PLACE, _OUTLET_PLACE_BARE, _OUTLET_ALONE):
        match = pattern.match(paragraph)
        outlet = named_outlet(match["outlet"].split("/")[0]) if match else None
        if match and outlet:
            return Dateline(outlet, paragraph[match.end() :])
    agency = _AGENCY.match(paragraph)
    if agency and agency["outlet"].isupper() and (_is_known(agency["place"]) or _is_capitals(agency["place"])):
        return Dateline(known_outlet(agency["outlet"]), paragraph[agency.end() :])
    return None


def _names_place(paragraph: str) -> Dateline | None:
    match = _BEFORE_DASH.match(paragraph)
    if match and (_is_known(match["place"]) or _is_capitals(match["place"])):
        return Dateline(None, paragraph[match.end() :])
    match = _BEFORE_COLON.match(paragraph)
    if match and _is_known(match["place"]):
        return Dateline(None, paragraph[match.end() :])
    match = _GLUED.match(paragraph)
    if match and (is_place(match["place"]) or _is_capitals(match["place"])):
        return Dateline(None, paragraph[match.end() :])
    return None


def split_dateline(paragraph: str) -> Dateline:
    """Split the dateline off a report's first paragraph. What has none comes back as it is."""
    return _names_outlet(paragraph) or _names_place(paragraph) or Dateline(None, paragraph)
