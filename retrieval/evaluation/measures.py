"""When an answer is right, and how near a highlight comes to the accepted words.

Texts are compared as written, apart from how they are written: NFKC, case folded, punctuation apart, each number in one
spelling ("40.000" and "40,000" are "40000", "5,2" is "5.2"). Nothing that takes knowledge is done: "40 ribu" and "tiga"
stay what they are, and so do accents, affixes and articles.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

from retrieval.language.terms import canonical_number

_TOKEN = regex.compile(r"(?P<number>\p{Nd}+(?:[.,]\p{Nd}+)*)|[\p{L}\p{M}]+")


def answer_tokens(text: str) -> list[str]:
    """The words and numbers of a text in the one form in which answers are compared."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return [
        canonical_number(match.group()) if match.group("number") else match.group() for match in _TOKEN.finditer(folded)
    ]


def holds(text: str, answers: Sequence[str]) -> bool:
    """Whether the tokens of an accepted answer stand in the text, in order and side by side."""
    within = f" {' '.join(answer_tokens(text))} "
    return any(tokens and f" {' '.join(tokens)} " in within for tokens in map(answer_tokens, answers))


def exact_match(text: str, answers: Sequence[str]) -> float:
    """1.0 when the text is one of the accepted answers, token by token."""
    tokens = answer_tokens(text)
    return float(bool(tokens) and any(tokens == answer_tokens(answer) for answer in answers))


def _f1(tokens: Sequence[str], accepted: Sequence[str]) -> float:
    shared = (Counter(tokens) & Counter(accepted)).total()
    return 2 * shared / (len(tokens) + len(accepted)) if shared else 0.0


def token_f1(text: str, answers: Sequence[str]) -> float:
    """The harmonic mean of the shares of tokens that text and answer have in common, for the answer that fits best
    (Rajpurkar et al. 2016, SQuAD)."""
    tokens = answer_tokens(text)
    return max((_f1(tokens, answer_tokens(answer)) for answer in answers), default=0.0)


@dataclass(frozen=True, slots=True)
class RankingScores:
    """How well one question's ranking is: a hit among the first 1, 5, 10; the reciprocal rank of the first hit within
    10; the normalised discounted cumulative gain of 10, over the grades."""

    hit_1: float
    hit_5: float
    hit_10: float
    rr_10: float
    ndcg_10: float


def ranking_scores(
    relevant: Mapping[str, Mapping[str, int]], rankings: Mapping[str, Sequence[str]]
) -> dict[str, RankingScores]:
    """The scores of each question's ranking, computed by ir-measures. `relevant` gives each question the grades of its
    passages, `rankings` the passages found, best first; a question without a ranking has found nothing."""
    from ir_measures import RR, Qrel, ScoredDoc, Success, iter_calc, nDCG

    names = {Success @ 1: "hit_1", Success @ 5: "hit_5", Success @ 10: "hit_10", RR @ 10: "rr_10", nDCG @ 10: "ndcg_10"}
    qrels = [Qrel(question, id, grade) for question, grades in relevant.items() for id, grade in grades.items()]
    run = [
        ScoredDoc(question, id, -float(rank))
        for question, ranking in rankings.items()
        if question in relevant
        for rank, id in enumerate(ranking)
    ]
    values: dict[str, dict[str, float]] = {question: dict.fromkeys(names.values(), 0.0) for question in relevant}
    for measured in iter_calc(list(names), qrels, run):
        values[measured.query_id][names[measured.measure]] = float(measured.value)
    return {question: RankingScores(**scores) for question, scores in values.items()}
