"""The golden questions over the seeds, with the real model: what a newcomer sees on the first run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from retrieval import Answer, Archive, Question, RetrievalSettings, open_archive
from retrieval.importing import import_file
from retrieval.protocols import Embedder
from tests.conftest import ROOT

SEEDS = ROOT / "seeds"


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SEEDS / name).read_text("utf-8").splitlines()]


@dataclass(frozen=True)
class Asked:
    """A golden question with its answer. `article` is the expected article's id in the archive, None for no answer."""

    golden: dict[str, Any]
    article: int | None
    answer: Answer

    @property
    def from_the_right_article(self) -> bool:
        return bool(self.answer.citations) and self.answer.citations[0].passage.article.id == self.article

    @property
    def with_the_right_words(self) -> bool:
        return bool(self.answer.statements) and self.golden["span"] in self.answer.statements[0].text


@pytest.fixture(scope="module")
def seeded(
    tmp_path_factory: pytest.TempPathFactory, bundled_embedder: Embedder
) -> Iterator[tuple[Archive, dict[str, int]]]:
    """The archive of the seeds, and each seed's id in it."""
    settings = RetrievalSettings(data_dir=tmp_path_factory.mktemp("seeded"))
    with open_archive(settings, embedder=bundled_embedder) as archive:
        report = import_file(archive, SEEDS / "articles.jsonl")
        assert report.refused == ()
        yield archive, {str(each.given_id): each.addition.article.id for each in report.imported}


@pytest.fixture(scope="module")
def asked(seeded: tuple[Archive, dict[str, int]]) -> list[Asked]:
    archive, ids = seeded
    return [
        Asked(row, ids.get(row["article"] or ""), archive.ask(Question(row["question"], datetime.now(UTC))))
        for row in _rows("questions.jsonl")
    ]


def test_the_seeds_are_many_and_say_where_they_come_from() -> None:
    articles = _rows("articles.jsonl")
    assert len(articles) >= 30
    assert {article["language"] for article in articles} == {"id", "en", "ms"}
    assert all(article["source"] and article["published"] for article in articles)


def test_the_golden_questions_are_many_and_a_tenth_cannot_be_answered() -> None:
    questions = _rows("questions.jsonl")
    assert len(questions) >= 60
    assert sum(row["article"] is None for row in questions) >= len(questions) / 10
    articles = {article["id"]: article for article in _rows("articles.jsonl")}
    for row in questions:
        if row["article"]:
            assert any(row["span"] in paragraph for paragraph in articles[row["article"]]["paragraphs"]), row["id"]


def test_every_quote_stands_in_the_seeds_word_for_word(asked: list[Asked]) -> None:
    paragraphs = {paragraph for article in _rows("articles.jsonl") for paragraph in article["paragraphs"]}
    quotes = [citation.quote for each in asked for citation in each.answer.citations]
    assert quotes
    assert all(any(quote in paragraph for paragraph in paragraphs) for quote in quotes)


@pytest.mark.parametrize(
    ("question", "highlight"),
    [
        ("berapa tentara NATO di perbatasan timur?", "sekitar 40.000 tentara"),
        ("how many NATO troops are on the eastern border?", "sekitar 40.000 tentara"),
        ("siapa sekjen NATO?", "Jens Stoltenberg"),
        ("berapa diplomat Rusia yang diusir Polandia?", "45 diplomat"),
    ],
)
def test_the_questions_that_kabar_was_conceived_with_are_answered(
    asked: list[Asked], question: str, highlight: str
) -> None:
    (answer,) = [each.answer for each in asked if each.golden["question"] == question]
    (statement,) = answer.statements
    assert statement.highlight is not None
    assert statement.highlight.of(statement.text) == highlight
    article = answer.citations[0].passage.article
    assert (article.source, article.published) == ("Okezone", datetime.fromisoformat("2022-03-24T05:56:00+07:00"))


def test_the_world_cup_is_not_in_the_archive(asked: list[Asked]) -> None:
    (answer,) = [each.answer for each in asked if each.golden["question"] == "siapa juara Piala Dunia 2022?"]
    assert answer.declined
    assert answer.nearest


def test_answers_come_from_the_right_article_and_hold_the_right_words(asked: list[Asked]) -> None:
    answerable = [each for each in asked if each.article is not None]
    answered = [each for each in answerable if not each.answer.declined]
    missed = [each.golden["question"] for each in answerable if each.answer.declined]
    elsewhere = [each.golden["question"] for each in answered if not each.from_the_right_article]
    other_words = [each.golden["question"] for each in answered if not each.with_the_right_words]
    assert len(missed) <= 0.2 * len(answerable), missed
    assert len(elsewhere) <= 0.03 * len(answered), elsewhere
    assert len(other_words) <= 0.3 * len(answered), other_words


def test_most_of_what_the_seeds_do_not_say_is_declined(asked: list[Asked]) -> None:
    unanswerable = [each for each in asked if each.golden["article"] is None]
    wrong = [each.golden["question"] for each in unanswerable if not each.answer.declined]
    assert len(wrong) <= 0.3 * len(unanswerable), wrong


def test_the_article_kabar_was_conceived_around_answers_as_it_was_pasted(
    shared_data: Path, tmp_path: Path, bundled_embedder: Embedder
) -> None:
    text = (shared_data / "seed" / "000_fa85f88da078d27e.txt").read_text("utf-8")
    with open_archive(RetrievalSettings(data_dir=tmp_path / "one"), embedder=bundled_embedder) as archive:
        article = archive.add(archive.parse(text)).article
        assert (article.author, article.published) == (
            "Susi Susanti",
            datetime.fromisoformat("2022-03-24T05:56:00+07:00"),
        )
        for question, highlight in (
            ("berapa tentara NATO di perbatasan timur?", "sekitar 40.000 tentara"),
            ("how many NATO troops are on the eastern border?", "sekitar 40.000 tentara"),
            ("siapa sekjen NATO?", "Jens Stoltenberg"),
            ("berapa diplomat Rusia yang diusir Polandia?", "45 diplomat"),
        ):
            (statement,) = archive.ask(Question(question, datetime.now(UTC))).statements
            assert statement.highlight is not None
            assert statement.highlight.of(statement.text) == highlight
            assert "Siap Perang" not in statement.text
        assert archive.ask(Question("siapa juara Piala Dunia 2022?", datetime.now(UTC))).declined
