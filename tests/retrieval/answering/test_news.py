"""Which articles tell the news of a subject, in which order, and in what words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from retrieval.answering.news import Report, news
from tests.retrieval.answering.samples import NOW, asked, passage


def report(text: str, confidence: float, *, days: int | None = 1, article: int = 1, sentence: int = 0) -> Report:
    published = None if days is None else NOW - timedelta(days=days)
    found = passage(text, article=article, published=published)
    return Report(found, found.paragraph.sentence_spans[sentence], confidence)


def told(*reports: Report, threshold: float = 0.1) -> list[str]:
    answer = news(asked("apa kabar banjir?"), "banjir", reports, threshold)
    return [statement.text for statement in answer.statements] if answer else []


def test_the_newest_of_the_likeliest_is_told_first() -> None:
    older, newer = report("Banjir datang.", 0.99, days=9), report("Banjir surut.", 0.8, days=1, article=2)
    answer = news(asked("apa kabar banjir?"), "banjir", [older, newer], 0.1)
    assert answer is not None
    assert [statement.text for statement in answer.statements] == ["Banjir surut.", "Banjir datang."]
    assert [citation.number for citation in answer.citations] == [1, 2]
    assert (answer.subject, answer.confidence) == ("banjir", 0.8)


def test_three_are_told_and_what_is_new_goes_before_what_is_a_little_likelier() -> None:
    reports = [report(f"Banjir hari ke-{day}.", 0.9 + day / 1000, days=day, article=day) for day in range(1, 91, 10)]
    assert told(*reports) == ["Banjir hari ke-1.", "Banjir hari ke-11.", "Banjir hari ke-21."]


def test_what_is_hardly_about_it_is_not_told() -> None:
    assert told(report("Harga cabai naik.", 0.5)) == []
    assert told() == []


def test_a_desk_that_wants_to_be_surer_is() -> None:
    assert told(report("Banjir surut.", 0.8), threshold=0.9) == []


def test_the_same_sentence_is_told_once() -> None:
    assert told(report("Banjir surut.", 0.9), report("Banjir surut.", 0.8, article=2)) == ["Banjir surut."]
    assert told(report("Banjir surut.", 0.9), report("BANJIR surut .", 0.8, article=2)) == ["Banjir surut."]


def test_an_article_tells_once() -> None:
    assert told(report("Banjir surut.", 0.9), report("Warga pulang.", 0.8)) == ["Banjir surut."]


@pytest.mark.parametrize("days", [None, 1])
def test_a_sentence_that_points_back_comes_with_the_one_before(days: int | None) -> None:
    both = "Bupati meninjau banjir. Dia meminta warga mengungsi."
    assert told(report(both, 0.9, sentence=1, days=days)) == [both]
