"""Figures with the interval that the choice of questions leaves open.

Percentile bootstrap (Efron 1979): the statistic of as many questions drawn again with replacement, a thousand times;
the interval lies between the 2.5th and the 97.5th percentile. The draws are the same in every run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_DRAWS = 1000
_SEED = 20220324

Chosen = NDArray[np.int64]
"""Places of the observations that a draw took."""

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure of `n` observations with its 95% interval, `low` to `high`."""

    value: float
    low: float
    high: float
    n: int


def estimate(statistic: Callable[[Chosen], float], n: int) -> Estimate | None:
    """The statistic of all `n` observations, and its interval. None when it cannot be told: there are no observations,
    or it is not a number for all of them together. Draws for which it is none are left out."""
    if n == 0:
        return None
    value = float(statistic(np.arange(n)))
    if np.isnan(value):
        return None
    random = np.random.default_rng(_SEED)
    drawn = [float(statistic(random.integers(0, n, n))) for _ in range(_DRAWS)]
    low, high = np.nanpercentile(drawn, (2.5, 97.5))
    return Estimate(value, float(low), float(high), n)


def mean(values: Sequence[float]) -> Estimate | None:
    observed = np.asarray(values, np.float64)
    return estimate(lambda chosen: float(observed[chosen].mean()), len(observed))


def percentile(values: Sequence[float], rank: float) -> Estimate | None:
    observed = np.asarray(values, np.float64)
    return estimate(lambda chosen: float(np.percentile(observed[chosen], rank)), len(observed))


def rate(amounts: Sequence[float], seconds: Sequence[float]) -> Estimate | None:
    """What was done in all, a second of the time it took in all."""
    done, took = np.asarray(amounts, np.float64), np.asarray(seconds, np.float64)
    return estimate(lambda chosen: float(done[chosen].sum() / took[chosen].sum()), len(done))


def _area(positive: Scores, negative: Scores) -> float:
    """The share of pairs that are in the right order, ties half: Mann and Whitney's U over the number of pairs. A
    thousand draws of it take scikit-learn's `roc_auc_score` a hundred times as long."""
    if not len(positive) or not len(negative):
        return float("nan")
    below = np.sort(negative)
    ties_below = np.searchsorted(below, positive, "left") + np.searchsorted(below, positive, "right")
    return float(ties_below.mean() / (2 * len(below)))


def auroc(labels: Sequence[bool], scores: Sequence[float], groups: Sequence[int] | None = None) -> Estimate | None:
    """The area under the ROC curve: how often a score with a true label is above one with a false label, ties half.

    Scores of one group (the same question, asked twice) are drawn together; by default each is its own. None when
    either label is missing.
    """
    truth, values = np.asarray(labels, bool), np.asarray(scores, np.float64)
    group = np.arange(len(truth)) if groups is None else np.unique(np.asarray(groups), return_inverse=True)[1]
    members = [np.flatnonzero(group == each) for each in range(int(group.max()) + 1)] if len(group) else []

    def area(chosen: Chosen) -> float:
        taken = np.concatenate([members[each] for each in chosen])
        there = truth[taken]
        return _area(values[taken][there], values[taken][~there])

    return estimate(area, len(members))
