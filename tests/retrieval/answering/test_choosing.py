"""What is stated: one sentence, two when one needs the other, and figures that differ side by side."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from retrieval.answering.choosing import stated_span, statements
from retrieval.answering.reading import choices_of, read
from retrieval.domain import Passage, Statement
from tests.retrieval.answering.samples import asked, evidence, passage

MARCH, MAY = datetime(2022, 3, 24, tzinfo=UTC), datetime(2022, 5, 2, tzinfo=UTC)
QUESTION = "berapa tentara NATO di perbatasan timur?"


def stated(question: str, *found: Passage) -> list[Statement]:
    each = asked(question)
    return list(statements(each, read(each, [evidence(one) for one in found])))


def highlights(answers: list[Statement]) -> list[str]:
    return [each.highlight.of(each.text) if each.highlight else "" for each in answers]


@pytest.mark.parametrize(
    ("before", "sentence", "together"),
    [
        ("Stoltenberg tiba di Brussel.", "Dia memperingatkan Rusia.", True),
        ("Polandia mengusir 45 diplomat.", "Jumlah itu separuh dari semuanya.", True),
        ("Stoltenberg arrived in Brussels.", "He warned Russia.", True),
        ("Stoltenberg tiba di Brussel.", "Polandia mengusir 45 diplomat.", False),
        ("Hujan turun.", "Pemerintah mengumumkan hal itu.", False),
    ],
)
def test_a_sentence_that_points_back_is_stated_with_the_one_before(before: str, sentence: str, together: bool) -> None:
    *_, last = choices_of(asked("siapa?"), evidence(passage(f"{before} {sentence}")))
    paragraph = last.passage.paragraph
    assert stated_span(paragraph, last.position).of(paragraph.text) == (
        f"{before} {sentence}" if together else sentence
    )


def test_the_highlight_stays_on_its_words_when_two_sentences_are_stated() -> None:
    (answer,) = stated("berapa biaya jembatan itu?", passage("Jembatan Progo dibuka. Proyek itu menelan Rp 90 miliar."))
    assert answer.text == "Jembatan Progo dibuka. Proyek itu menelan Rp 90 miliar."
    assert highlights([answer]) == ["Rp 90 miliar"]


def test_figures_that_differ_stand_side_by_side_the_newest_first() -> None:
    old = passage("NATO menempatkan 40.000 tentara di perbatasan timur.", article=1, published=MARCH)
    new = passage("NATO kini menempatkan 42.000 tentara di perbatasan timur aliansi itu.", article=2, published=MAY)
    answers = stated(QUESTION, old, new)
    assert highlights(answers) == ["42.000 tentara", "40.000 tentara"]
    assert [each.citations[0].number for each in answers] == [1, 2]


def test_the_same_figure_another_thing_and_the_same_article_add_nothing() -> None:
    first = passage("NATO menempatkan 40.000 tentara di perbatasan timur.", article=1, published=MARCH)
    for other in (
        passage("Di perbatasan timur NATO punya 40,000 tentara.", article=2, published=MAY),
        passage("NATO menempatkan 120 tank di perbatasan timur untuk tentara.", article=2, published=MAY),
        passage("NATO menempatkan 42.000 tentara di perbatasan timur.", article=1, published=MARCH),
    ):
        assert len(stated(QUESTION, first, other)) == 1
    assert len(stated("siapa sekjen NATO?", passage("Sekjen NATO Jens Stoltenberg hadir."), first)) == 1


def test_without_dates_the_surer_one_stays_first() -> None:
    sure = passage("NATO menempatkan 40.000 tentara di perbatasan timur.", article=1)
    less = passage("Di perbatasan timur itu, kata seorang pejabat NATO, ada 30.000 tentara atau lebih.", article=2)
    assert highlights(stated(QUESTION, less, sure))[0] == "40.000 tentara"
