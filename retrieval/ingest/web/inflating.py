"""The content of a response from the bytes that came, never more of it than is wanted."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

from retrieval.errors import FetchError, Obstacle

ACCEPTED = "gzip, deflate"
"""What to ask for: these two can be inflated a piece at a time, so that no small answer unpacks to a huge one."""
_PIECE = 64 * 1024


def _pieces(chunks: Iterable[bytes], window: int) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(window)
    for chunk in chunks:
        waiting = chunk
        while waiting:
            yield unpacker.decompress(waiting, _PIECE)
            waiting = unpacker.unconsumed_tail
    yield unpacker.flush()
    if not unpacker.eof:
        raise zlib.error("the end is missing")


def _deflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Deflate with the header that the standard asks for, or without it, as some servers send it."""
    stream = iter(chunks)
    first = next(stream, b"")
    while len(first) < 2 and (more := next(stream, b"")):
        first += more
    bare = len(first) < 2 or first[0] & 0x0F != zlib.DEFLATED or int.from_bytes(first[:2], "big") % 31
    yield from _pieces(chain((first,), stream), -zlib.MAX_WBITS if bare else zlib.MAX_WBITS)


def _decoded(chunks: Iterable[bytes], encoding: str) -> Iterable[bytes]:
    match encoding.strip().lower():
        case "" | "identity":
            return chunks
        case "gzip" | "x-gzip":
            return _pieces(chunks, 16 + zlib.MAX_WBITS)
        case "deflate":
            return _deflated(chunks)
        case _:
            raise FetchError(Obstacle.BROKEN, "the answer is packed in a way that was not asked for")


def inflated(chunks: Iterable[bytes], encoding: str, most: int) -> bytes:
    """The content in all, by its Content-Encoding.

    Raises FetchError when it has more than `most` bytes, is damaged, or is packed otherwise or twice.
    """
    content = bytearray()
    try:
        for piece in _decoded(chunks, encoding):
            content += piece
            if len(content) > most:
                raise FetchError(Obstacle.TOO_LARGE, f"the page is larger than {most // 1024:,} kB")
    except zlib.error as error:
        raise FetchError(Obstacle.BROKEN, "the answer is damaged: it cannot be unpacked") from error
    return bytes(content)
