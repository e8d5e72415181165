"""From labelled questions to coefficients, on a data set small enough to be written down here."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest

from retrieval.answering.coefficients import linear
from retrieval.evaluation.calibration import calibrate_choosing, calibrate_confidence
from tests.embedding import HashingEmbedder

CROPS = ("padi", "jagung", "kopi", "karet", "tebu", "teh", "sawit", "kakao", "cengkih", "lada", "vanili", "kedelai")
LANGUAGES = ("en", "de", "es", "ru")


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
    qrels = "query-id\tpassage-id\tscore\n" + "".join(f"q{n}\tp{n}\t1\n" for n in range(11, 11 + len(CROPS)))
    for folder, suffixes in (("facqa-id", [""]), ("xquad", [f".{language}" for language in LANGUAGES])):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "qrels.tsv").write_text(qrels)
        for suffix in suffixes:
            _write(tmp_path / folder / f"corpus{suffix}.jsonl", corpus)
            _write(tmp_path / folder / f"queries{suffix}.jsonl", queries)
    return tmp_path


def test_the_sentence_with_the_figure_is_learned_to_be_the_better_one(data: Path) -> None:
    fitted = calibrate_choosing(data, HashingEmbedder())["choosing"]
    assert fitted["made"]["questions"] == len(CROPS)
    assert fitted["weights"]["fits"] > 0
    assert fitted["weights"].keys() == linear("choosing").weights.keys()


def test_confidence_is_learned_to_be_higher_where_the_passage_is_there(data: Path) -> None:
    fitted = calibrate_confidence(data, HashingEmbedder())
    for name in ("confidence_same_language", "confidence_across_languages"):
        assert fitted[name]["made"]["auroc_covered"] > 0.5
        assert fitted[name]["weights"].keys() == linear(name).weights.keys()


def test_the_shipped_coefficients_say_how_they_were_made() -> None:
    stored = json.loads((resources.files("retrieval.answering") / "coefficients.json").read_text("utf-8"))
    assert stored["model"] == "multilingual-e5-small"
    for name in ("choosing", "confidence_same_language", "confidence_across_languages"):
        assert stored[name]["made"]["data"]
