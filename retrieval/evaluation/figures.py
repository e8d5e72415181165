"""From what came back to figures: right or wrong, answered or declined, and how sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from retrieval.evaluation.bench import Response
from retrieval.evaluation.estimates import Estimate, auroc, mean
from retrieval.evaluation.measures import RankingScores, exact_match, holds, token_f1
from retrieval.evaluation.report import Bin, Figures, Rows, reliability_bins

_MEASURES = {"hit_1": "hit@1", "hit_5": "hit@5", "hit_10": "hit@10", "rr_10": "MRR@10", "ndcg_10": "nDCG@10"}

_NOTHING_ELSE = "nothing else answering"


@dataclass(frozen=True, slots=True)
class AskedTwice:
    """The responses to a question as it is, and with its passages and their near copies hidden."""

    covered: Response
    uncovered: Response


def ranking_figures(scores: Sequence[RankingScores]) -> Figures:
    return {
        _MEASURES[field.name]: mean([getattr(each, field.name) for each in scores]) for field in fields(RankingScores)
    }


def difference(ours: Mapping[str, RankingScores], theirs: Mapping[str, RankingScores]) -> Figures:
    return {_MEASURES["rr_10"]: mean([ours[id].rr_10 - theirs[id].rr_10 for id in ours])}


def _is_right(response: Response) -> bool:
    """Whether the first statement holds an accepted answer; where nothing answers, no statement does."""
    return response.question.answerable and holds(response.statement, response.question.answers)


def _is_answered(response: Response, threshold: float) -> bool:
    return bool(response.statement) and response.confidence >= threshold


def _is_labelled(response: Response) -> bool:
    """Whether it can be told right from wrong: there are accepted answers, or nothing answers."""
    return bool(response.question.answers) or not response.question.answerable


def answering(responses: Sequence[Response], threshold: float) -> Rows:
    every = [each for each in responses if each.question.answerable and each.question.answers]
    answered = [each for each in every if _is_answered(each, threshold)]
    return {
        name: {
            "containment": mean([float(_is_right(each)) for each in group]),
            "exact match": mean([exact_match(each.highlight, each.question.answers) for each in group]),
            "token F1": mean([token_f1(each.highlight, each.question.answers) for each in group]),
        }
        for name, group in (("answered questions", answered), ("all questions", every))
    }


def declined(responses: Sequence[Response], twice: Sequence[AskedTwice], threshold: float) -> Figures:
    groups = {
        "answerable": [each for each in responses if each.question.answerable],
        "answerable, the statement right": [each for each in responses if _is_right(each)],
        "unanswerable": [each for each in responses if not each.question.answerable],
        "covered": [each.covered for each in twice],
        "uncovered": [each.uncovered for each in twice],
        f"uncovered, {_NOTHING_ELSE}": [each.uncovered for each in _nothing_else(twice)],
    }
    return {
        name: mean([float(not _is_answered(each, threshold)) for each in group])
        for name, group in groups.items()
        if group
    }


def separation(responses: Sequence[Response], twice: Sequence[AskedTwice]) -> Figures:
    """How often a question that the archive can answer makes it surer than one that it cannot."""
    figures: dict[str, Estimate | None] = {}
    if any(not each.question.answerable for each in responses):
        truth, sure = [each.question.answerable for each in responses], [each.confidence for each in responses]
        figures["answerable against unanswerable"] = auroc(truth, sure)
    for name, group in (("covered against uncovered", twice), (f"the same, {_NOTHING_ELSE}", _nothing_else(twice))):
        if group:
            sure = [response.confidence for each in group for response in (each.covered, each.uncovered)]
            # Both of a question are drawn together, for they are not independent.
            groups = [number for number, _ in enumerate(group) for _ in range(2)]
            figures[name] = auroc([True, False] * len(group), sure, groups)
    return figures


def _nothing_else(twice: Sequence[AskedTwice]) -> list[AskedTwice]:
    """Those without the questions that a passage which nobody labelled answers, so that they were not uncovered."""
    return [each for each in twice if not _is_right(each.uncovered)]


def reliability(responses: Sequence[Response], twice: Sequence[AskedTwice]) -> dict[str, tuple[Bin, ...]]:
    labelled = [each for each in responses if _is_labelled(each) and each.statement]
    sure, right = [each.confidence for each in labelled], [_is_right(each) for each in labelled]
    tables = {"as asked": reliability_bins(sure, right)} if labelled else {}
    hidden = [each.uncovered for each in twice if each.uncovered.statement and each.uncovered.question.answers]
    if hidden:
        # A near copy may still be there, so that a hidden passage does not make a statement wrong by itself.
        both = [*sure, *(each.confidence for each in hidden)], [*right, *map(_is_right, hidden)]
        tables["with uncovered questions"] = reliability_bins(*both)
    return tables
