"""Connections to public addresses only.

The name is looked up here, each address found is judged here, and the connection is made to that very address: between
check and use nothing is looked up again, so that no name server can change its mind.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Thread
from typing import TypeAlias

import httpcore
import httpx

from retrieval.errors import FetchError, Obstacle
from retrieval.ingest.web.networks import Endpoint, address_of, is_public

_SocketOption: TypeAlias = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
_MOST_ADDRESSES = 4
"""Addresses of one name that are tried in turn."""


class Deadline:
    """The moment by which everything must be done."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left. Raises FetchError when none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchError(Obstacle.TOO_SLOW, "the site took too long to answer")
        return left


class _TimedStream(httpcore.NetworkStream):
    """A connection that ends at the deadline, however little the other side sends at a time."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _resolved(host: str, port: int, deadline: Deadline) -> list[str]:
    """The addresses of a host, as text. The system's own look-up knows no time limit, so it is waited for only so
    long."""
    found: Future[list[str]] = Future()

    def look_up() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            found.set_exception(error)
        else:
            found.set_result(list(dict.fromkeys(str(answer[4][0]) for answer in answers)))

    Thread(target=look_up, daemon=True).start()
    try:
        return found.result(deadline.left())
    except TimeoutError:
        raise FetchError(Obstacle.TOO_SLOW, "the name of the site could not be looked up in time") from None
    except (OSError, UnicodeError) as error:
        raise FetchError(Obstacle.UNREACHABLE, "there is no site of this name") from error


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections to public addresses on the given ports, and to the endpoints that are `allowed` besides."""

    def __init__(self, deadline: Deadline, ports: Collection[int], allowed: Collection[Endpoint]) -> None:
        self._deadline = deadline
        self._ports = ports
        self._allowed = allowed
        self._system = httpcore.SyncBackend()

    def _is_permitted(self, address: str, port: int) -> bool:
        return (address, port) in self._allowed or (port in self._ports and is_public(address_of(address)))

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[_SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        if port not in self._ports and all(port != allowed for _, allowed in self._allowed):
            raise FetchError(Obstacle.FORBIDDEN_ADDRESS, "this is no port of the public web")
        addresses = [each for each in _resolved(host, port, self._deadline) if self._is_permitted(each, port)]
        if not addresses:
            raise FetchError(Obstacle.FORBIDDEN_ADDRESS, "this address is not on the public web")
        for address in addresses[:_MOST_ADDRESSES]:
            try:
                stream = self._system.connect_tcp(address, port, self._deadline.left())
            except (httpcore.NetworkError, httpcore.TimeoutException) as error:
                failed = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failed


class _Body(httpx.SyncByteStream):
    """The bytes of a response as they come, its errors told as a FetchError."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        with _failures_told():
            yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


@contextmanager
def _failures_told() -> Iterator[None]:
    try:
        yield
    except httpcore.TimeoutException as error:
        raise FetchError(Obstacle.TOO_SLOW, "the site took too long to answer") from error
    except httpcore.NetworkError as error:
        raise FetchError(Obstacle.UNREACHABLE, "the site cannot be reached") from error
    except httpcore.ProtocolError as error:
        raise FetchError(Obstacle.UNREACHABLE, "what answers there speaks no HTTP") from error


class GuardedTransport(httpx.BaseTransport):
    """What httpx sends its requests through: one pool of guarded connections, for as long as the deadline lasts."""

    def __init__(self, backend: GuardedBackend, ssl_context: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context, max_connections=2, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        with _failures_told():
            response = self._pool.handle_request(
                httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
            )
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response))

    def close(self) -> None:
        self._pool.close()
