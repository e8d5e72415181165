"""Who wrote an article, and the lines that say so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.ingest.outlets import known_outlet, named_outlet
from retrieval.ingest.places import is_place

_AUTHOR_LABEL = (
    r"(?:penulis|reporter|pewarta|wartawan|jurnalis|kontributor|koresponden|author|pengarang|rep|teks|"
    r"laporan(?: wartawan)?|ditulis oleh|written by|reported by|oleh|by)"
)
_OTHER_LABEL = (
    r"(?:editor|penyunting|redaktur(?: pelaksana)?|red|uploader|fotografer|photographer|penerjemah|translator|sumber|"
    r"source|video editor|produser|producer|edited by|penerbit)"
)
_SEGMENT = re.compile(
    rf"(?:(?P<author>{_AUTHOR_LABEL})|(?P<other>{_OTHER_LABEL}))\b\s*(?P<colon>:)?\s*(?P<name>.*)", re.I
)
_EDITOR = re.compile(r"(?:.*\W)?(?:editor|redaktur|penyunting|red)\b", re.IGNORECASE)
_LABEL_ALONE = re.compile(rf"(?:(?P<author>{_AUTHOR_LABEL})|{_OTHER_LABEL})\s*:?", re.IGNORECASE)
_SEPARATORS = re.compile(rf"\s*[|•·;]\s*|\s+/\s*|\s*/\s+|,\s+(?=(?:{_AUTHOR_LABEL}|{_OTHER_LABEL})\s*:)", re.IGNORECASE)
_DESK = re.compile(r"(?:tim|redaksi|desk|newsroom|admin)\b.*", re.IGNORECASE)
"""Not a person: the newsroom signs as a whole."""
_FROM_PLACE = re.compile(r"(?:(?:kontributor|wartawan|koresponden)\s)?(?P<place>[^,]+), (?P<name>.+)", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:jurnalis|wartawan|reporter|kontributor|koresponden|journalist|correspondent|staf redaksi)\b.{0,40}", re.I
)
_NAME_WORD = r"(?:[^\W\d_a-z][\w.'’-]*|bin|binti|van|von|der|de|al|el|da)"
_NAME = re.compile(rf"[^\W\d_a-z][\w.'’-]*(?:\s{_NAME_WORD}){{0,4}}")
_NAMES = re.compile(rf"{_NAME.pattern}(?:(?:,\s|\s(?:dan|and|&)\s|,\s(?:dan|and)\s){_NAME.pattern}){{0,4}}")
_WIRE = re.compile(
    r"\(?(?:additional )?(?:reporting|writing|pelaporan) by .*|(?:editing|disunting) by .*", re.IGNORECASE
)
_WIRE_AUTHOR = re.compile(r"\(?reporting by (?P<name>[^;.]+)", re.IGNORECASE)
_IN_PARENTHESES = re.compile(r"\((?P<name>[^()]{4,60})\)")
_INITIALS = re.compile(r"\(?(?:[A-Za-z]{2,4}(?:/[A-Za-z]{2,4}){1,3}|[a-z]{2,4}|[A-Z]-\d{1,2})\)?")
_SIGN_OFF = re.compile(r"(?<=[.!?\"”])\s*\((?P<marks>[^()]{2,40})\)\.?\s*$")
_MARK = re.compile(r"[A-Za-z]{2,4}")
_TIME_WORDS_LEFT = re.compile(r"\s+(?:pada|on|at|diterbitkan|published)\s*$", re.IGNORECASE)
_LONGEST = 200
_LONGEST_CREDIT = 10
"""Words after a label that are no name ("Sumber: Badan Pusat Statistik dan ..."); more of them are a sentence."""


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline tells. `awaits_name` means that it is a label whose name stands on the next line; `author_follows`
    whether that name is the author's."""

    author: str | None = None
    outlet: str | None = None
    awaits_name: bool = False
    author_follows: bool = False


def is_name(text: str) -> bool:
    """Whether the text could be the names of one or several people, and is no outlet's."""
    return len(text) <= 100 and bool(_NAMES.fullmatch(text)) and known_outlet(text) is None


def _written(name: str) -> str:
    return name.title() if name.isupper() and " " in name else name


