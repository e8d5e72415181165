"""The answer itself: true quotes with their citations, or a declined answer with what is nearest."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.answering.choosing import Choice, choose
from retrieval.answering.confidence import confidence
from retrieval.answering.evidence import Asked, EmbedPassages, competing_sentences
from retrieval.domain import Answer, Citation, Passage, Reason, Statement

_NEAREST = 3


def nearest(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The best passage of each of the nearest articles."""
    first: dict[int, Passage] = {}
    for passage in passages:
        first.setdefault(passage.article.id, passage)
    return tuple(first.values())[:_NEAREST]


def _statement(choice: Choice) -> Statement:
    sentence = choice.sentence
    citation = Citation(1, sentence.passage, sentence.text)
    return Statement(sentence.text, choice.highlight, (citation,))


def compose(asked: Asked, passages: Sequence[Passage], embed: EmbedPassages, threshold: float) -> Answer:
    """Answer from the passages, best first; decline below the threshold of confidence.

    `embed` gives the vectors of sentences, comparable to the question's.
    """
    if not passages:
        return Answer(asked.question, asked.language, (), 0.0, Reason.NOTHING_FITS)
    choices = choose(asked, competing_sentences(asked, passages, embed))
    best = choices[0]
    sure = confidence(asked, best)
    if sure < threshold:
        return Answer(asked.question, asked.language, (), sure, Reason.NOTHING_FITS, nearest(passages))
    return Answer(asked.question, asked.language, (_statement(best),), sure, None, nearest(passages))
