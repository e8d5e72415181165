"""How the bot hears of the world: updates by polling, files."""

from __future__ import annotations

from typing import Any

from tests.telegram_api.backend import Backend, method
from tests.telegram_api.errors import bad_request
from tests.telegram_api.wire import Request

Json = dict[str, Any]

_MAX_DOWNLOAD = 20 * 1024 * 1024


@method("getMe")
async def get_me(backend: Backend, request: Request) -> Json:
    return backend.world.bot_as_json()


@method("getUpdates")
async def get_updates(backend: Backend, request: Request) -> list[Json]:
    backend.updates.allow(request.rows("allowed_updates"))
    offset, limit = request.integer("offset"), request.integer("limit", 100)
    return await backend.updates.poll(offset, limit, request.integer("timeout"))


@method("getFile")
async def get_file(backend: Backend, request: Request) -> Json:
    file = backend.world.files.get(request.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > _MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return file.as_file()
