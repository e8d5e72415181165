"""The answer itself: true quotes with their citations, or a declined answer with what is nearest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from retrieval.answering.choosing import may_have_several, statements
from retrieval.answering.confidence import confidence
from retrieval.answering.evidence import Asked
from retrieval.answering.reading import Choice
from retrieval.domain import Answer, Passage, Reason

NEAREST = 3
"""Articles that are named where none answers."""
_ALSO_READ = 5
"""Choices after the first that may be stated as well."""


def nearest(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The best passage of each of the nearest articles."""
    first: dict[int, Passage] = {}
    for passage in passages:
        first.setdefault(passage.article.id, passage)
    return tuple(first.values())[:NEAREST]


def compose(asked: Asked, choices: Sequence[Choice], threshold: float) -> Answer:
    """Answer by the choices, best first; decline below the threshold of confidence."""
    if not choices:
        return Answer(asked.question, asked.language, (), 0.0, Reason.NOTHING_FITS)
    best, near = choices[0], nearest(choice.passage for choice in choices)
    sure = confidence(asked, best, choices)
    if sure < threshold:
        return Answer(asked.question, asked.language, (), sure, Reason.NOTHING_FITS, near)
    enough, more = max(threshold, sure / 2), choices[1 : 1 + _ALSO_READ] if may_have_several(asked) else ()
    others = [each for each in more if confidence(asked, each, choices) >= enough]
    stated = statements(asked, [best, *others])
    return Answer(asked.question, asked.language, stated, sure, None, near)
