"""The production archive over a data set: `archive.search` and `archive.ask` themselves, and what they are worth.

Quality is measured over cached vectors; time is measured apart, on a fixed sample of questions and of passages that the
model embeds anew.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from retrieval.embedding.cache import EmbeddingCache
from retrieval.evaluation.baselines import BASELINES
from retrieval.evaluation.bench import Bench, Response, benched, drawn
from retrieval.evaluation.datasets import DataSet, LabelledQuestion
from retrieval.evaluation.estimates import Estimate, percentile, rate
from retrieval.evaluation.figures import (
    AskedTwice,
    answering,
    declined,
    difference,
    ranking_figures,
    reliability,
    separation,
)
from retrieval.evaluation.measures import ranking_scores
from retrieval.evaluation.near_copies import NearCopies
from retrieval.evaluation.report import Figures, Report, Rows, Setup
from retrieval.settings import RetrievalSettings

OnStep = Callable[[str, int, int], None]
"""Told what is being done, how many times it was, and how many times it will be."""

OURS = "kabar"
_PARAGRAPHS_TIMED = 128
_ROWS_TOGETHER = 16
"""As many as the archive embeds at once."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure: of how many questions, whether the baselines too, whether each question again with what answers
    it hidden, and how many questions to time (none: no passages either)."""

    limit: int | None = None
    baselines: bool = False
    uncovered: bool = False
    timed: int = 100


def evaluate(
    data: DataSet,
    settings: RetrievalSettings,
    cache: EmbeddingCache,
    plan: Plan,
    on_step: OnStep = lambda _what, _done, _total: None,
) -> Report:
    """Measure an archive with these settings on the data set."""
    questions, rows = drawn(data.questions, plan.limit), len(data.corpus)
    with benched(settings, cache) as bench:
        bench.take_in(data.corpus.values(), lambda done: on_step("passages", done, rows))
        responses = [bench.response(each) for each in _counted(questions, "questions", on_step)]
        rankings = _rankings(bench, questions, plan, on_step)
        twice = _asked_twice(bench, data, responses, on_step) if plan.uncovered else []
        milliseconds = _timed(bench, cache, drawn(questions, plan.timed), on_step)
        refused, paragraphs = tuple(bench.refused), bench.paragraphs
    threshold = settings.answer_threshold
    languages = (data.language, data.question_language)
    setup = Setup(data.name, *languages, cache.model.name, threshold, rows, paragraphs, refused, len(questions))
    ranking, differences = _ranking_rows(_relevant(questions), rankings)
    return Report(
        setup,
        ranking,
        differences,
        answering(responses, threshold),
        declined(responses, twice, threshold),
        separation(responses, twice),
        reliability(responses, twice),
        {**_latency(milliseconds), "passages per second": _throughput(data, settings, cache) if plan.timed else None},
    )


def _counted(items: Sequence[LabelledQuestion], what: str, on_step: OnStep) -> Iterator[LabelledQuestion]:
    for done, item in enumerate(items, 1):
        yield item
        on_step(what, done, len(items))


def _relevant(questions: Sequence[LabelledQuestion]) -> dict[str, Mapping[str, int]]:
    return {each.id: each.relevant for each in questions if each.answerable and each.relevant}


def _rankings(
    bench: Bench, questions: Sequence[LabelledQuestion], plan: Plan, on_step: OnStep
) -> dict[str, dict[str, list[str]]]:
    """Ranking's name -> question -> ids of rows found, for the questions that know their relevant passages."""
    relevant = _relevant(questions)
    baselines = BASELINES if plan.baselines else {}
    rankings: dict[str, dict[str, list[str]]] = {name: {} for name in (OURS, *baselines)}
    for each in _counted([each for each in questions if each.id in relevant], "rankings", on_step):
        rankings[OURS][each.id] = bench.ranking(each)
        found = bench.baseline_rankings(each, baselines.values()) if baselines else []
        for name, ranking in zip(baselines, found, strict=True):
            rankings[name][each.id] = ranking
    return rankings


def _ranking_rows(
    relevant: Mapping[str, Mapping[str, int]], rankings: Mapping[str, Mapping[str, Sequence[str]]]
) -> tuple[Rows, Rows]:
    """The figures of each ranking, and what the archive's own is above each other one."""
    scores = {name: ranking_scores(relevant, found) for name, found in rankings.items()}
    others = [name for name in scores if name != OURS]
    return (
        {name: ranking_figures(list(each.values())) for name, each in scores.items()},
        {name: difference(scores[OURS], scores[name]) for name in others},
    )


def _asked_twice(bench: Bench, data: DataSet, responses: Sequence[Response], on_step: OnStep) -> list[AskedTwice]:
    relevant = _relevant([each.question for each in responses])
    copies = NearCopies(data.corpus)
    covered = {each.question.id: each for each in responses if each.question.id in relevant}
    asked = [each.question for each in covered.values()]
    return [
        AskedTwice(covered[each.id], bench.response(each, copies.of(each.relevant)))
        for each in _counted(asked, "uncovered questions", on_step)
    ]


def _timed(bench: Bench, cache: EmbeddingCache, questions: Sequence[LabelledQuestion], on_step: OnStep) -> list[float]:
    """Milliseconds from question to answer, everything embedded by the model, which is warm."""
    took = []
    with cache.bypassed():
        for each in _counted(questions, "timed questions", on_step):
            began = time.perf_counter()
            bench.answer(each)
            took.append(1000 * (time.perf_counter() - began))
    return took


def _latency(milliseconds: Sequence[float]) -> Figures:
    return {f"question p{rank}, ms": percentile(milliseconds, rank) for rank in (50, 99)}


def _throughput(data: DataSet, settings: RetrievalSettings, cache: EmbeddingCache) -> Estimate | None:
    """Paragraphs that an import takes in a second: read, embedded by the model, committed and indexed. Measured on the
    first rows, so many at a time as an import embeds together."""
    rows = iter(data.corpus.values())
    paragraphs: list[float] = []
    seconds: list[float] = []
    with benched(settings, cache) as bench, cache.bypassed():
        while bench.paragraphs < _PARAGRAPHS_TIMED and (part := list(islice(rows, _ROWS_TOGETHER))):
            before, began = bench.paragraphs, time.perf_counter()
            bench.take_in(part)
            seconds.append(time.perf_counter() - began)
            paragraphs.append(bench.paragraphs - before)
    return rate(paragraphs, seconds)
