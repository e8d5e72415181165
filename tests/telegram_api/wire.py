"""Requests and answers on the wire: JSON, urlencoded and multipart bodies in; ok, refusals and files out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.telegram_api.errors import ApiError, bad_request

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a multipart body."""

    name: str
    content: bytes
    mime_type: str


@dataclass(frozen=True, slots=True)
class Request:
    """One call of the bot, its parameters decoded; reading a parameter that is absent gives the empty value."""

    method: str
    params: Json
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        value = self.params.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        value = self.params.get(name)
        return default if value is None else int(value)

    def flag(self, name: str) -> bool:
        return str(self.params.get(name)).lower() in {"true", "1"}

    def table(self, name: str) -> Json | None:
        value: Json | None = self.params.get(name)
        return value

    def rows(self, name: str) -> list[Any] | None:
        value: list[Any] | None = self.params.get(name)
        return value

    @property
    def chat_id(self) -> int:
        """The chat named by its number. Raises 400 for none and for @names, which no chat here has."""
        name = self.text("chat_id")
        if not name:
            raise bad_request("chat_id is empty")
        if not name.lstrip("-").isdigit():
            raise bad_request("chat not found")
        return int(name)


async def read(request: web.Request) -> tuple[dict[str, object], dict[str, Upload]]:
    """Parameters (still undecoded) from the query and the body, and uploaded files by part name."""
    raw: dict[str, object] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        body = await request.json() if request.can_read_body else {}
        return raw | body, uploads
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            with value.file as file:
                uploads[name] = Upload(value.filename, file.read(), value.content_type)
        elif isinstance(value, str):
            raw[name] = value
    return raw, uploads


def answer(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def refusal(error: ApiError) -> web.Response:
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return web.json_response(body, status=error.code)
