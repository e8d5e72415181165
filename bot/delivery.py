"""HTTP to Telegram: what is tried again when the network fails, and what never is, lest it be said twice."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import httpx
from telegram.error import NetworkError
from telegram.request import HTTPXRequest, RequestData

from bot.metrics import Metrics

logger = logging.getLogger(__name__)

COURTESIES = frozenset({"sendChatAction", "sendMessageDraft", "setMessageReaction"})
"""Calls that are of no use later: they are made once and at once, or not at all."""
PAUSES = (0.5, 1.0, 2.0)
"""Seconds before the second, the third and the last attempt."""

# No connection was made, or none was free: not a byte of the call was sent.
_SURELY_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_SAID_ONCE = ("send", "copy", "forward")
# python-telegram-bot repeats these itself while it starts.
_OF_THE_START = frozenset({"getMe", "setWebhook", "deleteWebhook"})
_TOKEN_REFUSED = (httpx.codes.UNAUTHORIZED, httpx.codes.NOT_FOUND)
# How Telegram refuses what an earlier attempt has done already.
_DONE_BEFORE = ("message is not modified", "message to delete not found", "query id is invalid")
_DONE = 200, b'{"ok":true,"result":true}'


class LostAnswerError(NetworkError):
    """A message was sent, or was not: the connection broke before Telegram answered. It must not be sent again."""


class PatientRequest(HTTPXRequest):
    """Tries again what may be tried again.

    What sends a message is repeated only when it was surely not sent, everything else after any failure of the network
    or of Telegram's gateway. If it turns out then that an earlier attempt was successful, that is success.
    """

    def __init__(self, pauses: Sequence[float] = PAUSES, **options: Any) -> None:
        super().__init__(**options)
        self._pauses = tuple(pauses)

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **timeouts: Any
    ) -> tuple[int, bytes]:
        name = url.rsplit("/", 1)[-1]
        said_once = method == "POST" and name.startswith(_SAID_ONCE)
        pauses = () if name in COURTESIES | _OF_THE_START else self._pauses
        in_doubt = False
        for pause in (*pauses, None):
            try:
                code, body = await super().do_request(url, method, request_data, *args, **timeouts)
            except NetworkError as error:
                unsent = isinstance(error.__cause__, _SURELY_NOT_SENT)
                if said_once and not unsent:
                    raise LostAnswerError(error.message) from error
                if pause is None:
                    raise
                in_doubt = in_doubt or not unsent
            else:
                if in_doubt and _says_done_before(code, body):
                    return _DONE
                if said_once or pause is None or not (method == "POST" and _is_out_of_order(code, body)):
                    return code, body
                in_doubt = True
            logger.info("%s failed, trying again in %.1f s", name if method == "POST" else "a download", pause)
            await asyncio.sleep(pause)
        raise AssertionError("the last attempt returns or raises")


def _is_out_of_order(code: int, body: bytes) -> bool:
    """Whether Telegram is in trouble, or something in front of it answered in its place: a gateway, a login page."""
    return code >= httpx.codes.INTERNAL_SERVER_ERROR or not body.lstrip().startswith(b"{")


def _says_done_before(code: int, body: bytes) -> bool:
    if code != httpx.codes.BAD_REQUEST:
        return False
    try:
        description = str(json.loads(body)["description"]).lower()
    except (ValueError, LookupError, TypeError):
        return False
    return any(sign in description for sign in _DONE_BEFORE)


class Pulse:
    """When Telegram last answered a request for updates, by the clock of the event loop."""

    def __init__(self) -> None:
        self._last: float | None = None
        self._asking = 0
        self._idle_since: float | None = None

    def beat(self) -> None:
        self._last = asyncio.get_running_loop().time()

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Telegram is being asked, whatever it will say."""
        self._asking += 1
        try:
            yield
        finally:
            self._asking -= 1
            self._idle_since = asyncio.get_running_loop().time()

    @property
    def idle_for(self) -> float:
        """Seconds since anybody asked; 0 while Telegram is asked, and before that first happened."""
        if self._asking or self._idle_since is None:
            return 0.0
        return asyncio.get_running_loop().time() - self._idle_since

    @property
    def age(self) -> float | None:
        """Seconds since the last answer; None before the first."""
        return None if self._last is None else asyncio.get_running_loop().time() - self._last


class PollingRequest(HTTPXRequest):
    """Fetches updates, which python-telegram-bot repeats by itself, and keeps the pulse.

    It would end for good when the token is refused. That the token was right has been seen at the start, so it is
    taken for a bad moment of Telegram's.
    """

    def __init__(self, pulse: Pulse, metrics: Metrics | None = None, **options: Any) -> None:
        super().__init__(**options)
        self._pulse = pulse
        self._metrics = metrics or Metrics()

    async def do_request(self, *args: Any, **options: Any) -> tuple[int, bytes]:
        with self._pulse.asking(), self._metrics.failing("getUpdates"):
            code, body = await super().do_request(*args, **options)
            if code in _TOKEN_REFUSED:
                raise NetworkError(f"Telegram refuses the token ({code})")
        if code == httpx.codes.OK:
            self._pulse.beat()
        self._metrics.called("getUpdates", httpx.codes.get_reason_phrase(code) or str(code))
        return code, body
