"""Reading a data set: passages, questions, and which passage answers which question.

corpus.jsonl   {"id", "text", "title"?, "date"?, "url"?, "source"?, "lang"?}
queries.jsonl  {"id", "text", "answers"?, "answerable"?, "date"?, "lang"?}
qrels.tsv      query-id <TAB> passage-id <TAB> score, one header line; a folder may have none

A folder of several languages holds `corpus.xx.jsonl` and `queries.xx.jsonl`, the same ids in each.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

_DEFAULT_LANGUAGE = "id"


@dataclass(frozen=True, slots=True)
class LabelledPassage:
    """A row of the corpus: a passage that somebody cut out, or a whole article. Facts that are not stated are None."""

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    date: str | None = None
    url: str | None = None
    language: str = _DEFAULT_LANGUAGE


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question that people asked, the answers they accept, and the passages that hold them: `relevant` gives each
    its grade, 1 and more. `answerable` is False when nothing in the corpus answers. `asked` is its date, midnight
    when it states no time, without a zone in that of the settings."""

    id: str
    text: str
    answers: tuple[str, ...]
    relevant: Mapping[str, int]
    answerable: bool = True
    asked: datetime | None = None
    language: str = _DEFAULT_LANGUAGE


@dataclass(frozen=True, slots=True)
class DataSet:
    """`corpus` maps a passage's id to it; `language` is most of the corpus's, `question_language` the questions'."""

    name: str
    language: str
    question_language: str
    corpus: Mapping[str, LabelledPassage]
    questions: tuple[LabelledQuestion, ...]


def _rows(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            if not isinstance(row, dict) or "id" not in row or not str(row.get("text") or "").strip():
                raise ValueError(f"{path.name}, line {number}: no JSON object with id and text")
            yield {**row, "id": str(row["id"]), "text": str(row["text"])}


def _relevant(path: Path) -> Mapping[str, Mapping[str, int]]:
    relevant: dict[str, dict[str, int]] = defaultdict(dict)
    for number, line in enumerate(path.read_text("utf-8").splitlines()[1:] if path.exists() else (), 2):
        try:
            question, passage, score = line.split("\t")
            grade = int(float(score))
        except ValueError:
            raise ValueError(f"{path.name}, line {number}: not a query id, a passage id and a score") from None
        if grade > 0:
            relevant[question][passage] = grade
    return relevant


def _date(row: Mapping[str, Any]) -> datetime | None:
    try:
        return datetime.fromisoformat(row["date"]) if row.get("date") else None
    except (TypeError, ValueError):
        raise ValueError(f"question {row['id']}: date is not ISO 8601") from None


def _answers(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(row.get("answers") or ([row["answer"]] if row.get("answer") else ()))


def _passage(row: Mapping[str, Any], language: str) -> LabelledPassage:
    return LabelledPassage(
        row["id"],
        row["text"],
        row.get("title"),
        row.get("source"),
        row.get("date"),
        row.get("url"),
        row.get("lang") or language or _DEFAULT_LANGUAGE,
    )


def _language_of(file: str) -> str:
    """The xx of queries.xx.jsonl."""
    parts = Path(file).name.split(".")
    return parts[-2] if len(parts) > 2 else _DEFAULT_LANGUAGE


def _commonest(languages: Iterator[str]) -> str:
    return next((language for language, _ in Counter(languages).most_common(1)), _DEFAULT_LANGUAGE)


def read_data_set(folder: Path, *, corpus_language: str = "", queries: str = "") -> DataSet:
    """The labelled questions of a folder. `corpus_language` chooses `corpus.xx.jsonl`, `queries` names the file of the
    questions, `queries.jsonl` by default. The accepted answers are those in the corpus's language where the folder has
    `queries.xx.jsonl`, since they are what its passages can hold.

    Raises OSError when a file cannot be read, ValueError naming the line that is wrong.
    """
    corpus_path = folder / (f"corpus.{corpus_language}.jsonl" if corpus_language else "corpus.jsonl")
    asked = list(_rows(folder / (queries or "queries.jsonl")))
    corpus = {row["id"]: _passage(row, corpus_language) for row in _rows(corpus_path)}
    relevant = _relevant(folder / "qrels.tsv")
    told = folder / f"queries.{corpus_language}.jsonl"
    answers = {row["id"]: _answers(row) for row in (_rows(told) if corpus_language and told.exists() else asked)}
    questions = tuple(
        LabelledQuestion(
            row["id"],
            row["text"],
            answers.get(row["id"], ()),
            {id: grade for id, grade in relevant.get(row["id"], {}).items() if id in corpus},
            row.get("answerable") is not False,
            _date(row),
            row.get("lang") or _language_of(queries),
        )
        for row in asked
    )
    language = _commonest(passage.language for passage in corpus.values())
    question_language = _commonest(question.language for question in questions)
    name = folder.resolve().name
    if corpus_language:
        name = f"{name} {question_language}->{language}"
    return DataSet(name, language, question_language, corpus, questions)
