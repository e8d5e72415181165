"""The learned numbers of answering, from `coefficients.json`, which also records how they were made."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from operator import attrgetter, mul
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Linear:
    """A weighted sum of named features."""

    weights: Mapping[str, float]
    """Of two features at least."""
    intercept: float = 0.0
    _values: Callable[[object], tuple[float, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_values", attrgetter(*self.weights))

    def score(self, features: object) -> float:
        """The sum over the features, which are attributes of a value."""
        return sum(map(mul, self.weights.values(), self._values(features)), self.intercept)


@dataclass(frozen=True, slots=True)
class Split:
    """A question of a decision tree: `low` is where a feature that is at most `threshold` leads, `high` any other."""

    feature: str
    threshold: float
    low: Node
    high: Node


Node: TypeAlias = Split | float
"""A split, or what a leaf adds to the log-odds."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted decision trees: log-odds that each tree adds to."""

    intercept: float
    trees: tuple[Node, ...]

    def probability(self, features: Mapping[str, float]) -> float:
        """The log-odds through the logistic function, 0 to 1."""
        odds = self.intercept + sum(_leaf(tree, features) for tree in self.trees)
        return 1.0 / (1.0 + math.exp(-odds))


def _leaf(node: Node, features: Mapping[str, float]) -> float:
    while isinstance(node, Split):
        node = node.low if features[node.feature] <= node.threshold else node.high
    return node


def to_json(node: Node) -> Any:
    """A tree as lists of [feature, threshold, low, high], its leaves as numbers."""
    if isinstance(node, Split):
        return [node.feature, node.threshold, to_json(node.low), to_json(node.high)]
    return node


def _from_json(stored: Any) -> Node:
    if isinstance(stored, list):
        feature, threshold, low, high = stored
        return Split(feature, threshold, _from_json(low), _from_json(high))
    return float(stored)


@cache
def _stored() -> Mapping[str, Any]:
    stored: Mapping[str, Any] = json.loads(
        (resources.files("retrieval.answering") / "coefficients.json").read_text("utf-8")
    )
    return stored


@cache
def linear(name: str) -> Linear:
    """The stored weights "reading_same_language" or "reading_across_languages"."""
    return Linear(_stored()[name]["weights"], _stored()[name]["intercept"])


@cache
def trees(name: str) -> Trees:
    """The stored trees "confidence_same_language" or "confidence_across_languages"."""
    stored = _stored()[name]
    return Trees(stored["intercept"], tuple(map(_from_json, stored["trees"])))
