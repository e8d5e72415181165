"""Pressed buttons."""

from __future__ import annotations

from tests.telegram_api.backend import Backend, method
from tests.telegram_api.errors import bad_request
from tests.telegram_api.wire import Request

_MAX_ANSWER = 200


@method("answerCallbackQuery")
async def answer_callback_query(backend: Backend, request: Request) -> bool:
    query = backend.asked("callback_query", request.text("callback_query_id"))
    if len(request.text("text")) > _MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    shown = {"text": request.text("text"), "show_alert": request.flag("show_alert"), "url": request.text("url")}
    # The person's app has stopped waiting at the first answer.
    query.answer = query.answer or {**shown, "cache_time": request.integer("cache_time")}
    backend.journal.note(f"{query.what} is answered: {shown['text'] or '(nothing)'}")
    return True
