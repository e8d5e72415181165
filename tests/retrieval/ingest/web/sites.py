"""Web sites of our own on this machine: what stands at each path, and what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

HTML = "text/html; charset=utf-8"
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Reply:
    """What a site answers; `pieces` are sent one at a time, whatever their generator waits for in between."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pieces: Callable[[], Iterator[bytes]] | None = None


@dataclass
class Site:
    """A running site. Paths that it does not know are 404."""

    port: int
    replies: dict[str, Reply]
    asked: list[tuple[str, dict[str, str]]]

    @property
    def endpoint(self) -> tuple[str, int]:
        return LOOPBACK, self.port

    def url(self, path: str = "/", host: str = LOOPBACK) -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def running_site(replies: Mapping[str, Reply] | None = None) -> Iterator[Site]:
    """A site on a free port of the loopback interface, until the block ends."""
    known: dict[str, Reply] = dict(replies or {})
    asked: list[tuple[str, dict[str, str]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, dict(self.headers)))
            reply = known.get(self.path, Reply(status=404))
            self.send_response(reply.status)
            for name, value in {"Content-Type": HTML, **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                for piece in reply.pieces() if reply.pieces else [reply.body]:
                    self.wfile.write(piece)
                    self.wfile.flush()
            except OSError:
                # The client had enough and hung up.
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer((LOOPBACK, 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield Site(server.server_address[1], known, asked)
        finally:
            server.shutdown()
            thread.join()
