"""From labelled questions to coefficients, on data sets small enough to be written down here."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from retrieval import RetrievalSettings
from retrieval.answering.coefficients import linear, trees
from retrieval.embedding.cache import EmbeddingCache
from retrieval.evaluation.calibration import as_text, calibrate
from tests.embedding import HashingEmbedder

CROPS = ("padi", "jagung", "kopi", "karet", "tebu", "teh", "sawit", "kakao", "cengkih", "lada", "vanili", "kedelai")
LANGUAGES = ("en", "de", "es", "ru")
NAMES = ("reading_same_language", "reading_across_languages", "confidence_same_language", "confidence_across_languages")


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Crops and their harvests: each passage answers one question with a figure, beside a sentence that does not."""
    corpus: list[dict[str, object]] = []
    queries: list[dict[str, object]] = []
    for number, crop in enumerate(CROPS, 11):
        text = f"Petani {crop} di lereng gunung bekerja keras. Panen {crop} tahun ini mencapai {number} ton."
        corpus.append({"id": f"p{number}", "text": text})
        queries.append({"id": f"q{number}", "text": f"berapa ton panen {crop}?", "answers": [f"{number} ton"]})
    queries.append({"id": "none", "text": "berapa ton panen kurma?", "answers": [], "answerable": False})
    qrels = "query-id\tpassage-id\tscore\n" + "".join(f"q{n}\tp{n}\t1\n" for n in range(11, 11 + len(CROPS)))
    languages = [f".{language}" for language in LANGUAGES]
    for folder, suffixes in (("facqa-id", [""]), ("idkmrc-id", [""]), ("xquad", languages)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "qrels.tsv").write_text(qrels)
        for suffix in suffixes:
            _write(tmp_path / folder / f"corpus{suffix}.jsonl", corpus)
            _write(tmp_path / folder / f"queries{suffix}.jsonl", queries)
    return tmp_path


@pytest.fixture
def calibrated(data: Path, tmp_path: Path) -> dict[str, Any]:
    cache = EmbeddingCache(HashingEmbedder(), tmp_path / "cache")
    try:
        return calibrate(data, RetrievalSettings(data_dir=tmp_path / "data"), cache)
    finally:
        cache.close()


def test_what_is_learned_has_the_shape_of_what_is_shipped(calibrated: dict[str, Any]) -> None:
    for name in NAMES:
        assert calibrated[name]["made"]["questions"] >= len(CROPS)
    for name in NAMES[:2]:
        assert calibrated[name]["weights"].keys() == linear(name).weights.keys()
    for name in NAMES[2:]:
        assert len(calibrated[name]["trees"]) == len(trees(name).trees)


def test_the_sentence_with_the_figure_is_learned_to_be_the_better_one(calibrated: dict[str, Any]) -> None:
    weights = calibrated["reading_same_language"]["weights"]
    assert weights["fits"] + weights["rating"] > 0.1


def test_it_is_written_a_tree_a_line(calibrated: dict[str, Any]) -> None:
    text = as_text(calibrated)
    assert json.loads(text) == calibrated
    assert len(text.splitlines()) < 500


def test_the_shipped_coefficients_say_how_they_were_made() -> None:
    stored = json.loads((resources.files("retrieval.answering") / "coefficients.json").read_text("utf-8"))
    assert stored["model"] == "multilingual-e5-small"
    for name in NAMES:
        assert stored[name]["made"]["data"]
