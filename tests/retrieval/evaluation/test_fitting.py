"""Fits that find what was put in."""

from __future__ import annotations

import json

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.answering.coefficients import Split, Trees, to_json
from retrieval.evaluation.fitting import Contest, Outcomes, fit_confidence, fit_contests

RANDOM = np.random.default_rng(13)


def contests(count: int) -> list[Contest]:
    """In each the sentence wins that is the likeliest by three times the first feature less the second."""
    made = []
    for _ in range(count):
        features = RANDOM.normal(size=(6, 3))
        scores = 3 * features[:, 0] - features[:, 1] + RANDOM.gumbel(size=6)
        made.append(Contest(features, scores == scores.max()))
    return made


def test_the_weights_that_decided_the_contests_are_found() -> None:
    found = fit_contests(contests(3000), ["first", "second", "noise"]).weights
    assert found["first"] == pytest.approx(3.0, rel=0.1)
    assert found["second"] == pytest.approx(-1.0, rel=0.15)
    assert abs(found["noise"]) < 0.15


def test_contests_that_nobody_won_teach_nothing() -> None:
    made = contests(200)
    lost = Contest(RANDOM.normal(size=(6, 3)), np.zeros(6, bool))
    names = ["first", "second", "noise"]
    assert fit_contests([*made, lost], names) == fit_contests(made, names)


def outcomes(count: int) -> tuple[Outcomes, NDArray[np.float64]]:
    """Choices that are right the likelier the larger the first feature is, and how likely each was."""
    features = RANDOM.normal(loc=40.0, size=(count, 2))
    probabilities = 1 / (1 + np.exp(-(2 * (features[:, 0] - 40.0) - 1)))
    return Outcomes(features, RANDOM.random(count) < probabilities, np.ones(count)), probabilities


def told(fitted: Trees, features: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.array([fitted.probability({"telling": one, "noise": other}) for one, other in features])


def test_the_probability_of_being_right_is_found() -> None:
    made, probabilities = outcomes(6000)
    fitted = fit_confidence(made, {"telling": 1, "noise": 0})
    assert np.abs(told(fitted, made.features) - probabilities).mean() < 0.05


def test_more_of_what_speaks_for_an_answer_never_makes_it_less_sure() -> None:
    made, _ = outcomes(600)
    fitted = fit_confidence(made, {"telling": 1, "noise": -1})
    line = np.column_stack([np.linspace(36, 44, 200), np.full(200, 40.0)])
    assert (np.diff(told(fitted, line)) >= -1e-9).all()
    across = np.column_stack([np.full(200, 40.0), np.linspace(36, 44, 200)])
    assert (np.diff(told(fitted, across)) <= 1e-9).all()


def test_an_outcome_that_counts_more_moves_the_probability_towards_itself() -> None:
    made, _ = outcomes(600)
    heavier = Outcomes(made.features, made.right, np.where(made.right, 3.0, 1.0))
    directions = {"telling": 1, "noise": 0}
    one, other = (told(fit_confidence(each, directions), made.features).mean() for each in (made, heavier))
    assert other > one + 0.1


def test_trees_survive_being_written_down() -> None:
    made, _ = outcomes(600)
    tree = fit_confidence(made, {"telling": 1, "noise": 0}).trees[0]
    assert isinstance(tree, Split)
    assert json.loads(json.dumps(to_json(tree)))[0] == tree.feature
