"""Packed content comes out whole, or not at all."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import FetchError, Obstacle
from retrieval.ingest.web.inflating import inflated


def _bare_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "": bytes,
    "identity": bytes,
}


def _in_pieces(content: bytes, size: int) -> Iterator[bytes]:
    return (content[start : start + size] for start in range(0, len(content), size))


@given(st.binary(max_size=3000), st.sampled_from(sorted(PACKINGS)), st.integers(1, 500))
def test_any_content_comes_out_as_it_went_in(content: bytes, encoding: str, piece: int) -> None:
    assert inflated(_in_pieces(PACKINGS[encoding](content), piece), encoding, 3000) == content


def test_deflate_without_its_header_is_understood_too() -> None:
    assert inflated([_bare_deflate(b"berita " * 100)], "deflate", 10_000) == b"berita " * 100


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_content_that_breaks_off_is_damaged(encoding: str) -> None:
    with pytest.raises(FetchError) as caught:
        inflated([PACKINGS[encoding](b"berita " * 100)[:-12]], encoding, 10_000)
    assert caught.value.obstacle is Obstacle.BROKEN


def test_a_bomb_is_given_up_before_it_unfolds() -> None:
    bomb = gzip.compress(bytes(200 * 1024 * 1024))
    tracemalloc.start()
    try:
        with pytest.raises(FetchError) as caught:
            inflated([bomb], "gzip", 1024 * 1024)
        assert tracemalloc.get_traced_memory()[1] < 8 * 1024 * 1024
    finally:
        tracemalloc.stop()
    assert caught.value.obstacle is Obstacle.TOO_LARGE


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "zstd", "compress"])
def test_what_was_not_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(FetchError) as caught:
        inflated([b"?"], encoding, 1000)
    assert caught.value.obstacle is Obstacle.BROKEN


@given(st.binary(min_size=1, max_size=200), st.sampled_from(["gzip", "deflate"]))
def test_damage_is_an_error_of_ours(content: bytes, encoding: str) -> None:
    # Few bytes hardly ever unpack by chance; that nothing else is raised is the point.
    with suppress(FetchError):
        inflated([content], encoding, 1000)
