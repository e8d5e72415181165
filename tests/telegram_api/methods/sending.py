"""New messages of the bot."""

from __future__ import annotations

from typing import Any

from tests.telegram_api.backend import Backend, method
from tests.telegram_api.errors import bad_request
from tests.telegram_api.methods import composing
from tests.telegram_api.schema import CHAT_ACTIONS
from tests.telegram_api.wire import Request
from tests.telegram_api.world import Chat, StoredFile

Json = dict[str, Any]


@method("sendMessage")
async def send_message(backend: Backend, request: Request) -> Json:
    body = composing.body_text(backend, request)
    chat = backend.world.writable_chat(request.chat_id)
    preview = request.table("link_preview_options")
    if preview:
        body["link_preview_options"] = preview
    return backend.say(chat, {**body, **_common(chat, request)})


@method("sendDocument")
async def send_document(backend: Backend, request: Request) -> Json:
    body = composing.caption(backend, request)
    chat = backend.world.writable_chat(request.chat_id)
    file = _document(backend, request)
    return backend.say(chat, {"document": file.as_document(), **body, **_common(chat, request)})


@method("sendChatAction")
async def send_chat_action(backend: Backend, request: Request) -> bool:
    if request.text("action") not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = backend.world.writable_chat(request.chat_id)
    composing.thread(request)
    backend.journal.note(f"{backend.world.bot.username} is {request.text('action')}", chat.id)
    return True


def _common(chat: Chat, request: Request) -> Json:
    composing.thread(request)
    fields = {**composing.keyboard(request), **composing.reply(chat, request)}
    if request.flag("protect_content"):
        fields["has_protected_content"] = True
    if request.text("message_effect_id"):
        fields["effect_id"] = request.text("message_effect_id")
    return fields


def _document(backend: Backend, request: Request) -> StoredFile:
    """The file: uploaded as the part itself, or as attach://name, or sent again by its file_id."""
    reference = request.text("document")
    upload = request.uploads.get(reference.removeprefix("attach://") or "document")
    if upload is not None:
        if not upload.content:
            raise bad_request("file must be non-empty")
        return backend.world.add_file(upload.name, upload.content, upload.mime_type)
    if reference not in backend.world.files:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return backend.world.files[reference]
