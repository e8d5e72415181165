"""From a folder to figures that were told beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from retrieval import RetrievalSettings
from retrieval.embedding.cache import EmbeddingCache
from retrieval.evaluation.datasets import DataSet, read_data_set
from retrieval.evaluation.estimates import Estimate
from retrieval.evaluation.harness import Plan, evaluate
from retrieval.evaluation.report import Figures, Report, reliability_bins
from tests.embedding import HashingEmbedder
from tests.retrieval.evaluation.rows import CROPS, harvests

FIVE_OF_SIX = 0.833333
Measure = Callable[..., Report]


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[EmbeddingCache]:
    with closing(EmbeddingCache(HashingEmbedder(), tmp_path / "cache")) as cache:
        yield cache


@pytest.fixture
def data(tmp_path: Path) -> DataSet:
    return read_data_set(harvests(tmp_path / "panen"))


@pytest.fixture
def measure(tmp_path: Path, cache: EmbeddingCache, data: DataSet) -> Measure:
    def one(plan: Plan, threshold: float = 0.0, data: DataSet = data) -> Report:
        return evaluate(data, RetrievalSettings(data_dir=tmp_path, answer_threshold=threshold), cache, plan)

    return one


def value(figures: Figures, name: str) -> tuple[float, int]:
    figure = figures[name]
    assert figure is not None
    assert figure.low <= figure.value <= figure.high
    return round(figure.value, 6), figure.n


def _words_like(id: str) -> str:
    """Thirty words that no other id has."""
    return " ".join(chr(ord("a") + number % 15) * (1 + number // 15) + id.removeprefix("p-") for number in range(30))


def test_ranking_counts_the_questions_that_know_their_passages(measure: Measure) -> None:
    report = measure(Plan(timed=0))
    assert list(report.ranking) == ["kabar"]
    figures = report.ranking["kabar"]
    assert list(figures) == ["hit@1", "hit@5", "hit@10", "MRR@10", "nDCG@10"]
    # Five of six are first; the sixth is labelled with another crop's passage, which is found, too.
    assert value(figures, "hit@1") == (FIVE_OF_SIX, 6)
    assert value(figures, "hit@10") == (1.0, 6)
    assert report.differences == {}


def test_baselines_rank_the_same_questions_and_are_compared_one_by_one(measure: Measure) -> None:
    report = measure(Plan(baselines=True, timed=0))
    names = ["dense", "lexical", "rrf", "min-max", "self-gating"]
    assert list(report.ranking) == ["kabar", *names]
    assert list(report.differences) == names
    ours, theirs = (report.ranking[name]["MRR@10"] for name in ("kabar", "lexical"))
    assert ours is not None
    assert theirs is not None
    assert value(report.differences["lexical"], "MRR@10") == (round(ours.value - theirs.value, 6), 6)
    # What the archive does is self-gating, as long as nothing better is found.
    assert {figures["hit@1"].n for figures in report.ranking.values() if figures["hit@1"]} == {6}


def test_answers_are_judged_by_their_first_statement_and_its_highlight(measure: Measure) -> None:
    report = measure(Plan(timed=0))
    for row in ("answered questions", "all questions"):
        assert value(report.answering[row], "containment") == (FIVE_OF_SIX, 6)
        assert value(report.answering[row], "exact match") == (FIVE_OF_SIX, 6)
        assert value(report.answering[row], "token F1") == (FIVE_OF_SIX, 6)


def test_the_threshold_decides_who_is_declined_and_leaves_the_rest_as_it_is(measure: Measure) -> None:
    everything, nothing = measure(Plan(timed=0), 0.0), measure(Plan(timed=0), 1.0)
    assert value(everything.declined, "answerable") == (0.0, 6)
    assert value(nothing.declined, "answerable") == (1.0, 6)
    assert value(nothing.declined, "answerable, the statement right") == (1.0, 5)
    assert value(nothing.declined, "unanswerable") == (1.0, 1)
    assert nothing.answering["answered questions"]["containment"] is None
    assert nothing.answering["all questions"] == everything.answering["all questions"]
    assert nothing.ranking == everything.ranking
    assert nothing.auroc == everything.auroc


def test_confidence_tells_what_has_no_answer(measure: Measure) -> None:
    assert value(measure(Plan(timed=0)).auroc, "answerable against unanswerable") == (1.0, 7)


def test_each_question_is_asked_again_with_its_passages_hidden(measure: Measure, data: DataSet) -> None:
    report = measure(Plan(uncovered=True, timed=0), 0.3)
    assert report.declined["covered"] == report.declined["answerable"]
    assert value(report.declined, "uncovered")[1] == 6
    assert report.auroc["covered against uncovered"] is not None
    assert sum(each.n for each in report.reliability["as asked"]) == 7
    # All passages are near copies of each other, so that hiding one hides all: nothing is left to state.
    assert "with uncovered questions" not in report.reliability
    apart = {id: replace(row, text=f"{row.text} {_words_like(id)}") for id, row in data.corpus.items()}
    report = measure(Plan(uncovered=True, timed=0), 0.3, replace(data, corpus=apart))
    assert sum(each.n for each in report.reliability["with uncovered questions"]) == 13


def test_a_question_that_an_unlabelled_passage_answers_is_told_apart(measure: Measure, data: DataSet) -> None:
    apart = {id: replace(row, text=f"{row.text} {_words_like(id)}") for id, row in data.corpus.items()}
    again = replace(apart["p-kopi"], id="p-lagi", text=f"{data.corpus['p-kopi'].text} {_words_like('p-lagi')}")
    report = measure(Plan(uncovered=True, timed=0), 0.3, replace(data, corpus={**apart, again.id: again}))
    assert value(report.declined, "uncovered")[1] == 6
    assert value(report.declined, "uncovered, nothing else answering")[1] == 5
    assert report.auroc["the same, nothing else answering"] != report.auroc["covered against uncovered"]


def test_without_labels_there_are_shares_declined_and_times_all_the_same(measure: Measure, data: DataSet) -> None:
    bare = replace(data, questions=tuple(replace(each, relevant={}, answers=()) for each in data.questions))
    report = measure(Plan(baselines=True, uncovered=True, timed=3), 1.0, bare)
    assert report.ranking["kabar"]["MRR@10"] is None
    assert report.answering["all questions"]["containment"] is None
    assert value(report.declined, "answerable") == (1.0, 6)
    assert value(report.speed, "question p99, ms")[1] == 3


def test_times_are_taken_with_the_model_itself_and_only_when_wanted(measure: Measure) -> None:
    report = measure(Plan(timed=4))
    assert value(report.speed, "question p50, ms")[1] == 4
    speed = report.speed["passages per second"]
    assert speed is not None
    assert speed.value > 0
    assert set(measure(Plan(timed=0)).speed.values()) == {None}


def test_a_limit_takes_a_part_of_the_questions_and_all_of_the_passages(measure: Measure) -> None:
    setup = measure(Plan(limit=2, timed=0)).setup
    assert (setup.questions, setup.passages, setup.paragraphs, setup.refused) == (2, len(CROPS), len(CROPS), ())
    assert (setup.name, setup.language, setup.question_language, setup.model) == ("panen", "id", "id", "hashing")


def test_a_second_run_gives_the_same_figures(measure: Measure) -> None:
    plan = Plan(baselines=True, uncovered=True, timed=0)
    assert measure(plan) == measure(plan)


def test_every_step_is_told(tmp_path: Path, cache: EmbeddingCache, data: DataSet) -> None:
    steps: dict[str, tuple[int, int]] = {}
    evaluate(
        data,
        RetrievalSettings(data_dir=tmp_path),
        cache,
        Plan(uncovered=True, timed=1),
        lambda what, done, total: steps.update({what: (done, total)}),
    )
    assert steps == {
        "passages": (6, 6),
        "questions": (7, 7),
        "rankings": (6, 6),
        "uncovered questions": (6, 6),
        "timed questions": (1, 1),
    }


def test_bins_compare_confidence_with_the_share_that_was_right() -> None:
    bins = reliability_bins([0.0, 0.1, 0.19, 0.3, 0.7, 1.0, 0.95], [False, False, True, True, False, True, True])
    assert [each.n for each in bins] == [1, 2, 0, 1, 0, 0, 0, 1, 0, 2]
    assert (bins[1].low, bins[1].high) == (0.1, 0.2)
    assert bins[1].confidence == pytest.approx(0.145)
    assert bins[1].right is not None
    assert bins[1].right.value == 0.5
    assert bins[9].right == Estimate(1.0, 1.0, 1.0, 2)
    assert (bins[2].confidence, bins[2].right) == (None, None)
