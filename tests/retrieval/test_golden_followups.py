"""The golden follow-ups over the seeds, with the real model: every turn is asked after the answers that came before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from retrieval import Answer, Archive, Conversation, Question, RetrievalSettings, Turn, open_archive
from retrieval.importing import import_file
from retrieval.protocols import Embedder
from retrieval.search.followup import filled_in
from tests.conftest import ROOT

SEEDS = ROOT / "seeds"
ASKED_AT = datetime(2026, 6, 1, tzinfo=UTC)


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SEEDS / name).read_text("utf-8").splitlines()]


@dataclass(frozen=True)
class Asked:
    """A golden follow-up with the conversation it continues and its answer. `article` is the expected one's id."""

    golden: dict[str, Any]
    conversation: Conversation
    article: int
    answer: Answer

    @property
    def from_the_right_article(self) -> bool:
        return bool(self.answer.citations) and self.answer.citations[0].passage.article.id == self.article

    @property
    def with_the_right_words(self) -> bool:
        return self.from_the_right_article and self.golden["span"] in self.answer.statements[0].text


class _Talks:
    """Conversations with an archive; a beginning that several follow-ups share is asked once."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._answers: dict[tuple[str, ...], Answer] = {}

    def before(self, questions: tuple[str, ...]) -> Conversation:
        return Conversation(
            tuple(
                Turn(
                    question, " ".join(statement.text for statement in self.answer(questions[: number + 1]).statements)
                )
                for number, question in enumerate(questions)
            )
        )

    def answer(self, questions: tuple[str, ...]) -> Answer:
        """To the last of the questions, asked in this order."""
        if questions not in self._answers:
            conversation = self.before(questions[:-1])
            self._answers[questions] = self._archive.ask(
                Question(questions[-1], ASKED_AT, conversation=conversation, whenever=True)
            )
        return self._answers[questions]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory, bundled_embedder: Embedder) -> Iterator[list[Asked]]:
    settings = RetrievalSettings(data_dir=tmp_path_factory.mktemp("followed"))
    with open_archive(settings, embedder=bundled_embedder) as archive:
        report = import_file(archive, SEEDS / "articles.jsonl")
        ids = {str(each.given_id): each.addition.article.id for each in report.imported}
        talks = _Talks(archive)
        yield [
            Asked(
                row,
                talks.before(tuple(row["conversation"])),
                ids[row["article"]],
                talks.answer((*row["conversation"], row["question"])),
            )
            for row in _rows("followups.jsonl")
        ]


def test_the_follow_ups_are_many_and_a_sixth_stands_alone() -> None:
    rows = _rows("followups.jsonl")
    assert len(rows) >= 60
    assert len({row["conversation"][0] for row in rows}) >= 20
    assert sum(row["alone"] for row in rows) >= len(rows) / 6


def test_every_follow_up_is_answered_in_the_article_that_it_names() -> None:
    articles = {article["id"]: article for article in _rows("articles.jsonl")}
    asked_before: dict[tuple[str, ...], str] = {}
    for row in _rows("followups.jsonl"):
        assert any(row["span"] in paragraph for paragraph in articles[row["article"]]["paragraphs"]), row["id"]
        # The earlier turns of a conversation are follow-ups of this file too.
        before = tuple(row["conversation"])
        assert len(before) == 1 or before in asked_before, row["id"]
        asked_before[(*before, row["question"])] = row["id"]


def test_follow_ups_are_told_from_questions_that_stand_alone() -> None:
    rows = _rows("followups.jsonl")
    filled = {
        row["id"]: filled_in(row["question"], "id", Conversation(tuple(Turn(each) for each in row["conversation"])))
        for row in rows
    }
    missed = [row["question"] for row in rows if not row["alone"] and filled[row["id"]] is None]
    polluted = [row["question"] for row in rows if row["alone"] and filled[row["id"]] is not None]
    assert len(missed) <= 3, missed
    assert len(polluted) <= 2, polluted


@pytest.mark.slow
def test_follow_ups_are_answered_from_the_right_article_with_the_right_words(asked: list[Asked]) -> None:
    followups = [each for each in asked if not each.golden["alone"]]
    elsewhere = [each.golden["id"] for each in followups if each.answer.statements and not each.from_the_right_article]
    assert len(elsewhere) <= 0.04 * len(followups), elsewhere
    there = sum(each.from_the_right_article for each in followups)
    worded = sum(each.with_the_right_words for each in followups)
    assert there >= 0.82 * len(followups)
    assert worded >= 0.6 * len(followups)


@pytest.mark.slow
def test_what_stands_alone_is_answered_as_if_nothing_had_been_said(asked: list[Asked]) -> None:
    alone = [each for each in asked if each.golden["alone"]]
    missed = [each.golden["id"] for each in alone if not each.from_the_right_article]
    assert len(missed) <= 2, missed
