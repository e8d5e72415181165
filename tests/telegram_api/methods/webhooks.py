"""Where the bot wants its updates brought to."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from tests.telegram_api.backend import Backend, method
from tests.telegram_api.errors import bad_request
from tests.telegram_api.updates import DEFAULT_ALLOWED
from tests.telegram_api.webhook import Webhook
from tests.telegram_api.wire import Request

Json = dict[str, Any]

_PORTS = {80, 88, 443, 8443}
_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_MAX_SECRET = 256


@method("setWebhook")
async def set_webhook(backend: Backend, request: Request) -> bool:
    url, secret = request.text("url"), request.text("secret_token")
    _check(url, secret)
    _drop_pending(backend, request)
    backend.updates.allow(request.rows("allowed_updates"))
    backend.updates.webhook = Webhook(url, secret, request.integer("max_connections", 40)) if url else None
    return True


@method("deleteWebhook")
async def delete_webhook(backend: Backend, request: Request) -> bool:
    _drop_pending(backend, request)
    backend.updates.webhook = None
    return True


@method("getWebhookInfo")
async def get_webhook_info(backend: Backend, request: Request) -> Json:
    allowed = backend.updates.allowed
    asked = {} if allowed == DEFAULT_ALLOWED else {"allowed_updates": sorted(allowed)}
    pending = len(backend.updates.pending)
    if backend.updates.webhook is None:
        return {"url": "", "has_custom_certificate": False, "pending_update_count": pending, **asked}
    return {**backend.updates.webhook.as_json(pending), **asked}


def _check(url: str, secret: str) -> None:
    if len(secret) > _MAX_SECRET:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if not url:
        return
    address = urlsplit(url)
    if address.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (address.port or 443) not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _drop_pending(backend: Backend, request: Request) -> None:
    if request.flag("drop_pending_updates"):
        backend.updates.pending = []
