"""The two fits behind `answering/coefficients.json`: which sentence answers, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from retrieval.answering.coefficients import Linear

Numbers: TypeAlias = NDArray[np.float64]

_RIDGE = 1e-3
"""Strength of the regularisation of weights, over features of unit variance."""
_LOOSE = 10.0
"""Inverse strength of it for confidence."""


@dataclass(frozen=True, slots=True)
class Contest:
    """The sentences read for one question: their features, shape (sentences, features), and which of them answer."""

    features: Numbers
    answers: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Choices that were made: their features, shape (choices, features), whether each answers, and what it counts."""

    features: Numbers
    right: NDArray[np.bool_]
    weights: Numbers


def named(names: Sequence[str], intercept: float, values: Iterable[float]) -> Linear:
    return Linear(
        round(intercept, 3), {name: round(float(value), 3) for name, value in zip(names, values, strict=True)}
    )


def fit_contests(contests: Sequence[Contest], names: Sequence[str]) -> Linear:
    """The weights of a conditional logit (McFadden 1974): of all sentences of a question, those that answer share the
    probability exp(score) / sum of exp(scores), which is made as large as can be. Contests nobody wins are left out."""
    from scipy.optimize import minimize

    won = [contest for contest in contests if contest.answers.any()]
    spread = np.vstack([contest.features for contest in won]).std(axis=0) + 1e-9
    matrix = np.vstack([contest.features for contest in won]) / spread
    answers = np.concatenate([contest.answers for contest in won])
    lengths = [len(contest.answers) for contest in won]
    starts = np.cumsum([0, *lengths[:-1]])
    owners = np.repeat(np.arange(len(won)), lengths)

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        scores = matrix @ weights
        shares = np.exp(scores - np.maximum.reduceat(scores, starts)[owners])
        all_of, right_of = np.add.reduceat(shares, starts), np.add.reduceat(shares * answers, starts) + 1e-30
        gradient = (shares / all_of[owners] - shares * answers / right_of[owners]) @ matrix / len(won)
        missed = np.log(all_of) - np.log(right_of)
        return float(missed.mean() + _RIDGE * weights @ weights), gradient + 2 * _RIDGE * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return named(names, 0.0, found.x / spread)


def fit_confidence(outcomes: Outcomes, names: Sequence[str]) -> Linear:
    """A logistic regression of whether a choice answers."""
    from sklearn.linear_model import LogisticRegression

    mean, spread = outcomes.features.mean(axis=0), outcomes.features.std(axis=0) + 1e-9
    model = LogisticRegression(C=_LOOSE, max_iter=5000)
    model.fit((outcomes.features - mean) / spread, outcomes.right, sample_weight=outcomes.weights)
    weights = model.coef_[0] / spread
    return named(names, float(model.intercept_[0] - weights @ mean), weights)
