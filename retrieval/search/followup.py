"""Follow-up questions: "Kalau Rusia?", "siapa dia?", "and in 2021?" with the words that they leave out.

No language model. A question leans on the turns before it when it is short, opens with a connective, points at what it
does not name, or speaks of a thing of theirs. There are two ways to fill it in, the surer one first:

    swapped   the earlier question with one element replaced, when the new turn holds nothing but an element: a year
              for a year, a name for a name, "di Polandia" for "di perbatasan timur"
    joined    the new question, then in brackets the words of the questions before it and a few of the last answer

Of an answer only its names are added, and the words it repeats, which are what it is about. The rest of it stands in
the passage that is known already, and would find nothing else. What a question continues ends with the last one that
stands alone, so that no topic is dragged into the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, islice, takewhile

import regex

from retrieval.domain import Conversation
from retrieval.language.calendar_words import DAY_NAMES, MONTH_NUMBERS, alternatives
from retrieval.language.stopwords import ENGLISH, MALAYIC
from retrieval.language.terms import terms

_FROM_QUESTIONS, _FROM_ANSWER = 8, 4
"""Words that are carried over at most."""
_SHORT, _SHORT_AFTER_OPENING, _SHORT_OTHERWISE = 2, 4, 7
"""Own words up to which a question leans: for its shortness alone, behind a connective, for another sign."""

_WORD = regex.compile(r"\p{N}+(?:[.,:/]\p{N}+)*|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{M}]+)*")
_SENTENCE_END = regex.compile(r"[.?!]\s+")
_END = " \t\r\n?!.,;:"
_QUESTION_WORDS = frozenset(
    """
    apa apakah siapa siapakah kapan kapankah bila bilakah mana manakah dimana dimanakah kemana kemanakah dmn berapa
    berapakah seberapa brp mengapa mengapakah kenapa kenapakah knp bagaimana bagaimanakah gimana gmn who whom whose what
    which when where why how
    """.split()
)
_VERBS_FIRST = frozenset("is are was were do does did can could will would should has have had".split())
"""What opens an English question that has no question word."""
_POINTERS = frozenset(
    """
    dia ia beliau mereka itu tersebut tsb tadi tuh begitu gitu situ sana
    it its he him his she her hers they them their theirs that those this these there one ones other others another
    else same
    """.split()
)
_HIS = regex.compile(r"(?<=\w{3})nya$")
_NOT_HIS = frozenset(
    """
    hanya tanya punya biasanya akhirnya misalnya sebelumnya sebenarnya rupanya adanya lainnya khususnya umumnya
    sebaiknya seharusnya sepenuhnya terjadinya selanjutnya berikutnya seluruhnya semuanya setidaknya sedikitnya
    sekurang-kurangnya satu-satunya tentunya
    """.split()
)
"""Words in "-nya" that point at nothing."""
_FUNCTION_WORDS = MALAYIC | ENGLISH | _QUESTION_WORDS | _POINTERS
_OPENING = regex.compile(
    r"""^\W*(?:(?:nah|oke|ok|ya|lho|okay|well|wow|so|no|bukan|tidak|maksud\s+(?:saya|aku)|i\s+meant?)\b\W*)*
    (?P<connective>
        (?:(?:kalau|kalo|klo|lalu|terus|trus|dan|tapi|tetapi|atau|and|but|then|or)\b\W*)*
        (?:(?:(?:bagaimana|gimana|macam\s?mana)(?:\s+pula)?\s+(?:dengan|dgn|kalau|kalo|untuk|soal)|(?:what|how)\s+about)
            \b\W*)?)
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
"""What ties a question to the turn before it; all of it may be missing."""

