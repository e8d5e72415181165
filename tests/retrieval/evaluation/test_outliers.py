"""Which inputs of the bundled model's layers are kept apart from eight bits."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest

from retrieval.embedding.bundled import bundled_graph_folder
from retrieval.evaluation.datasets import DataSet, LabelledPassage, LabelledQuestion
from retrieval.evaluation.outliers import outliers, texts_of

TEXTS = (
    "query: berapa tentara NATO di perbatasan timur?",
    "passage: Sekitar 40.000 tentara NATO kini bertugas di perbatasan timur, kata Stoltenberg di Brussel, Kamis.",
    "passage: The secretary-general said that four countries would receive more troops before the summer.",
)
SHIPPED = json.loads((resources.files("retrieval.embedding") / "outliers.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def exact(models: Path, bundled_embedder: object) -> Path:
    return bundled_graph_folder(models, int8=False)


def test_three_texts_show_most_of_those_that_are_shipped(exact: Path) -> None:
    made = outliers(exact, TEXTS, "three texts")
    assert made["made"] == {"texts": 3, "data": "three texts"}
    assert made["outliers"].keys() == SHIPPED["outliers"].keys()
    found, shipped = (
        {(layer, place) for layer, places in each["outliers"].items() for place in places} for each in (made, SHIPPED)
    )
    assert len(found) == len(shipped)
    assert len(found & shipped) >= len(shipped) * 2 / 3


def test_questions_come_with_a_passage_that_answers_each() -> None:
    corpus = {"p": LabelledPassage("p", "Sekitar 40.000 tentara.")}
    questions = (LabelledQuestion("q", "berapa tentara?", (), {"p": 1}), LabelledQuestion("none", "siapa?", (), {}))
    data = DataSet("small", "id", "id", corpus, questions)
    assert list(texts_of(data, 5)) == ["query: berapa tentara?", "passage: Sekitar 40.000 tentara."]
