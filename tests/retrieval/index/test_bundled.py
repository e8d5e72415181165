"""The bundled model: converted once, verified every time, never half-made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from retrieval import ModelError
from retrieval.index.bundled import bundled_model_folder
from retrieval.index.embedders import SentenceTransformerEmbedder, load_embedder


def _model_files(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_a_whole_folder_is_used_as_it_is(models: Path, bundled_embedder: SentenceTransformerEmbedder) -> None:
    folder = bundled_model_folder(models)
    before = _model_files(folder)
    assert bundled_model_folder(models) == folder
    assert _model_files(folder) == before


def test_a_damaged_folder_is_made_again(tmp_path: Path) -> None:
    folder = bundled_model_folder(tmp_path)
    weights = folder / "model.safetensors"
    good = weights.read_bytes()
    weights.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    assert bundled_model_folder(tmp_path) == folder
    assert weights.read_bytes() == good


def test_what_an_interrupted_conversion_left_is_cleared_away(tmp_path: Path) -> None:
    left_over = tmp_path / ".converting-multilingual-e5-small"
    left_over.mkdir()
    (left_over / "model.safetensors").write_bytes(b"half")
    folder = bundled_model_folder(tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [folder.name]


def test_the_folder_records_the_checksum_of_each_of_its_files(models: Path, bundled_embedder: object) -> None:
    folder = bundled_model_folder(models)
    recorded = json.loads((folder / "checksums.json").read_text())
    assert recorded.keys() == _model_files(folder).keys() - {"checksums.json"}


def test_models_that_cannot_be_written_are_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file where a folder should be")
    with pytest.raises(ModelError, match="cannot be written"):
        bundled_model_folder(tmp_path / "models")


def test_the_bundled_model_has_its_prefixes_dimension_and_length(bundled_embedder: SentenceTransformerEmbedder) -> None:
    model = bundled_embedder.model
    assert (model.name, model.dimension, model.revision) == ("multilingual-e5-small", 384, "query:|passage:")


def test_a_question_finds_its_answer_in_another_language(bundled_embedder: SentenceTransformerEmbedder) -> None:
    question = bundled_embedder.embed_question("how many NATO troops are on the eastern border?")
    right, wrong = bundled_embedder.embed_passages(
        ["NATO memiliki sekitar 40.000 tentara di perbatasan timurnya.", "Harga cabai rawit naik di pasar."]
    )
    assert float(right @ question) > float(wrong @ question) + 0.05


def test_any_folder_with_a_model_serves_by_the_same_setting(models: Path, bundled_embedder: object) -> None:
    folder = bundled_model_folder(models)
    embedder = load_embedder(str(folder), models)
    assert embedder.model.name == str(folder.resolve())
    vector = embedder.embed_question("siapa sekjen NATO?")
    assert vector.shape == (384,)


def test_a_model_that_is_not_there_is_one_line_that_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="RETRIEVAL_EMBEDDING_MODEL: cannot load") as caught:
        load_embedder(str(tmp_path / "nowhere"), tmp_path)
    assert "\n" not in str(caught.value)


def test_a_model_to_be_downloaded_without_a_network_is_one_line_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A port that nobody listens on stands in for a hub that does not answer.
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with pytest.raises(ModelError, match="RETRIEVAL_EMBEDDING_MODEL: cannot download example/no-such-model-1"):
        load_embedder("example/no-such-model-1", tmp_path)
