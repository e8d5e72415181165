"""/healthz: whether the bot is alive, for whoever restarts it when it is not."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

LONGEST_SILENCE = 90.0
"""Seconds without an answer from Telegram, which is asked every ten seconds, until the bot counts as ill."""

Complaint = Callable[[], str | None]
"""What is wrong, in a few words; None when nothing is."""


class _Healthz(RequestHandler):
    def initialize(self, complaint: Complaint) -> None:
        self._complaint = complaint

    def get(self) -> None:
        complaint = self._complaint()
        self.set_status(HTTPStatus.OK if complaint is None else HTTPStatus.SERVICE_UNAVAILABLE)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.write(complaint or "ok")


class _Quiet(Application):
    def log_request(self, handler: RequestHandler) -> None:
        """Whoever watches asks every few seconds; that is no news."""


class HealthServer:
    """Answers GET /healthz: 200 and "ok", or 503 and what is wrong."""

    def __init__(self, complaint: Complaint) -> None:
        self._complaint = complaint
        self._server: HTTPServer | None = None

    def start(self, address: str, port: int) -> None:
        """Raises OSError when the port is taken."""
        self._server = HTTPServer(_Quiet([("/healthz", _Healthz, {"complaint": self._complaint})]))
        self._server.listen(port, address)

    async def stop(self) -> None:
        if self._server is not None:
            self._server.stop()
            await self._server.close_all_connections()
            self._server = None
