"""multilingual-e5-small without any hub: the shipped model, converted into folders that the back ends load.

A folder is written beside its final name and renamed, so an interrupted conversion leaves nothing half-made, and it
carries the checksums of its files, so a damaged one is seen and made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray
from safetensors.numpy import save_file

from retrieval.embedding.e5_files import (
    LAYER_TENSORS,
    PIECES,
    SHARED_TENSORS,
    TOKENIZER,
    configuration_files,
    tokenizer_file,
)
from retrieval.embedding.pieces import write_pieces
from retrieval.embedding.processor import has_vnni
from retrieval.embedding.shipped import WEIGHTS_SHA256, ShippedModel, shipped_model
from retrieval.errors import ModelError

FORMATS = {"": 1, "onnx": 3, "onnx-int8": 3, "onnx-int8-vnni": 3}
"""Kind of folder -> count of the changes of what the conversion writes, outliers.json included; a folder of another
format is made anew."""

_CHECKSUMS = "checksums.json"
_SCRATCH = ".converting-"
_MARK = 8
"""Digits of the weights' checksum in a folder's name."""

Writer = Callable[[ShippedModel, Path], None]


def _weights(model: ShippedModel) -> dict[str, NDArray[np.float32]]:
    weights: dict[str, NDArray[np.float32]] = {}
    for tensor in model:
        values = model.values(tensor)
        layer, _, part = tensor.partition(".")
        name = SHARED_TENSORS.get(tensor) or f"encoder.layer.{int(layer[1:])}.{LAYER_TENSORS[part]}"
        if name.endswith("weight") and "LayerNorm" not in name:
            values = values.reshape(-1, model.shape.feed_forward if part == "fo.w" else model.shape.hidden)
        weights[name] = np.ascontiguousarray(values, dtype=np.float32)
    # Mean pooling never reads BERT's pooler; zeros keep loaders from complaining that it is missing.
    weights["pooler.dense.weight"] = np.zeros((model.shape.hidden, model.shape.hidden), np.float32)
    weights["pooler.dense.bias"] = np.zeros(model.shape.hidden, np.float32)
    return weights


def _write_transformer(model: ShippedModel, folder: Path) -> None:
    for name, content in configuration_files(model.shape).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, indent=1), "utf-8")
    save_file(_weights(model), folder / "model.safetensors", metadata={"format": "pt"})


def _write_graph(model: ShippedModel, folder: Path, levels: int) -> None:
    # Only the one start that makes the graph needs the library that describes it.
    from retrieval.embedding.onnx_graph import write_graph

    write_graph(model, folder, levels)
    write_pieces(model.vocabulary, folder / PIECES)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _checksums(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != _CHECKSUMS)
    return {str(path.relative_to(folder)): _sha256(path) for path in files}


def _is_whole(folder: Path) -> bool:
    try:
        recorded = json.loads((folder / _CHECKSUMS).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return bool(recorded == _checksums(folder))


def _convert_into(folder: Path, write: Writer) -> None:
    """Make the folder, or make it anew. The caller holds the lock, so whatever lies about was left by a crash."""
    for left_over in folder.parent.glob(f"{_SCRATCH}*"):
        shutil.rmtree(left_over)
    scratch = folder.with_name(_SCRATCH + folder.name)
    scratch.mkdir()
    model = shipped_model()
    write(model, scratch)
    (scratch / TOKENIZER).write_text(json.dumps(tokenizer_file(model.vocabulary), ensure_ascii=False), "utf-8")
    (scratch / _CHECKSUMS).write_text(json.dumps(_checksums(scratch), indent=1), "utf-8")
    if folder.exists():
        shutil.rmtree(folder)
    scratch.rename(folder)


def _name(kind: str, weights: str, version: int | str) -> str:
    return "-".join(filter(None, ("multilingual-e5-small", kind, weights, f"v{version}")))


def _made(models: Path, kind: str, write: Writer) -> Path:
    """The folder of this kind under `models`, made on the first call, in the place of those of former versions, and
    verified on every one.

    Raises ModelError when the shipped weights are damaged or the folder cannot be written.
    """
    folder = models / _name(kind, WEIGHTS_SHA256[:_MARK], FORMATS[kind])
    if _is_whole(folder):
        return folder
    try:
        models.mkdir(parents=True, exist_ok=True)
        with FileLock(models / ".converting.lock"):
            if not _is_whole(folder):
                _convert_into(folder, write)
                for former in set(models.glob(_name(kind, "?" * _MARK, "*"))) - {folder}:
                    shutil.rmtree(former, ignore_errors=True)
    except OSError as error:
        raise ModelError(f"the bundled model cannot be written to {models}: {os.strerror(error.errno or 0)}") from error
    return folder


def bundled_model_folder(models: Path) -> Path:
    """The bundled model as a folder that sentence-transformers loads. Raises ModelError."""
    return _made(models, "", _write_transformer)


def bundled_graph_folder(models: Path, *, int8: bool) -> Path:
    """The bundled model as a graph for ONNX Runtime with its tokenizer; with `int8` the layers' weights in as many of
    eight bits as this processor sums exactly. Raises ModelError."""
    kind, levels = ("onnx", 0) if not int8 else ("onnx-int8-vnni", 127) if has_vnni() else ("onnx-int8", 63)
    return _made(models, kind, partial(_write_graph, levels=levels))
