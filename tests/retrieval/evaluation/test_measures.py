"""When an answer counts as right: as written, apart from how it is written."""

from __future__ import annotations

import math

import pytest

from retrieval.evaluation.measures import RankingScores, answer_tokens, exact_match, holds, ranking_scores, token_f1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("40.000 Tentara", "40,000 tentara"),
        ("40000", "40.000"),
        ("5,2 persen", "5.2 persen"),
        ("Hezb-ul Mujahedeen", "hezb ul mujahedeen."),
        ("Rp40.000", "Rp 40.000"),
        ("１２ orang", "12 orang"),
        ("dekade 2000 - an", "dekade 2000-an"),
    ],
)
def test_case_punctuation_and_spelling_of_numbers_make_no_difference(one: str, other: str) -> None:
    assert answer_tokens(one) == answer_tokens(other)


@pytest.mark.parametrize(
    ("one", "other"), [("tiga", "3"), ("40 ribu", "40.000"), ("5.200", "5.2"), ("Pele", "Pelé"), ("the moon", "moon")]
)
def test_what_takes_knowledge_is_not_done(one: str, other: str) -> None:
    assert answer_tokens(one) != answer_tokens(other)


def test_a_text_holds_an_answer_when_its_words_stand_side_by_side() -> None:
    text = "Sekitar 40.000 tentara NATO bertugas di timur."
    assert holds(text, ["tidak ini", "40,000 Tentara"])
    assert not holds(text, ["40.000 NATO"])
    assert not holds(text, ["40"])
    assert not holds(text, ["000 tentara"])
    assert not holds(text, [])
    assert not holds(text, ["...", ""])


def test_an_exact_match_is_all_of_an_answer_and_nothing_else() -> None:
    assert exact_match("40.000 tentara", ["sekitar 40.000", "40000 Tentara"]) == 1.0
    assert exact_match("sekitar 40.000 tentara", ["40000 tentara"]) == 0.0
    assert exact_match("", [""]) == 0.0


def test_token_f1_is_that_of_the_answer_that_fits_best() -> None:
    # Two of three words shared with an answer of two: precision 2/3, recall 1.
    assert token_f1("sekitar 40.000 tentara", ["dua", "40.000 tentara"]) == pytest.approx(0.8)
    # A word counts as often as both have it.
    assert token_f1("a a b", ["a c"]) == pytest.approx(2 / 5)
    assert token_f1("", ["a"]) == token_f1("a", []) == 0.0


def test_ranking_scores_are_those_computed_by_hand() -> None:
    relevant = {"first": {"a": 1}, "third": {"a": 2, "z": 1}, "nowhere": {"a": 1}, "unasked": {"a": 1}}
    rankings = {"first": ["a", "b"], "third": ["x", "y", "a"], "nowhere": ["b"], "unlabelled": ["a"]}
    scores = ranking_scores(relevant, rankings)
    assert scores["first"] == RankingScores(1.0, 1.0, 1.0, 1.0, 1.0)
    third = scores["third"]
    assert (third.hit_1, third.hit_5, third.hit_10) == (0.0, 1.0, 1.0)
    assert third.rr_10 == pytest.approx(1 / 3)
    assert third.ndcg_10 == pytest.approx((2 / math.log2(4)) / (2 / math.log2(2) + 1 / math.log2(3)))
    assert scores["nowhere"] == scores["unasked"] == RankingScores(0.0, 0.0, 0.0, 0.0, 0.0)
    assert "unlabelled" not in scores


def test_what_stands_below_the_tenth_place_is_no_hit() -> None:
    ranking = [str(number) for number in range(10)]
    assert ranking_scores({"q": {"9": 1}}, {"q": ranking})["q"].rr_10 == pytest.approx(0.1)
    assert ranking_scores({"q": {"10": 1}}, {"q": [*ranking, "10"]})["q"] == RankingScores(0.0, 0.0, 0.0, 0.0, 0.0)
