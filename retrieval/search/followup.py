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

import regex

from retrieval.domain import Conversation
from retrieval.language.terms import terms
from retrieval.search.swapping import swapped
from retrieval.search.turn_words import (
    BARE_DATES,
    NAME,
    POINTERS,
    QUESTION_WORDS,
    VERBS_FIRST,
    WORD,
    YEAR,
    own_words,
    without_opening,
    words_of,
)

_FROM_QUESTIONS, _FROM_ANSWER = 8, 4
"""Words that are carried over at most."""
_SHORT, _SHORT_AFTER_OPENING, _SHORT_OTHERWISE = 2, 4, 7
"""Own words up to which a question leans: for its shortness alone, behind a connective, for another sign."""

_SENTENCE_END = regex.compile(r"[.?!]\s+")
_HIS = regex.compile(r"(?<=\w{3})nya$")
_NOT_HIS = frozenset(
    """
    hanya tanya punya biasanya akhirnya misalnya sebelumnya sebenarnya rupanya adanya lainnya khususnya umumnya
    sebaiknya seharusnya sepenuhnya terjadinya selanjutnya berikutnya seluruhnya semuanya setidaknya sedikitnya
    sekurang-kurangnya satu-satunya tentunya
    """.split()
)
"""Words in "-nya" that point at nothing."""
_NAME_OF_SEVERAL = regex.compile(r"\p{Lu}[\p{L}\p{M}\p{N}-]+(?:\s\p{Lu}[\p{L}\p{M}\p{N}-]+)+")


@dataclass(frozen=True, slots=True)
class _Topic:
    """What a conversation is about at the moment."""

    question: str = ""
    """The latest question, filled in."""
    asked: tuple[str, ...] = ()
    """The questions since the last one that stood alone, that one first."""
    answer: str = ""
    """To the latest question."""


# Whether a question leans


def _points_back(text: str) -> bool:
    """Whether it points at something, and no name stands before the pointer that could be meant."""
    named = NAME.search(text)
    for match in WORD.finditer(text):
        word = match.group().casefold()
        if word in POINTERS or (_HIS.search(word) and word not in _NOT_HIS):
            return not (named and named.start() < match.start())
    return False


def _leans(text: str) -> bool:
    rest, opened = without_opening(_SENTENCE_END.split(text.strip())[-1])
    own, named = len(own_words(rest)), NAME.search(rest)
    if opened and own <= _SHORT_AFTER_OPENING:
        return True
    return (own <= _SHORT and not named) or (own <= _SHORT_OTHERWISE and _points_back(rest))


def _takes_up(text: str, topic: _Topic, language: str) -> bool:
    """Whether it speaks of what was said before, and does not just ask the last question again."""
    own, asked = own_words(text), own_words(topic.asked[-1])
    said, last, known = (set(terms(" ".join(each), language)) for each in (own, asked, (*topic.asked, topic.answer)))
    return 0 < len(own) <= _SHORT_OTHERWISE and not known.isdisjoint(said) and not said.issuperset(last)


def _is_element(text: str, earlier: str) -> bool:
    """Whether the text is but one thing, to be asked about as the earlier question asks about another."""
    rest, opened = without_opening(text)
    own, words = own_words(rest), words_of(rest)
    if not own or words[0] in VERBS_FIRST or _points_back(rest):
        return False
    if asking := QUESTION_WORDS.intersection(words):
        # "Polandia berapa?" after "berapa diplomat Rusia?"
        return len(own) <= _SHORT and asking == {words[-1]} and words[-1] in words_of(earlier)
    return len(own) <= (_SHORT_AFTER_OPENING if opened else _SHORT)


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
    names = [match for finder in (NAME, _NAME_OF_SEVERAL) for match in finder.finditer(answer)]
    # "Korea" begins a sentence, and is still the first word of "Korea Selatan".
    in_order = " ".join(match.group() for match in sorted(names, key=regex.Match.start))
    named = [word for word in own_words(in_order) if word.casefold() not in BARE_DATES]
    counts = Counter(terms(answer, language))
    repeated = [word for word in own_words(answer) if any(counts[term] > 1 for term in terms(word, language))]
    return [*named, *repeated]


def _asking_for(text: str, earlier: str) -> list[str]:
    """The earlier question's question word, where a few words ask without one: "berapa" for "lebarnya?"."""
    asks = QUESTION_WORDS.union(VERBS_FIRST).intersection(words_of(text))
    return [
        word for word in words_of(earlier) if word in QUESTION_WORDS and not asks and len(own_words(text)) <= _SHORT
    ][:1]


def _joined(text: str, topic: _Topic, language: str) -> str:
    own, before = without_opening(text)[0], " ".join(topic.asked)
    if YEAR.search(own):
        before = YEAR.sub(" ", before)
    said = set(terms(own, language))
    asked = [word for word in own_words(before) if said.isdisjoint(terms(word, language))]
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
        question = swapped(text, topic.question, sentence=topic.question == topic.asked[-1])
        return _Topic(question, (*topic.asked[:-1], question))
    return _Topic(_joined(text, topic, language), (*topic.asked, text))


@dataclass(frozen=True, slots=True)
class FilledIn:
    """A follow-up with the words that it leaves out. Where it asks what the earlier question asks about another thing,
    `gone` is what stands in that one alone and `come` what stands in this one alone: "NATO" and "Rusia"."""

    text: str
    gone: str = ""
    come: str = ""


def filled_in(text: str, language: str, conversation: Conversation) -> FilledIn | None:
    """The question with the words that it leaves out, taken from the turns before it; None when it stands alone.

    `language` is that of the question. What is returned holds every word of it that carries a subject.
    """
    topic = _Topic()
    for turn in conversation.turns:
        then = _next(turn.question, topic, language) or _Topic(turn.question, (turn.question,))
        topic = _Topic(then.question, then.asked, turn.answer)
    found = _next(text, topic, language)
    if found is None or set(words_of(text)).issuperset(words_of(found.question)):
        return None
    if found.question != found.asked[-1]:
        return FilledIn(found.question)
    old, new = topic.question, found.question
    return FilledIn(new, _alone(old, new), _alone(new, old))


def _alone(text: str, other: str) -> str:
    """The words that carry a subject in the text and do not stand in the other."""
    known = words_of(other)
    return " ".join(word for word in own_words(text) if word.casefold() not in known)
