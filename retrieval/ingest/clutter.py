"""Lines and phrases that belong to the page, not to the article.

The furniture of news portals is known by its form, never by its place on the page: a call to read something else, a
button, a credit, a notice. A whole sentence that happens to begin with such a word ("Baca juga buku itu, kata guru.")
is no furniture.
"""

from __future__ import annotations

import re

from retrieval.ingest import furniture

_LIST_ITEM = re.compile(r"(?:\d{1,2}[.)]|•|[-*–]\s)\s*\S")
_SENTENCE_END = re.compile(r"[.!?…。！？।][\"”’'»)\]]*$")


def is_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return bool(_SENTENCE_END.search(line[-8:]))


def is_list_item(line: str) -> bool:
    """Whether the line begins as an item of a list does: with a number, a dash or a bullet."""
    return bool(_LIST_ITEM.match(line))


def _calls_to_read(line: str) -> bool:
    if match := furniture.READ_OTHER.match(line):
        # "Baca juga: ..." is always a call; "Baca: ..." may open a sentence, and then ends as one.
        return bool(match["also"] or match["list"]) or not is_sentence(line.rstrip("?!"))
    if furniture.HERE.fullmatch(line):
        return True
    return bool(furniture.READ_ALSO.match(line)) and not is_sentence(line)


def is_heading_of_links(line: str) -> bool:
    """Whether the line heads a list of other articles, of tags or of comments."""
    return len(line) <= furniture.LONGEST and bool(furniture.HEADING.fullmatch(line))


def is_caption(line: str) -> bool:
    """Whether the line is the caption or the credit of a picture."""
    if len(line) > furniture.LONGEST:
        return False
    return bool(furniture.IMAGE.fullmatch(line) or furniture.CREDIT.fullmatch(line))


def interrupts(line: str) -> bool:
    """Whether the line is furniture that portals put between two paragraphs: an advertisement, a call to read on, a
    picture. The article may go on after it."""
    if len(line) > furniture.LONGEST:
        return False
    if furniture.PHRASE.search(line) or furniture.BRACKETED.fullmatch(line):
        return True
    return _calls_to_read(line) or is_caption(line)


def is_clutter(line: str) -> bool:
    """Whether the line is page furniture as a whole, wherever on the page it stands."""
    if len(line) > furniture.LONGEST:
        return False
    wholly = (furniture.WHOLE_LINE, furniture.HEADING, furniture.NOTICE, furniture.CRUMBS)
    if any(pattern.fullmatch(line) for pattern in wholly) or furniture.FOLLOW.match(line):
        return True
    if furniture.TAGS.fullmatch(line) and not line.endswith("."):
        return True
    return interrupts(line)


def without_inline_clutter(line: str) -> str:
    """The line without the furniture inside it, which a text keeps when its line breaks were lost."""
    return " ".join(furniture.INLINE.sub(" ", line).split())


def is_lost_call(sentence: str) -> bool:
    """Whether a sentence inside a paragraph is a call to read another article. Where the next sentence was glued to its
    headline that one is given up too: better silent than to quote a headline as this article's word."""
    if len(sentence) > furniture.LONGEST:
        return False
    return bool(furniture.LOST_CALL.match(sentence)) or _calls_to_read(sentence)


def ends_article(line: str) -> bool:
    """Whether what the line says stands at the end of pages only: the copyright, the comments, the most read."""
    return len(line) <= furniture.LONGEST and bool(furniture.END.fullmatch(line))
