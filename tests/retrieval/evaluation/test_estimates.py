"""Figures and the intervals around them."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from retrieval.evaluation.estimates import Estimate, auroc, mean, percentile, rate


def test_a_mean_lies_inside_an_interval_that_shrinks_with_more_observations() -> None:
    few, many = mean([0.0, 1.0] * 10), mean([0.0, 1.0] * 1000)
    assert few is not None
    assert many is not None
    assert (few.value, few.n, many.value, many.n) == (0.5, 20, 0.5, 2000)
    assert 0.2 <= few.low < many.low < 0.5 < many.high < few.high <= 0.8
    # The normal approximation of a share of 2,000: 1.96 * sqrt(0.25 / 2000).
    assert many.high - many.value == pytest.approx(0.0219, abs=0.003)


def test_the_same_observations_give_the_same_interval_every_time() -> None:
    assert mean([0.1, 0.9, 0.4]) == mean([0.1, 0.9, 0.4])
    assert mean([1.0, 1.0]) == Estimate(1.0, 1.0, 1.0, 2)


def test_without_observations_there_is_no_figure() -> None:
    assert mean([]) is None
    assert percentile([], 50) is None
    assert rate([], []) is None
    assert auroc([], []) is None


def test_percentiles_and_rates_are_of_all_observations_together() -> None:
    median, whole = percentile([10.0, 20.0, 90.0], 50), rate([10, 30], [1.0, 3.0])
    assert median is not None
    assert (median.value, median.low, median.high) == (20.0, 10.0, 90.0)
    assert whole == Estimate(10.0, 10.0, 10.0, 2)


def test_the_area_is_the_share_of_pairs_in_the_right_order_and_ties_count_half() -> None:
    # Pairs: (0.9, 0.5) and (0.9, 0.2) right, (0.5, 0.5) a tie, (0.5, 0.2) right.
    area = auroc([True, True, False, False], [0.9, 0.5, 0.5, 0.2])
    assert area is not None
    assert area.value == pytest.approx(3.5 / 4)
    assert area.n == 4
    assert auroc([True, True], [0.1, 0.2]) is None


def test_the_area_is_the_one_that_scikit_learn_computes() -> None:
    random = np.random.default_rng(7)
    labels, scores = random.random(200) < 0.3, np.round(random.random(200), 1)
    area = auroc(labels.tolist(), scores.tolist())
    assert area is not None
    assert area.value == pytest.approx(roc_auc_score(labels, scores))


def test_scores_of_one_group_are_drawn_together() -> None:
    labels, scores = [True, False] * 30, [0.9, 0.1] * 30
    scores[1] = 0.95
    together = auroc(labels, scores, groups=[number // 2 for number in range(60)])
    assert together is not None
    assert together.n == 30
    assert together.value == pytest.approx(1 - 30 / 900)
    assert together.high == 1.0
