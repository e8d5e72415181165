"""The bundled model: converted once, verified every time, never half-made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from retrieval import ModelError
from retrieval.embedding.bundled import bundled_graph_folder, bundled_model_folder


def _model_files(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_a_whole_folder_is_used_as_it_is(models: Path, bundled_embedder: object) -> None:
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


def test_a_new_version_takes_the_place_of_the_former_one(tmp_path: Path) -> None:
    former = tmp_path / "multilingual-e5-small-onnx-0a1b2c3d-v1"
    of_another_kind = tmp_path / "multilingual-e5-small-onnx-int8-0a1b2c3d-v1"
    for folder in (former, of_another_kind):
        folder.mkdir()
        (folder / "model.onnx").write_bytes(b"as it was made then")
    folder = bundled_graph_folder(tmp_path, int8=False)
    assert {path for path in tmp_path.iterdir() if path.is_dir()} == {folder, of_another_kind}


def test_the_folder_records_the_checksum_of_each_of_its_files(models: Path, bundled_embedder: object) -> None:
    folder = bundled_model_folder(models)
    recorded = json.loads((folder / "checksums.json").read_text())
    assert recorded.keys() == _model_files(folder).keys() - {"checksums.json"}


def test_models_that_cannot_be_written_are_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file where a folder should be")
    with pytest.raises(ModelError, match="cannot be written"):
        bundled_model_folder(tmp_path / "models")


def test_a_damaged_graph_is_made_again(tmp_path: Path) -> None:
    folder = bundled_graph_folder(tmp_path, int8=False)
    tensors = folder / "model.onnx.tensors"
    good = tensors.read_bytes()
    tensors.write_bytes(good[: len(good) // 2])
    assert bundled_graph_folder(tmp_path, int8=False) == folder
    assert tensors.read_bytes() == good


def test_each_kind_of_model_has_a_folder_of_its_own(models: Path, bundled_embedder: object) -> None:
    exact, int8 = (bundled_graph_folder(models, int8=int8) for int8 in (False, True))
    assert exact != int8
    sizes = [(folder / "model.onnx.tensors").stat().st_size for folder in (exact, int8)]
    assert sizes[1] < 0.6 * sizes[0], "only the words' vectors are as large in both"
