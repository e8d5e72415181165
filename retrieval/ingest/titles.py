"""Headlines: which line is one, and what stands in for one that is missing."""

from __future__ import annotations

import re

from retrieval.ingest.clutter import is_list_item
from retrieval.ingest.outlets import named_outlet
from retrieval.language.sentences import sentence_spans

LONGEST_MADE = 90
"""Characters of a title made from a sentence, the ellipsis included."""
_LONGEST_HEADLINE = 200
_MANY_SENTENCES = 120
_SITE_SUFFIX = re.compile(r"\s+(?:[-–—|•·]|::)\s+(?P<site>[^-–—|•·:]{2,40})$")


def could_be_headline(line: str) -> bool:
    """Headlines are one line, no item of a list, end without a full stop and lead into nothing."""
    bare = line.rstrip("\"”'’)»")
    if len(line) > _LONGEST_HEADLINE or (bare.endswith((".", ",", ";", ":")) and not bare.endswith("..")):
        return False
    return not (is_list_item(line) or (len(line) > _MANY_SENTENCES and ". " in line))


def without_site(headline: str) -> tuple[str, str | None]:
    """The headline without the outlet's name that the browser's tab adds ("... - Kompas.com"), and that outlet.

    Marks of emphasis around it go too."""
    headline = headline.strip("*_# ") or headline
    match = _SITE_SUFFIX.search(headline)
    outlet = named_outlet(match["site"]) if match else None
    return (headline[: match.start()], outlet) if match and outlet else (headline, None)


def title_from(text: str, language: str) -> str:
    """A title for a text that has none: its first sentence, cut between words to at most 90 characters."""
    spans = sentence_spans(text, language)
    sentence = " ".join(spans[0].of(text).split()) if spans else text.strip()
    sentence = sentence if sentence.endswith("..") else sentence.removesuffix(".") or sentence
    if len(sentence) <= LONGEST_MADE:
        return sentence
    cut = sentence[:LONGEST_MADE].rfind(" ")
    return sentence[: cut if cut > 0 else LONGEST_MADE - 1].rstrip(" ,;:-–—") + "…"
