"""An answer as a person reads it and as a program does, with all that it may carry."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from retrieval import (
    Answer,
    Article,
    Citation,
    Conversation,
    Coverage,
    Draft,
    Paragraph,
    Passage,
    Question,
    Reason,
    Scores,
    Span,
    Statement,
    Timeframe,
)
from retrieval.command_line.printing import print_answer, print_passage
from retrieval.command_line.questions import conversation_after
from retrieval.json_shapes import answer_object, passage_object
from tests.conftest import OpenArchive

MARCH, APRIL = datetime(2022, 3, 1, tzinfo=UTC), datetime(2022, 4, 1, tzinfo=UTC)
TEXT = "Hujan turun tiga hari."


def article(id: int, title: str) -> Article:
    return Article(id, title, "Harian", None, None, MARCH, "id", MARCH, 1)


PASSAGE = Passage(
    Paragraph(7, 1, 0, TEXT, (Span(0, len(TEXT)),)),
    article(1, "Hujan"),
    Scores(0.9, 0.5, 0.95),
    1,
    also_in=(article(2, "Hujan [lagi]"), article(3, "Banjir")),
)
QUESTION = Question("berapa hari hujan pada Maret 2022?", APRIL)
CITATION = Citation(1, PASSAGE, TEXT)
ANSWERED = Answer(
    QUESTION,
    "id",
    (Statement(TEXT, None, (CITATION,)),),
    0.9,
    None,
    (PASSAGE,),
    timeframe=Timeframe(MARCH, APRIL, Span(23, 33)),
    searched="berapa hari hujan Bandung",
)
DECLINED = Answer(
    QUESTION,
    "id",
    (),
    0.0,
    Reason.NOTHING_IN_PERIOD,
    (PASSAGE,),
    timeframe=Timeframe(APRIL, None),
    coverage=Coverage(MARCH, APRIL),
)


def test_a_program_learns_the_period_what_was_searched_and_who_else_prints_it() -> None:
    shape = answer_object(ANSWERED)
    assert shape["timeframe"] == {
        "start": "2022-03-01T00:00:00+00:00",
        "end": "2022-04-01T00:00:00+00:00",
        "words": "Maret 2022",
    }
    assert (shape["searched"], shape["coverage"]) == ("berapa hari hujan Bandung", None)
    for holder in (shape["citations"][0], shape["nearest"][0], passage_object(PASSAGE)):
        assert [each["title"] for each in holder["also_in"]] == ["Hujan [lagi]", "Banjir"]
    declined = answer_object(DECLINED)
    assert declined["timeframe"] == {"start": "2022-04-01T00:00:00+00:00", "end": None, "words": None}
    assert declined["coverage"] == {"oldest": "2022-03-01T00:00:00+00:00", "newest": "2022-04-01T00:00:00+00:00"}


def test_a_person_reads_them_too(capsys: pytest.CaptureFixture[str]) -> None:
    print_answer(ANSWERED)
    shown = capsys.readouterr().out
    assert "Searched for: berapa hari hujan Bandung" in shown
    assert 'Published: 2022-03-01 00:00 +0000 up to 2022-04-01 00:00 +0000 ("Maret 2022")' in shown
    assert "also in 2: Hujan [lagi], Harian" in shown
    assert "covers" not in shown
    print_answer(DECLINED)
    shown = capsys.readouterr().out
    assert "Published: 2022-04-01 00:00 +0000 up to ...\n" in shown
    assert "also in 3: Banjir" in shown
    assert "The archive covers 2022-03-01 to 2022-04-01." in shown
    print_passage(PASSAGE)
    assert "also in 3: Banjir" in capsys.readouterr().out


def test_what_an_answer_does_not_carry_is_not_spoken_of(capsys: pytest.CaptureFixture[str]) -> None:
    bare = replace(ANSWERED, timeframe=None, searched=None)
    print_answer(bare)
    shown = capsys.readouterr().out
    assert not any(word in shown for word in ("Searched", "Published", "covers"))
    assert answer_object(bare)["timeframe"] is None


def test_earlier_questions_are_answered_first_each_after_those_before_it(open_here: OpenArchive) -> None:
    archive = open_here(answer_threshold=0.0)
    assert conversation_after(archive, [], APRIL, whenever=False) == Conversation()
    archive.add(Draft("Hujan", (TEXT,)))
    conversation = conversation_after(archive, ["berapa hari hujan turun?", "halo"], APRIL, whenever=True)
    assert [(turn.question, turn.answer) for turn in conversation.turns] == [
        ("berapa hari hujan turun?", TEXT),
        ("halo", ""),
    ]
