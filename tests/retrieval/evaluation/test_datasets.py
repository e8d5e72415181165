"""Folders of passages and labelled questions, in one language and in several."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from retrieval.evaluation.datasets import LabelledPassage, LabelledQuestion, read_data_set
from tests.retrieval.evaluation.rows import harvests, write_folder, write_rows


def test_a_data_set_is_read_with_what_is_relevant_for_each_question(tmp_path: Path) -> None:
    read = read_data_set(harvests(tmp_path / "panen"))
    assert (read.name, read.language, read.question_language) == ("panen", "id", "id")
    assert (len(read.corpus), len(read.questions)) == (6, 7)
    assert read.questions[0] == LabelledQuestion(
        "q-padi", "berapa ton panen padi?", ("11,000 ton",), {"p-padi": 1}, answerable=True
    )
    assert (read.questions[-1].answerable, read.questions[-1].relevant) == (False, {})


def test_grades_are_kept_and_what_is_not_relevant_or_not_there_is_left_out(tmp_path: Path) -> None:
    corpus = [{"id": "a", "text": "satu"}, {"id": "b", "text": "dua"}]
    qrels = [("q", "a", 2), ("q", "b", 0), ("q", "gone", 1)]
    read = read_data_set(write_folder(tmp_path, corpus, [{"id": "q", "text": "apa?", "answer": "satu"}], qrels))
    assert read.questions == (LabelledQuestion("q", "apa?", ("satu",), {"a": 2}),)


def test_an_article_keeps_its_facts_and_a_folder_may_have_no_labels(tmp_path: Path) -> None:
    facts = {"title": "Judul", "source": "Harian", "date": "2026-05-01", "url": "https://a.id/1"}
    corpus = [{"id": 7, "text": "satu", "lang": "en", **facts}]
    read = read_data_set(write_folder(tmp_path, corpus, [{"id": "q", "text": "apa?", "date": "2026-05-02"}], None))
    assert read.corpus == {"7": LabelledPassage("7", "satu", "Judul", "Harian", "2026-05-01", "https://a.id/1", "en")}
    assert read.questions == (LabelledQuestion("q", "apa?", (), {}, asked=datetime(2026, 5, 2)),)


def test_accepted_answers_are_those_of_the_language_of_the_passages(tmp_path: Path) -> None:
    folder = harvests(tmp_path / "banyak")
    write_rows(folder / "corpus.de.jsonl", [{"id": "p-padi", "text": "Elf Tonnen Reis."}])
    write_rows(folder / "queries.de.jsonl", [{"id": "q-padi", "text": "Wie viel?", "answers": ["elf Tonnen"]}])
    write_rows(folder / "queries.en.jsonl", [{"id": "q-padi", "text": "how much rice?", "answers": ["eleven tons"]}])
    read = read_data_set(folder, corpus_language="de", queries="queries.en.jsonl")
    assert read.name == "banyak en->de"
    assert (read.language, read.question_language) == ("de", "en")
    assert read.questions == (
        LabelledQuestion("q-padi", "how much rice?", ("elf Tonnen",), {"p-padi": 1}, language="en"),
    )


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("corpus.jsonl", '{"id": "a", "text": "satu"}\n{"id": "b"}\n', "corpus.jsonl, line 2"),
        ("corpus.jsonl", '{"id": "a", "text": "satu"}\n["b"]\n', "corpus.jsonl, line 2"),
        ("queries.jsonl", "bukan json\n", "queries.jsonl, line 1"),
        ("queries.jsonl", '{"id": "q", "text": "apa?", "date": "kemarin"}\n', "question q: date"),
        ("qrels.tsv", "query-id\tpassage-id\tscore\nq-padi p-padi 1\n", "qrels.tsv, line 2"),
    ],
)
def test_what_is_wrong_is_named_by_its_line(tmp_path: Path, file: str, content: str, message: str) -> None:
    folder = harvests(tmp_path / "panen")
    (folder / file).write_text(content, "utf-8")
    with pytest.raises(ValueError, match=message):
        read_data_set(folder)
