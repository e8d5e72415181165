"""The small port for whoever watches: /healthz, /readyz and /metrics, each one page of plain text."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

LONGEST_SILENCE = 90.0
"""Seconds without an answer from Telegram, which is asked every ten seconds, until the bot counts as ill."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is answered. `well` is False when whoever asks should do something about it."""

    text: str
    well: bool = True


def verdict(complaint: str | None) -> Page:
    """ "ok", or what is wrong in a few words."""
    return Page(complaint or "ok", well=complaint is None)


Write = Callable[[], Awaitable[Page]]


class _Written(RequestHandler):
    def initialize(self, write: Write) -> None:
        self._write = write

    async def get(self) -> None:
        page = await self._write()
        self.set_status(HTTPStatus.OK if page.well else HTTPStatus.SERVICE_UNAVAILABLE)
        self.set_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        self.write(page.text)


class _Quiet(Application):
    def log_request(self, handler: RequestHandler) -> None:
        """Whoever watches asks every few seconds; that is no news."""


class HealthServer:
    """Answers GET for each of the pages, by its path: 200, or 503 where something is wrong."""

    def __init__(self, pages: Mapping[str, Write]) -> None:
        self._pages = pages
        self._server: HTTPServer | None = None

    def start(self, address: str, port: int) -> None:
        """Raises OSError when the port is taken."""
        rules = [(path, _Written, {"write": write}) for path, write in self._pages.items()]
        self._server = HTTPServer(_Quiet(rules))
        self._server.listen(port, address)

    async def stop(self) -> None:
        if self._server is not None:
            self._server.stop()
            await self._server.close_all_connections()
            self._server = None
