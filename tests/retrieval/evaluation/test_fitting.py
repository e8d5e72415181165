"""Fits that find what was put in."""

from __future__ import annotations

import numpy as np
import pytest

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


def test_the_probability_of_being_right_is_found() -> None:
    features = RANDOM.normal(loc=40.0, size=(6000, 2))
    probabilities = 1 / (1 + np.exp(-(2 * (features[:, 0] - 40.0) - 1)))
    right = RANDOM.random(6000) < probabilities
    fitted = fit_confidence(Outcomes(features, right, np.ones(6000)), ["telling", "noise"])
    told = [fitted.probability({"telling": one, "noise": other}) for one, other in features]
    assert np.abs(np.array(told) - probabilities).mean() < 0.03


def test_an_outcome_that_counts_twice_is_as_good_as_two() -> None:
    features, right = RANDOM.normal(size=(400, 1)), RANDOM.random(400) < 0.5
    twice = Outcomes(features, right, np.where(right, 2.0, 1.0))
    repeated = Outcomes(
        np.vstack([features, features[right]]), np.concatenate([right, right[right]]), np.ones(400 + right.sum())
    )
    one, other = fit_confidence(twice, ["x"]), fit_confidence(repeated, ["x"])
    assert one.probability({"x": 0.3}) == pytest.approx(other.probability({"x": 0.3}), abs=0.01)
