"""Offices as they are written: that of a question, and those by which a sentence calls who is named in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

import regex

from retrieval.answering.evidence import Asked
from retrieval.domain import Span
from retrieval.language.acronyms import LONG_FORMS
from retrieval.language.calendar_words import alternatives
from retrieval.language.countries import country_spans
from retrieval.language.kinship import share_words
from retrieval.language.terms import terms

_ASKED = re.compile(
    r"\b(?:siapa(?:kah)?|who(?: is|'s| was| are| were))\s+(?:nama\s+|the\s+)?(?!(?:yang|saja|dia|ia|mereka)\b)(\w+)",
    re.I,
)
OFFICES = frozenset(
    """
    bupati ceo deputi direktur dirjen dirut dubes duta gubernur jaksa kanselir kapolda kapolres kapolri kepala ketua
    komandan komisaris manajer menag mendag mendagri menhan menhub menkes menkeu menlu menpora mensos mentan menteri
    panglima paus pelatih pemimpin perdana pimpinan presiden rektor sekjen sekretaris wagub wakil wali
    walikota wamen wapres
    ambassador chairman chancellor coach commander director governor leader manager mayor minister pope president prime
    secretary
    """.split()
)
"""Words that an office begins with, which is seldom spoken of in other words; "pencipta" and "pemenang" are none."""
_BEHIND = 2
"""Terms behind an office, one of which is what it is of: "gubernur DKI Jakarta"."""
_ONLY_A_TITLE = regex.compile(r"(?:[\s,]++|\(\s*\p{Lu}[\w\s.]*+\)|\p{Lu}[\w.&/-]*+(?<!\p{Ll}\.)|dan\b(?!\s*$))*+")
"""What stands between an office and who holds it: what it is of, short forms, ranks; no verb, and no sentence ends."""
_APART = regex.compile(r",?\s+(?:selaku|sebagai|yang menjabat(?: sebagai)?|adalah|the)\s+")
"""What stands between a name and the office that its bearer is said to hold."""
_TITLED = regex.compile(rf"\b(?i:{alternatives(OFFICES)})\b(?:\s+(?:\p{{Lu}}\S*|dan))*+[\s,]*$|,\s*$")
"""A title before a name."""
_COMMA = regex.compile(r"(?:,\s*|\s+)(?:the\s+)?")
"""What may stand there as well, unless the name has a title before it: of "Ketua, Rina Sari, Direktur, Budi" each is of
who comes next."""
_UP_TO_A_BREAK = regex.compile(r"[^,.;()]*")
_AT_HOME = frozenset(terms("Indonesia RI", "id"))
"""The country of whose offices a question speaks that names none."""
_SIDES = frozenset(terms("utara selatan barat timur tengah tenggara", "id"))
"""Of countries and provinces of one name, each by its side: Korea Selatan is not Korea Utara."""
_BESIDE = (
    "wakil|deputi|calon|asisten|staf ahli|staf khusus|utusan khusus|utusan|penasihat|penasihat khusus|ajudan|istri|"
    "vice|deputy|assistant|envoy|adviser|advisor|wife"
)
"""What makes another office of one, right before it; `_BEFORE` too, unless the question is of another time."""
TERMS_BESIDE = frozenset(terms(_BESIDE.replace("|", " "), "id"))
_BEFORE = "mantan|bekas|eks|former|ex"
_OF_THE_PAST = re.compile(
    r"\d|\b(?:saat(?! ini)|ketika|waktu|pertama|dulu|dahulu|sebelum\w*|lalu|pernah|was|were|first|before|previous)\b",
    re.IGNORECASE,
)
"""In a question of another time, which whoever held the office then may answer."""
_SAID_OF_THE_HOLDER = re.compile(
    r"\s(?:yang|pada|saat|ketika|dalam|tahun|periode|sekarang|kini|untuk|who|that|in|on|when|now)\b|\(", re.IGNORECASE
)
"""What follows the office in a question; in brackets stands what a follow-up leaves out."""
_IN_TWO_WORDS = re.compile(r"\b(wali)(kota)\b", re.IGNORECASE)
_OF_THE_CAPITAL = re.compile(r"\bDKI\s+(?=Jakarta\b)", re.IGNORECASE)


def holds(asked: Asked, sentence: str, answer: Span, language: str) -> bool:
    """Whether who is named in a sentence is called by the office that is asked for, right before or behind the name, of
    no other country than the question says."""
    return bool(titles_of(asked, sentence, answer, language))


def titles_of(asked: Asked, sentence: str, answer: Span, language: str) -> list[str]:
    """The titles with that office by which an answer is called."""
    question = asked.question.text
    word = office_asked(question)
    if word not in OFFICES or not asked.speaks(language):
        return []
    offices = _offices_in(question, word, sentence)
    if not offices:
        return []
    pattern, before = office_pattern(question, word), sentence[: answer.start]
    # Nearest first: behind "Presiden Prabowo dan Wakil Presiden" stands no president.
    ahead = [office for office in reversed(offices) if office.end() <= answer.start]
    nearest = takewhile(lambda found: not found["other"], ahead)
    titles = [before[found.start() :] for found in nearest if _ONLY_A_TITLE.fullmatch(before, found.end())]
    titled = _TITLED.search(before)
    behind = _APART.match(sentence, answer.end) or (None if titled else _COMMA.match(sentence, answer.end))
    if behind and (found := pattern.match(sentence, behind.end())) and not found["other"]:
        titles += _UP_TO_A_BREAK.findall(sentence, found.start())[:1]
    return [each for each in titles if _is_title_of(asked, each, language) and not is_abroad(asked, each, language)]


def _is_title_of(asked: Asked, title: str, language: str) -> bool:
    """Whether a title is what is sought: of the same, and not of something else in its place."""
    if not share_words(language, "id"):
        return True
    sought, said = sought_in(asked.question.text, language), terms_of(title, language)[1:]
    more, other = set(said) - {*sought, *asked.weights} - _AT_HOME, set(sought[1:]) - {*said}
    return not more if len(sought) == 1 else is_of(sought[1:], said) and not (more and other)


def is_abroad(asked: Asked, text: str, language: str) -> bool:
    """Whether a title, or a sentence, names countries, and neither Indonesia nor one that the question names."""
    named = [set(terms_of(span.of(text), language)) for span in country_spans(text)]
    asked_for = asked.weights.keys() | _AT_HOME
    return bool(named) and all(asked_for.isdisjoint(each) for each in named)


def title_asked(asked: Asked) -> tuple[str, ...]:
    """The terms of the office that is asked for and of what it is of, as texts in the question's language have them;
    empty where no office is asked for, or one of a single word, which is everywhere."""
    if office_asked(asked.question.text) not in OFFICES:
        return ()
    sought = sought_in(asked.question.text, asked.language)
    title = sought[: 3 if sought[0] in TERMS_BESIDE else 2]
    return title if title[1:] else ()


@lru_cache(maxsize=256)
def office_asked(question: str) -> str | None:
    """The word that follows "siapa"; an office without its "-nya"."""
    match = _ASKED.search(question)
    if match is None:
        return None
    word = match[1].casefold()
    return word.removesuffix("nya") if word.removesuffix("nya") in OFFICES else word


@lru_cache(maxsize=256)
def _forms_of(word: str) -> tuple[str, ...]:
    """The word in full, and its short forms."""
    word = LONG_FORMS.get(word, (word,))[0]
    return (word, *(short for short, long in LONG_FORMS.items() if long[0] == word))


@lru_cache(maxsize=256)
def office_pattern(question: str, word: str) -> re.Pattern[str]:
    """Finds the word, long or short, and as `other` what makes another office of it."""
    others = _BESIDE if _OF_THE_PAST.search(question) else f"{_BESIDE}|{_BEFORE}"
    return re.compile(rf"(?P<other>\b(?:{others})[\s-])?\b(?:{alternatives(_forms_of(word))})\b", re.IGNORECASE)


@lru_cache(maxsize=256)
def _offices_in(question: str, word: str, sentence: str) -> tuple[re.Match[str], ...]:
    """Where a sentence has that word: the same for every name in it."""
    folded = sentence.casefold()
    if not any(form in folded for form in _forms_of(word)):
        return ()
    return tuple(office_pattern(question, word).finditer(sentence))


@lru_cache(maxsize=256)
def sought_in(question: str, language: str) -> tuple[str, ...]:
    """The office and what it is of: the terms from the office on, up to what is said of its holder."""
    match = _ASKED.search(question)
    return terms_of(_SAID_OF_THE_HOLDER.split(question[match.start(1) :], 1)[0], language) if match else ()


def terms_of(text: str, language: str) -> tuple[str, ...]:
    """The terms of the text, with "walikota" as the two words that it stands for, and Jakarta by its shorter name."""
    return terms(_OF_THE_CAPITAL.sub("", _IN_TWO_WORDS.sub(r"\1 \2", text)), language)


def is_of(sought: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether what stands behind an office is what it was asked to be of."""
    if sought[0] not in behind[:_BEHIND]:
        return False
    asked, said = (words[place : place + 1] for words, place in ((sought, 1), (behind, behind.index(sought[0]) + 1)))
    return asked == said or _SIDES.isdisjoint(said) or _SIDES.isdisjoint(asked)
