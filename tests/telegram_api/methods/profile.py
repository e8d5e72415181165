"""The bot's menu of commands and its descriptions, each per language (and the menu per scope)."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.telegram_api.backend import Backend, method
from tests.telegram_api.errors import bad_request
from tests.telegram_api.wire import Request

Json = dict[str, Any]

_COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")
_MAX_COMMANDS = 100
_MAX_COMMAND_DESCRIPTION = 256
_MAX_LENGTHS = {"description": 512, "short_description": 120}


@method("setMyCommands")
async def set_my_commands(backend: Backend, request: Request) -> bool:
    commands = request.rows("commands") or []
    if len(commands) > _MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= _MAX_COMMAND_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    backend.world.commands[_menu(request)] = commands
    return True


@method("getMyCommands")
async def get_my_commands(backend: Backend, request: Request) -> list[Json]:
    return backend.world.commands.get(_menu(request), [])


@method("deleteMyCommands")
async def delete_my_commands(backend: Backend, request: Request) -> bool:
    backend.world.commands.pop(_menu(request), None)
    return True


@method("setMyDescription")
async def set_my_description(backend: Backend, request: Request) -> bool:
    return _describe(backend, request, "description")


@method("setMyShortDescription")
async def set_my_short_description(backend: Backend, request: Request) -> bool:
    return _describe(backend, request, "short_description")


def scope_key(scope: Json | None) -> str:
    """A scope as a key; no scope is the default one."""
    return json.dumps(scope or {"type": "default"}, sort_keys=True)


def _menu(request: Request) -> tuple[str, str]:
    return scope_key(request.table("scope")), request.text("language_code")


def _describe(backend: Backend, request: Request, name: str) -> bool:
    if len(request.text(name)) > _MAX_LENGTHS[name]:
        raise bad_request(f"{name} is too long")
    backend.world.profile[name, request.text("language_code")] = request.text(name)
    return True
