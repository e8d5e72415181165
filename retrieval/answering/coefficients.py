"""The learned numbers of answering, from `coefficients.json`, which also records how they were made."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Linear:
    """A weighted sum of named features."""

    intercept: float
    weights: Mapping[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        return self.intercept + sum(weight * features[name] for name, weight in self.weights.items())

    def score_of(self, features: object) -> float:
        """The score of features that are attributes of a value."""
        score: float = self.intercept
        for name, weight in self.weights.items():
            score += weight * getattr(features, name)
        return score

    def probability(self, features: Mapping[str, float]) -> float:
        """The score through the logistic function, 0 to 1."""
        return 1.0 / (1.0 + math.exp(-self.score(features)))


@cache
def linear(name: str) -> Linear:
    """The stored model of this name: "reading_same_language", "reading_across_languages",
    "confidence_same_language" or "confidence_across_languages"."""
    stored = json.loads((resources.files("retrieval.answering") / "coefficients.json").read_text("utf-8"))[name]
    return Linear(stored["intercept"], stored["weights"])
