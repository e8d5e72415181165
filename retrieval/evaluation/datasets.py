"""Reading a data set: passages, questions, and which passage answers which question.

corpus.jsonl   {"id", "text", "title"?}          queries.jsonl  {"id", "text", "answers", "answerable"?}
qrels.tsv      query-id <TAB> passage-id <TAB> score, one header line
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question that people asked, the answers they accept, and the passages that hold them."""

    id: str
    text: str
    answers: tuple[str, ...]
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class DataSet:
    """`corpus` maps a passage's id to its text; `language` is the corpus's, `question_language` the questions'."""

    name: str
    language: str
    question_language: str
    corpus: dict[str, str]
    questions: tuple[LabelledQuestion, ...]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _relevant(path: Path) -> dict[str, set[str]]:
    relevant: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text("utf-8").splitlines()[1:]:
        question, passage, score = line.split("\t")
        if float(score) > 0:
            relevant[question].add(passage)
    return relevant


def read_data_set(folder: Path, *, question_language: str = "", language: str = "") -> DataSet:
    """The labelled questions of a folder. The languages choose among `queries.xx.jsonl` and `corpus.xx.jsonl`, where a
    folder has them; else what it holds is Indonesian. The accepted answers are those in the corpus's language, which
    are what its passages can hold."""
    corpus_file = f"corpus.{language}.jsonl" if language else "corpus.jsonl"
    queries_file = f"queries.{question_language}.jsonl" if question_language else "queries.jsonl"
    corpus = {row["id"]: " ".join(row["text"].split()) for row in _lines(folder / corpus_file)}
    relevant = _relevant(folder / "qrels.tsv")
    answers_file = f"queries.{language}.jsonl" if language else "queries.jsonl"
    answers = {row["id"]: tuple(row.get("answers") or ()) for row in _lines(folder / answers_file)}
    questions = tuple(
        LabelledQuestion(row["id"], row["text"], answers.get(row["id"], ()), frozenset(relevant[row["id"]]))
        for row in _lines(folder / queries_file)
        if row["id"] in relevant
    )
    name = f"{folder.name} {question_language}->{language}" if language else folder.name
    return DataSet(name, language or "id", question_language or "id", corpus, questions)
