"""The console chat: Telegram's side of the Bot API, played for one terminal.

The very same application runs on it. Lines that are typed arrive as updates, one at a time and each only when the one
before it has been answered; what the bot sends is typed out. It plays the methods that the handlers use, no others.
"""

from __future__ import annotations

import asyncio
import json
import re
import shlex
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from shutil import get_terminal_size
from typing import Any, TextIO

from telegram.request import BaseRequest, RequestData

from bot.context import App
from bot.messages.keys import Text
from bot.messages.markup import plain
from bot.messages.measure import clean, units
from bot.messages.texts import Texts
from bot.terminal import Lines, dim, typeset

Json = dict[str, Any]

_BOT: Json = {"id": 1, "is_bot": True, "first_name": "Kabar", "username": "kabar_console_bot"}
_COMMAND = re.compile(r"/\w+(@\w+)?")
_REMEMBERED = 500
# What the handlers call for their effect elsewhere; a terminal has no menus, no typing sign and no webhook.
_WITHOUT_EFFECT = ("deleteWebhook", "setMyCommands", "sendChatAction", "setMessageReaction")


class ConsoleCommandError(Exception):
    """A colon command that cannot be carried out; the text says why."""


@dataclass(frozen=True, slots=True)
class Screen:
    """Where answers and everything else are written. With `fancy` there is a person in front of it."""

    answers: TextIO
    notices: TextIO
    fancy: bool

    def answer(self, number: int, html: str) -> None:
        heading = dim(f"[{number}] Kabar") + "\n" if self.fancy else ""
        width = get_terminal_size().columns if self.fancy else None
        self._write(self.answers, f"{heading}{typeset(html, width=width)}\n\n")

    def notice(self, text: str) -> None:
        self._write(self.notices, f"{text}\n")

    def prompt(self, number: int, speaker: str) -> None:
        if self.fancy:
            self._write(self.answers, dim(f"[{number}] {speaker}> "))

    @staticmethod
    def _write(stream: TextIO, text: str) -> None:
        stream.write(text)
        stream.flush()


