"""No article takes more than its share, and none is lost."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from retrieval.search.shares import shared_out


def test_what_goes_beyond_the_share_comes_after_all_others() -> None:
    assert shared_out(["a1", "a2", "a3", "b1", "a4", "c1"], lambda each: ord(each[0]), 2) == [
        *("a1", "a2", "b1", "c1"),
        *("a3", "a4"),
    ]


@given(st.lists(st.integers(0, 5)), st.integers(1, 4))
def test_nothing_is_lost_and_the_order_within_an_article_stays(articles: list[int], most: int) -> None:
    items = list(enumerate(articles))
    shared = shared_out(items, lambda each: each[1], most)
    assert Counter(shared) == Counter(items)
    for _, own in groupby(sorted(shared, key=lambda each: each[1]), key=lambda each: each[1]):
        places = [place for place, _ in own]
        assert places == sorted(places)
