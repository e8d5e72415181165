"""Inline mode: the answers that appear above the keyboard of somebody who types the bot's name anywhere."""

from __future__ import annotations

import re
from typing import Any

from tests.telegram_api.backend import Backend, method
from tests.telegram_api.errors import ApiError, bad_request
from tests.telegram_api.methods import composing
from tests.telegram_api.wire import Request

Json = dict[str, Any]

_MAX_RESULTS = 50
_MAX_BYTES = 64
_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CACHE_SECONDS = 300


@method("answerInlineQuery")
async def answer_inline_query(backend: Backend, request: Request) -> bool:
    query = backend.asked("inline_query", request.text("inline_query_id"))
    results: list[Json] = request.rows("results") or []
    _check_results(results)
    button = request.table("button") or {}
    if "start_parameter" in button and not _START_PARAMETER.fullmatch(button["start_parameter"]):
        raise bad_request("START_PARAM_INVALID")
    if len(request.text("next_offset").encode()) > _MAX_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    query.answer = query.answer or {
        "results": [_read(backend, result) for result in results],
        "next_offset": request.text("next_offset"),
        "cache_time": request.integer("cache_time", _CACHE_SECONDS),
        "is_personal": request.flag("is_personal"),
        "button": button.get("text", ""),
    }
    backend.journal.note(f"{query.what} is answered: {', '.join(result['title'] for result in results)}")
    return True


def _check_results(results: list[Json]) -> None:
    if len(results) > _MAX_RESULTS:
        raise bad_request("Too many inline query results specified")
    if any(result["type"] != "article" for result in results):
        raise NotImplementedError("only articles with a text are emulated")
    numbers = [result["id"] for result in results]
    if not all(1 <= len(number.encode()) <= _MAX_BYTES for number in numbers):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(numbers)) < len(numbers):
        raise bad_request("RESULT_ID_DUPLICATE")
    if not all(result["title"].strip() for result in results):
        raise bad_request("ARTICLE_TITLE_EMPTY")


def _read(backend: Backend, result: Json) -> Json:
    """The result as the person's app gets it: what it shows, and the message that it would send."""
    content = result["input_message_content"]
    fields = {**content, "text": content["message_text"]}
    try:
        message = composing.body_text(backend, Request("answerInlineQuery", fields))
        keyboard = composing.inline_keyboard(result.get("reply_markup"))
    except ApiError as error:
        _, _, reason = error.description.partition(": ")
        raise bad_request(f"can't parse inline query result: {reason}") from error
    shown = {key: result.get(key, "") for key in ("id", "title", "description", "url", "thumbnail_url")}
    return {**shown, "message": {**message, **keyboard}}