_BARE_DATES = (DAY_NAMES - {"minggu"}) | {month for month in MONTH_NUMBERS if len(month) > 3} | {"mei"}
"""Days and months that are no other word: not "may", nor "minggu", a week."""
_DATE = regex.compile(
    rf"""(?:\b\d{{1,2}}(?:\s+(?:{alternatives(MONTH_NUMBERS)})\b|/\d{{1,2}}\b)|\b(?:{alternatives(_BARE_DATES)})\b)
        (?:[\s/]+(?:19|20)\d\d\b)?
    | \b(?:kemarin|sekarang|besok|hari\s+ini|(?:tahun|bulan|minggu|pekan)\s+(?:lalu|ini|depan))\b
    | \b(?:yesterday|today|tomorrow|now|(?:last|this|next)\s+(?:year|month|week))\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")
_AMOUNT = regex.compile(r"\b\d+(?:[.,]\d+)*\s?\p{L}+")
_TIMES_AND_AMOUNTS = (_DATE, _YEAR, _AMOUNT)
_PLACE = regex.compile(
    r"\b(?P<how>di|ke|dari|pada|in|at|from|near)\s+(?P<what>[\p{L}\p{M}\p{N}-]+(?:\s[\p{L}\p{M}\p{N}-]+){0,3})",
    regex.IGNORECASE,
)
_NAME = regex.compile(r"(?<=[^\s.?!,]\s)(?!I\b)\p{Lu}[\p{L}\p{M}\p{N}-]*(?:\s\p{Lu}[\p{L}\p{M}\p{N}-]*)*")
"""Capitalised words in a row, the first of them not the first of the sentence."""
_NAME_OF_SEVERAL = regex.compile(r"\p{Lu}[\p{L}\p{M}\p{N}-]+(?:\s\p{Lu}[\p{L}\p{M}\p{N}-]+)+")
_GOVERNED = regex.compile(r"\b(?:di|ke|dari|pada|untuk|in|at|from|to|near|for)\s+$", regex.IGNORECASE)
_COMMON_NOUN = regex.compile(r"(?!(?:di|me|ber|ter)\p{Ll}{4})\p{Ll}[\p{Ll}\p{M}-]*")
"""A word in small letters that does not begin as Indonesian verbs do."""


@dataclass(frozen=True, slots=True)
class _Topic:
    """What a conversation is about at the moment."""

    question: str = ""
    """The latest question, filled in."""
    asked: tuple[str, ...] = ()
    """The questions since the last one that stood alone, that one first."""
    answer: str = ""
    """To the latest question."""


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _own(text: str) -> list[str]:
    """The words of the text that carry a subject."""
    carrying = (word for word in _WORD.findall(text) if word.casefold() not in _FUNCTION_WORDS)
    return [word for word in carrying if len(word) > 1 or word.isdigit()]


def _without_opening(text: str) -> tuple[str, bool]:
    """The text behind its connective, and whether it has one."""
    match = _OPENING.match(text)
    rest = text[match.end() :].strip(_END) if match else ""
    return rest or text.strip(_END), bool(match and match.group("connective").strip())


# Whether a question leans


def _points_back(text: str) -> bool:
    """Whether it points at something, and no name stands before the pointer that could be meant."""
    named = _NAME.search(text)
    for match in _WORD.finditer(text):
        word = match.group().casefold()
        if word in _POINTERS or (_HIS.search(word) and word not in _NOT_HIS):
            return not (named and named.start() < match.start())
    return False


def _leans(text: str) -> bool:
    rest, opened = _without_opening(_SENTENCE_END.split(text.strip())[-1])
    own, named = len(_own(rest)), _NAME.search(rest)
    if opened and own <= _SHORT_AFTER_OPENING:
        return True
    return (own <= _SHORT and not named) or (own <= _SHORT_OTHERWISE and _points_back(rest))


def _takes_up(text: str, topic: _Topic, language: str) -> bool:
    """Whether it speaks of what was said before, and does not just ask the last question again."""
    own, asked = _own(text), _own(topic.asked[-1])
    said, last, known = (set(terms(" ".join(each), language)) for each in (own, asked, (*topic.asked, topic.answer)))
    return 0 < len(own) <= _SHORT_OTHERWISE and not known.isdisjoint(said) and not said.issuperset(last)


def _is_element(text: str, earlier: str) -> bool:
    """Whether the text is but one thing, to be asked about as the earlier question asks about another."""
    rest, opened = _without_opening(text)
    own, words = _own(rest), _words(rest)
    if not own or words[0] in _VERBS_FIRST or _points_back(rest):
        return False
    if asking := _QUESTION_WORDS.intersection(words):
        # "Polandia berapa?" after "berapa diplomat Rusia?"
        return len(own) <= _SHORT and asking == {words[-1]} and words[-1] in _words(earlier)
    return len(own) <= (_SHORT_AFTER_OPENING if opened else _SHORT)


# The earlier question about another element


def _put(text: str, span: tuple[int, int], element: str) -> str:
    return f"{text[: span[0]]}{element}{text[span[1] :]}"


def _length(words: Sequence[str]) -> int:
    """How many of the words belong to the first of them: names to a name, other words up to a function word."""
    capital = bool(words) and words[0][:1].isupper()
    ends = (n for n, word in enumerate(words) if word.casefold() in _FUNCTION_WORDS or (capital and word.islower()))
    return next(ends, len(words))


def _for_a_place(element: str, earlier: str) -> str | None:
    there = _PLACE.match(element)
    for place in reversed(list(_PLACE.finditer(earlier))) if there else ():
        words = place.group("what").split()
        length = _length(words)
        if there and length and place.group("how").casefold() == there.group("how").casefold():
            end = place.start("what") + len(" ".join(words[:length]))
            return _put(earlier, (place.start(), end), element)
    return None


def _for_its_like(element: str, earlier: str) -> str | None:
    """What begins with the same word: "dolar Singapura" for "dolar Australia", "yang luka" for "yang tewas"."""
    new, old = _words(element), list(_WORD.finditer(earlier))
    heads = [n for n, word in enumerate(old) if word.group().casefold() == new[0]]
    rest = old[heads[-1] : heads[-1] + len(new)][1:] if heads else []
    length = _length([word.group() for word in rest])
    return _put(earlier, (old[heads[-1]].start(), rest[length - 1].end()), element) if length else None


def _for_a_name(element: str, earlier: str) -> str | None:
    """What a preposition governs is rather a place: of "tentara NATO di Polandia", "Rusia" takes the place of NATO."""
    if not all(word[0].isupper() for word in _own(element)):
        return None
    names = list(_NAME.finditer(earlier))
    free = [name for name in names if not _GOVERNED.search(earlier[: name.start()])]
    return _put(earlier, (free or names)[-1].span(), element) if names else None


def _for_a_noun(element: str, earlier: str) -> str | None:
    """Of several common nouns behind the question word, the last: "harga bensin" for "harga solar"."""
    behind = dropwhile(lambda word: word.group().casefold() not in _QUESTION_WORDS, _WORD.finditer(earlier))
    nouns = list(takewhile(lambda word: _COMMON_NOUN.fullmatch(word.group()), islice(behind, 1, None)))
    nouns = list(takewhile(lambda word: _own(word.group()), nouns))
    return _put(earlier, nouns[-1].span(), element) if len(nouns) > 1 and _own(element.split()[0]) else None


def _swapped(text: str, topic: _Topic) -> str:
    """What has no counterpart in the earlier question is added to it."""
    parts = _without_opening(text)[0].split()
    element = " ".join(part for part in parts if not _QUESTION_WORDS.intersection(_words(part))).strip(_END)
    question = topic.question.strip(_END)
    for pattern in _TIMES_AND_AMOUNTS:
        new, old = pattern.search(element), list(pattern.finditer(question))
        if new and old:
            question = _put(question, old[-1].span(), new.group())
            element = _put(element, new.span(), "").strip(_END)
    if not _own(element):
        return f"{question}?"
    # What was joined is no sentence whose nouns could be told.
    sentence = topic.question == topic.asked[-1]
    rules = [_for_a_place, _for_its_like, _for_a_name, *([_for_a_noun] if sentence else [])]
    timed = any(pattern.search(element) for pattern in _TIMES_AND_AMOUNTS)
    others = (rule(element, question) for rule in rules if not timed)
    return f"{next(filter(None, others), f'{question} {element}')}?"


# The new question with words from before


def _oftenest(words: Sequence[str], around: str, language: str, most: int) -> list[str]:
    """At most so many of the words, in order and none twice: those that come most often around here."""
    once = list({word.casefold(): word for word in words}.values())
    counts = Counter(terms(around, language))
    often = {word: max((counts[term] for term in terms(word, language)), default=0) for word in once}
    best = set(sorted(once, key=lambda word: -often[word])[:most])
    return [word for word in once if word in best]


def _telling(answer: str, language: str) -> list[str]:
    """The words of the answer's names, and those that it repeats."""
    names = [match.group() for finder in (_NAME, _NAME_OF_SEVERAL) for match in finder.finditer(answer)]
    named = [word for word in _own(" ".join(names)) if word.casefold() not in _BARE_DATES]
    counts = Counter(terms(answer, language))
    repeated = [word for word in _own(answer) if any(counts[term] > 1 for term in terms(word, language))]
    return [*named, *repeated]


def _asking_for(text: str, earlier: str) -> list[str]:
    """The earlier question's question word, where a few words ask without one: "berapa" for "lebarnya?"."""
    asks = _QUESTION_WORDS.union(_VERBS_FIRST).intersection(_words(text))
    return [word for word in _words(earlier) if word in _QUESTION_WORDS and not asks and len(_own(text)) <= _SHORT][:1]


def _joined(text: str, topic: _Topic, language: str) -> str:
    own, before = _without_opening(text)[0], " ".join(topic.asked)
    if _YEAR.search(own):
        before = _YEAR.sub(" ", before)
    said = set(terms(own, language))
    asked = [word for word in _own(before) if said.isdisjoint(terms(word, language))]
    said.update(terms(before, language))
    answered = [word for word in _telling(topic.answer, language) if said.isdisjoint(terms(word, language))]
    carried = _oftenest(asked, f"{before} {topic.answer}", language, _FROM_QUESTIONS)
    carried += _oftenest(answered, topic.answer, language, _FROM_ANSWER)
    whole = " ".join([*_asking_for(own, topic.question), own])
    return f"{whole} ({' '.join(carried)})?" if carried else f"{whole}?"


def _next(text: str, topic: _Topic, language: str) -> _Topic | None:
    """The topic as the question goes on with it; None when it stands alone."""
    leans = _leans(text)
    if not topic.question.strip() or not (leans or _takes_up(text, topic, language)):
        return None
    if leans and _is_element(text, topic.question):
        question = _swapped(text, topic)
        return _Topic(question, (*topic.asked[:-1], question))
    return _Topic(_joined(text, topic, language), (*topic.asked, text))


def expanded(text: str, language: str, conversation: Conversation) -> str | None:
    """The question with the words that it leaves out, taken from the turns before it; None when it stands alone.

    `language` is that of the question. What is returned holds every word of it that carries a subject.
    """
    topic = _Topic()
    for turn in conversation.turns:
        then = _next(turn.question, topic, language) or _Topic(turn.question, (turn.question,))
        topic = _Topic(then.question, then.asked, turn.answer)
    found = _next(text, topic, language)
    return found.question if found and not set(_words(text)).issuperset(_words(found.question)) else None
