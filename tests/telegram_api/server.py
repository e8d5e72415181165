"""The HTTP side: /bot<token>/<method> and /file/bot<token>/<path> on loopback."""

from __future__ import annotations

import asyncio
import re

from aiohttp import web

from tests.telegram_api import methods, schema, wire
from tests.telegram_api.backend import METHODS, Backend, canonical
from tests.telegram_api.errors import ApiError, bad_request
from tests.telegram_api.faults import Fault, FaultPlan

_TOKEN = re.compile(r"[1-9]\d*:[A-Za-z0-9_-]{30,}")
_MAX_BODY = 64 * 1024 * 1024

# Importing the methods fills METHODS.
__all__ = ["Server", "methods"]


class Server:
    """One bot's door to Telegram."""

    def __init__(self, backend: Backend, token: str) -> None:
        self._backend = backend
        self._token = token
        self._runner: web.AppRunner | None = None
        self.faults = FaultPlan()
        self.port = 0

    async def start(self) -> None:
        app = web.Application(client_max_size=_MAX_BODY)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        # A poll whose client went away must not go on waiting in the place of the next one.
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _file(self, request: web.Request) -> web.StreamResponse:
        if (wrong := self._wrong_token(request)) is not None:
            return wire.refusal(wrong)
        for file in self._backend.world.files.values():
            if file.path == request.match_info["path"]:
                return web.Response(body=file.content, content_type="application/octet-stream")
        return wire.refusal(ApiError(404, "Not Found"))

    async def _call(self, request: web.Request) -> web.StreamResponse:
        if (wrong := self._wrong_token(request)) is not None:
            return wire.refusal(wrong)
        raw, uploads = await wire.read(request)
        name = canonical(request.match_info["method"])
        if name is None:
            return await self._unknown(request.match_info["method"], raw)
        call = wire.Request(name, schema.decoded(name, raw), uploads)
        fault = self.faults.take(name, call.params.get("chat_id"))
        if fault is not None and not fault.done:
            answer = await self._undone(call, fault)
        else:
            answer = await self._done(call, fault)
        if answer is None:
            # Closing the connection under aiohttp is the only way to give no answer at all.
            if request.transport is not None:
                request.transport.close()
            return web.Response()
        return answer

    def _wrong_token(self, request: web.Request) -> ApiError | None:
        token = request.match_info["token"]
        if token == self._token:
            return None
        return ApiError(401, "Unauthorized") if _TOKEN.fullmatch(token) else ApiError(404, "Not Found")

    async def _unknown(self, name: str, raw: dict[str, object]) -> web.Response:
        error = ApiError(404, "Not Found: method not found")
        self._backend.journal.violation(f"{name}: no such method, or it is not emulated")
        await self._record(wire.Request(name, raw), str(error))
        return wire.refusal(error)

    async def _undone(self, call: wire.Request, fault: Fault) -> web.Response | None:
        """A mishap before anything is done."""
        self._complaints(call)
        await self._record(call, str(fault))
        if fault.body is not None:
            code = fault.error.code if fault.error else 200
            return web.Response(status=code, body=fault.body, content_type="text/html")
        return wire.refusal(fault.error) if fault.error else None

    async def _done(self, call: wire.Request, fault: Fault | None) -> web.Response | None:
        """What was asked for is done; a mishap may still come between the answer and the bot."""
        try:
            result = await self._result(call)
            outcome, answer = "ok", wire.answer(result)
        except ApiError as error:
            result, outcome, answer = None, str(error), wire.refusal(error)
        await self._record(call, outcome if fault is None else f"{outcome}, then {fault}", result)
        if fault is None:
            return answer
        await asyncio.sleep(fault.seconds)
        return None if fault.kind == "drop_after" else answer

    async def _result(self, call: wire.Request) -> object:
        if (wrong := self._complaints(call)) is not None:
            raise wrong
        try:
            result = await METHODS[call.method](self._backend, call)
        except (ArithmeticError, AttributeError, LookupError, NotImplementedError, TypeError, ValueError) as error:
            self._backend.journal.violation(f"the emulator failed in {call.method}: {error!r}")
            raise ApiError(500, "Internal Server Error") from error
        for complaint in schema.check_answer(call.method, result):
            self._backend.journal.violation(complaint)
        return result

    def _complaints(self, call: wire.Request) -> ApiError | None:
        """Record what is wrong with the parameters; the refusal, if the call cannot be read at all."""
        try:
            complaints = schema.check_call(call.method, call.params, call.uploads)
        except schema.WrongParametersError as error:
            for complaint in error.complaints:
                self._backend.journal.violation(complaint)
            return bad_request(error.complaints[0])
        for complaint in complaints:
            self._backend.journal.violation(complaint)
        return None

    async def _record(self, call: wire.Request, outcome: str, result: object = None) -> None:
        self._backend.journal.record(call.method, call.params, outcome, result)
        await self._backend.changes.ring()
