"""Words that stand for one another."""

from __future__ import annotations

from retrieval.language.synonyms import ONE_WORD


def test_no_word_stands_for_one_that_another_stands_for() -> None:
    assert ONE_WORD.keys().isdisjoint(ONE_WORD.values())


def test_they_are_compared_as_tokens_are_folded() -> None:
    assert all(word == word.casefold() and word.isalpha() for word in (*ONE_WORD, *ONE_WORD.values()))