class ConsoleRequest(BaseRequest):
    """Takes the place of HTTP. `finished` is set when the input has ended and everything in it has been answered."""

    def __init__(self, lines: Lines, screen: Screen, texts: Texts, speakers: dict[str, int]) -> None:
        self.finished = asyncio.Event()
        self._lines = lines
        self._screen = screen
        self._texts = texts
        self._speakers = speakers
        self._speaker = "user"
        self._messages: dict[int, Json] = {}
        self._next_id = 1
        self._update_id = 0
        self._settled: Callable[[], Awaitable[None]] | None = None
        self._methods: dict[str, Callable[[Json], Awaitable[Any]]] = {
            "getMe": self._get_me,
            "getUpdates": self._get_updates,
            "getFile": self._get_file,
            "sendMessage": self._send_message,
            "editMessageText": self._send_message,
            **dict.fromkeys(_WITHOUT_EFFECT, self._do_nothing),
        }

    def attach(self, settled: Callable[[], Awaitable[None]]) -> None:
        """Give the next line out only when `settled` returns: when the update before it has been dealt with."""
        self._settled = settled

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        """Nothing is opened: the thread that reads starts with the conversation."""

    async def shutdown(self) -> None:
        """Nothing needs closing."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = None,
        write_timeout: object = None,
        connect_timeout: object = None,
        pool_timeout: object = None,
    ) -> tuple[int, bytes]:
        name = url.rsplit("/", 1)[-1]
        play = self._methods.get(name)
        if play is None:
            refusal = {"ok": False, "error_code": 400, "description": f"Bad Request: the console does not play {name}"}
            return 400, json.dumps(refusal).encode()
        result = await play(dict(request_data.parameters) if request_data else {})
        return 200, json.dumps({"ok": True, "result": result}).encode()

    # The Bot API

    async def _get_me(self, _: Json) -> Json:
        return _BOT

    async def _do_nothing(self, _: Json) -> bool:
        return True

    async def _get_updates(self, parameters: Json) -> list[Json]:
        # With no time to wait it is the last call, in which python-telegram-bot only confirms what it has got.
        if not parameters.get("timeout"):
            return []
        if self._settled:
            await self._settled()
        message = await self._typed_message()
        if message is None:
            self.finished.set()
            # Nothing will ever come; the caller is cancelled when the application stops.
            await asyncio.Event().wait()
        self._update_id += 1
        return [{"update_id": self._update_id, "message": message}]

    async def _get_file(self, parameters: Json) -> Json:
        # python-telegram-bot reads a path that exists on this machine from the disk, as with a local Bot API server.
        file_id = parameters["file_id"]
        return {"file_id": file_id, "file_unique_id": file_id, "file_path": file_id}

    async def _send_message(self, parameters: Json) -> Json:
        text = str(parameters["text"])
        is_html = parameters.get("parse_mode") == "HTML"
        message = self._remembered(
            {"from": _BOT, "chat": _chat(int(parameters["chat_id"])), "text": plain(text) if is_html else text}
        )
        number: int = message["message_id"]
        self._screen.answer(number, text if is_html else _as_html(text))
        return message

    # The person at the keyboard

    async def _typed_message(self) -> Json | None:
        """The next message that is typed; None at the end of the input. Colon commands are carried out on the way."""
        while True:
            self._screen.prompt(self._next_id, self._speaker)
            line = await self._lines.next()
            if line is None or line.strip() == ":quit":
                return None
            try:
                message = await self._message(line)
            except ConsoleCommandError as error:
                self._screen.notice(str(error))
                continue
            if message:
                return message

    async def _message(self, line: str) -> Json | None:
        if not line.startswith(":"):
            return self._from_speaker(_written(line)) if line.strip() else None
        command, _, rest = line[1:].partition(" ")
        match command:
            case "user" | "admin":
                self._speaker = command
                confirmation = Text.CONSOLE_AS_USER if command == "user" else Text.CONSOLE_AS_ADMIN
                self._screen.notice(self._texts.say(confirmation))
                return None
            case "paste":
                return self._from_speaker(_written(await self._pasted()))
            case "file":
                return self._from_speaker(self._file(rest))
            case "reply":
                return self._from_speaker(self._reply(rest))
        raise ConsoleCommandError(self._texts.say(Text.CONSOLE_UNKNOWN, command=f":{command}"))

    async def _pasted(self) -> str:
        self._screen.notice(self._texts.say(Text.CONSOLE_PASTE))
        lines: list[str] = []
        while (line := await self._lines.next()) not in (None, "."):
            lines.append(line or "")
        return "\n".join(lines)

    def _file(self, rest: str) -> Json:
        try:
            name, *caption = shlex.split(rest)
            path = Path(name).expanduser().resolve()
            with path.open("rb") as file:
                size = file.seek(0, 2)
        except (ValueError, OSError):
            raise ConsoleCommandError(self._texts.say(Text.CONSOLE_NO_FILE, path=rest)) from None
        document = {"file_id": str(path), "file_unique_id": str(path), "file_name": path.name, "file_size": size}
        return {"document": document, **_written(" ".join(caption), "caption")}

    def _reply(self, rest: str) -> Json:
        number, _, text = rest.partition(" ")
        original = self._messages.get(int(number)) if number.isdecimal() else None
        if original is None:
            raise ConsoleCommandError(self._texts.say(Text.CONSOLE_NO_MESSAGE, number=number))
        return {"reply_to_message": original, **_written(text)}

    def _from_speaker(self, content: Json) -> Json | None:
        if not content:
            return None
        person = self._speakers[self._speaker]
        return self._remembered({"from": _person(person), "chat": _chat(person), **content})

    def _remembered(self, fields: Json) -> Json:
        message = {"message_id": self._next_id, "date": int(time.time()), **fields}
        self._messages[self._next_id] = message
        self._messages.pop(self._next_id - _REMEMBERED, None)
        self._next_id += 1
        return message


def _person(number: int) -> Json:
    return {"id": number, "is_bot": False, "first_name": "Console"}


def _chat(number: int) -> Json:
    return {"id": number, "type": "private", "first_name": "Console"}


def _written(text: str, name: str = "text") -> Json:
    """The fields of a text or caption, its command marked as Telegram marks it; none for an empty text."""
    if not text.strip():
        return {}
    command = _COMMAND.match(text)
    if command is None:
        return {name: text}
    entity = {"type": "bot_command", "offset": 0, "length": units(command.group())}
    return {name: text, "entities" if name == "text" else f"{name}_entities": [entity]}


def _as_html(text: str) -> str:
    return escape(clean(text), quote=False)


async def converse(application: App, console: ConsoleRequest, lines: Lines, allowed_updates: list[str]) -> None:
    """Run the application on the console until the input ends, and answer everything in it first."""
    updater = application.updater
    if updater is None:
        raise ValueError("the console needs an application that fetches updates")
    console.attach(application.update_queue.join)
    async with application:
        if application.post_init:
            await application.post_init(application)
        lines.start()
        await updater.start_polling(allowed_updates=allowed_updates)
        await application.start()
        await console.finished.wait()
        await updater.stop()
        await application.stop()
    if application.post_shutdown:
        await application.post_shutdown(application)
