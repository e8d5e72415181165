"""Refusals, worded as Telegram words them (tdlib/telegram-bot-api, Client.cpp, fail_query_with_error)."""

from __future__ import annotations


class ApiError(Exception):
    """A call that Telegram refuses: HTTP status, description, and sometimes parameters such as retry_after."""

    def __init__(self, code: int, description: str, parameters: dict[str, int] | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters or {}


def bad_request(reason: str, **parameters: int) -> ApiError:
    """400. TDLib writes reasons with a capital; the Bot API server lowers it unless the reason is a CONSTANT."""
    shouted = len(reason) > 1 and (reason[1] == "_" or reason[1].isupper())
    return ApiError(400, "Bad Request: " + (reason if shouted else reason[0].lower() + reason[1:]), parameters)


def forbidden(reason: str) -> ApiError:
    """403: the chat exists, but the bot may not write there."""
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    """409: two programs want the updates of one bot."""
    return ApiError(409, f"Conflict: {reason}")


def too_many_requests(seconds: int) -> ApiError:
    """429: the bot is to wait so long."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