def _person(name: str) -> tuple[str, str | None]:
    """The person and the outlet behind a label: "Wartawan Tribunnews.com, A", "A, CNN Indonesia", "Jember, A"."""
    name = _TIME_WORDS_LEFT.sub("", name).strip(" .-–")
    head, _, tail = name.partition(", ")
    outlet = known_outlet(head.removeprefix("Wartawan "))
    if outlet and is_name(tail):
        return tail, outlet
    if is_name(head) and (named_outlet(tail) or _ROLE.fullmatch(tail)):
        return head, named_outlet(tail)
    match = _FROM_PLACE.fullmatch(name)
    if match and is_place(match["place"]) and is_name(match["name"]):
        return match["name"], None
    return name, None


def _labelled(line: str) -> Byline | None:
    """ "Reporter: A | Editor: B", "Oleh A", "Rep: A / Red: B"."""
    parts = [part.strip() for part in _SEPARATORS.split(line) if part.strip()]
    segments = [match for part in parts if (match := _SEGMENT.fullmatch(part))]
    if not segments or len(segments) < len(parts):
        return None
    author = outlet = None
    for segment in segments:
        name, of_outlet = _person(segment["name"])
        outlet = outlet or of_outlet
        if is_name(name):
            if segment["author"] and not _DESK.fullmatch(name):
                author = author or _written(name)
        elif not segment["colon"] or len(name.split()) > _LONGEST_CREDIT or line.endswith("."):
            return None
    return Byline(author, outlet)


def _named_with_role(line: str) -> Byline | None:
    """ "A, Jurnalis", "A - detikNews", "A, CNN Indonesia"."""
    for separator in (", ", " - ", " – ", " | ", " / "):
        name, found, rest = line.partition(separator)
        if not found or not (is_name(name) or name.casefold().startswith("tim ")):
            continue
        outlet = named_outlet(rest) or named_outlet(rest.rpartition(", ")[2])
        if outlet or _ROLE.fullmatch(rest):
            last_words = named_outlet(re.split(r"[\s-]", rest)[-1])
            return Byline(_written(name) if is_name(name) and " " in name else None, outlet or last_words)
    return None


def credits_editor(line: str) -> bool:
    """Whether the line names an editor, or who reported and who edited, as lines below an article do."""
    return bool(_EDITOR.match(line) or _WIRE.fullmatch(line))


def read_byline(line: str) -> Byline | None:
    """What a line says of who wrote the article; None when it is no byline. Dates must have been taken out before."""
    line = line.replace(" ,", ",")
    if not line or len(line) > _LONGEST or line.endswith(("?", "!")):
        return None
    if match := _LABEL_ALONE.fullmatch(line):
        return Byline(awaits_name=True, author_follows=bool(match["author"]))
    if _WIRE.fullmatch(line):
        wire = _WIRE_AUTHOR.match(line)
        return Byline(wire["name"].strip() if wire and is_name(wire["name"].strip()) else None)
    if outlet := named_outlet(line):
        return Byline(outlet=outlet)
    return _labelled(line) or _named_with_role(line)


def signature(line: str) -> Byline | None:
    """What a line at the end of an article tells: "(Susi Susanti)", "DINI TEJA", "(abc/def)"; None for other lines."""
    if match := _IN_PARENTHESES.fullmatch(line):
        name, _, agency = match["name"].strip().partition("/")
        if is_name(name) and " " in name and (not agency or named_outlet(agency)):
            return Byline(_written(name), named_outlet(agency))
    if _INITIALS.fullmatch(line):
        return Byline()
    bare = line.strip(" -–—")
    words = bare.split()
    if bare.isupper() and is_name(bare) and 2 <= len(words) <= 4 and all(len(word) > 1 for word in words):
        return Byline(_written(bare))
    return None


def _are_initials(marks: str) -> bool:
    """Initials, the agencies that a report is from, or both: "abc/def", "AFP/OKI", "Antara"."""
    parts = marks.split("/")
    from_agency = known_outlet(parts[0]) is not None and all(known_outlet(p) or _MARK.fullmatch(p) for p in parts[1:])
    return from_agency or bool(_INITIALS.fullmatch(marks))


def without_initials(paragraph: str) -> str:
    """The paragraph without the agency and the initials of writer and editor at its end: "... kata dia. (abc/def)"."""
    match = _SIGN_OFF.search(paragraph, max(0, len(paragraph) - 60))
    return paragraph[: match.start()] if match and _are_initials(match["marks"]) else paragraph
