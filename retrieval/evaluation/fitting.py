"""The two fits behind `answering/coefficients.json`: which sentence answers, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from retrieval.answering.coefficients import Linear, Node, Split, Trees

Numbers: TypeAlias = NDArray[np.float64]

_RIDGE = 1e-3
"""Strength of the regularisation of weights, over features of unit variance."""
_TREES, _LEAVES, _SMALLEST_LEAF = 200, 8, 40
_RATE, _SHRINKAGE = 0.06, 5.0
"""How much of each tree is taken, and the regularisation of its leaves."""
_FIXED = 13


@dataclass(frozen=True, slots=True)
class Contest:
    """The sentences read for one question: their features, shape (sentences, features), which of them answer, and what
    the question counts."""

    features: Numbers
    answers: NDArray[np.bool_]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Choices that were made: their features, shape (choices, features), whether each answers, and what it counts."""

    features: Numbers
    right: NDArray[np.bool_]
    weights: Numbers


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
    counts = np.array([contest.weight for contest in won])
    counts /= counts.sum()

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        scores = matrix @ weights
        shares = np.exp(scores - np.maximum.reduceat(scores, starts)[owners])
        all_of, right_of = np.add.reduceat(shares, starts), np.add.reduceat(shares * answers, starts) + 1e-30
        gradient = (counts[owners] * (shares / all_of[owners] - shares * answers / right_of[owners])) @ matrix
        missed = counts @ (np.log(all_of) - np.log(right_of))
        return float(missed + _RIDGE * weights @ weights), gradient + 2 * _RIDGE * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return Linear({name: round(float(value), 3) for name, value in zip(names, found.x / spread, strict=True)})


def fit_confidence(outcomes: Outcomes, directions: Mapping[str, int]) -> Trees:
    """Gradient-boosted trees of whether a choice answers (Friedman 2001). `directions` names the features in the order
    of their columns, each with 1 where more of it may only raise the probability, -1 where it may only lower it."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        max_iter=_TREES,
        learning_rate=_RATE,
        max_leaf_nodes=_LEAVES,
        min_samples_leaf=_SMALLEST_LEAF,
        l2_regularization=_SHRINKAGE,
        monotonic_cst=list(directions.values()),
        early_stopping=False,
        random_state=_FIXED,
    )
    model.fit(outcomes.features, outcomes.right, sample_weight=outcomes.weights)
    # The library has no public way to its trees; what was read out is compared with what it says itself.
    read = [_tree(stage[0].nodes, list(directions)) for stage in model._predictors]
    fitted = Trees(round(float(model._baseline_prediction.item()), 5), tuple(read))
    told = model.predict_proba(outcomes.features)[:, 1]
    ours = [fitted.probability(dict(zip(directions, row, strict=True))) for row in outcomes.features]
    if np.abs(np.array(ours) - told).max() > 0.01:
        raise RuntimeError("the trees that were read out are not those that were fitted")
    return fitted


def _tree(nodes: Any, names: Sequence[str], place: int = 0) -> Node:
    node = nodes[place]
    if node["is_leaf"]:
        return round(float(node["value"]), 5)
    low, high = (_tree(nodes, names, int(node[side])) for side in ("left", "right"))
    return Split(names[int(node["feature_idx"])], float(node["num_threshold"]), low, high)
