"""How the benchmark against others counts; the benchmark itself takes minutes and other people's packages."""

from __future__ import annotations

import json
from pathlib import Path

from tests.benchmarks.__main__ import table
from tests.benchmarks.peers import reciprocal_rank, texts_and_questions


def test_the_rank_of_the_first_right_passage_counts() -> None:
    assert reciprocal_rank(["a", "b", "c"], frozenset({"c", "b"})) == 0.5
    assert reciprocal_rank(["a"], frozenset({"b"})) == 0.0


def test_every_question_has_passages_that_answer_it(tmp_path: Path) -> None:
    corpus, asked = texts_and_questions(tmp_path, 40)
    ids = {json.loads(line)["id"] for line in corpus.read_text("utf-8").splitlines()}
    assert len(asked) == 40
    assert all(question.right and question.right <= ids for question in asked)


def test_a_table_has_a_row_for_each_figure_and_a_column_for_each_system() -> None:
    printed = table("Title", {"one": {"a": 1.0, "b": 2.0}, "other": {"a": 3.0, "b": 4.0}})
    assert (len(printed.rows), len(printed.columns)) == (2, 3)
