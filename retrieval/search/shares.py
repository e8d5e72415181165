"""How many places among the passages one article may take before the others have had theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def shared_out(items: Sequence[T], article_of: Callable[[T], int], most: int) -> list[T]:
    """The items in their order, but of each article what goes beyond its first `most` at the end: an article alone in
    the archive keeps all its places, and a long one among others does not take theirs."""
    counts: Counter[int] = Counter()
    within: list[T] = []
    beyond: list[T] = []
    for item in items:
        counts[article_of(item)] += 1
        (within if counts[article_of(item)] <= most else beyond).append(item)
    return within + beyond
