"""New messages of the bot."""

from __future__ import annotations

from typing import Any

from tests.telegram_api.backend import Backend, method
from tests.telegram_api.chats import Chat
from tests.telegram_api.errors import bad_request
from tests.telegram_api.files import StoredFile
from tests.telegram_api.methods import composing
from tests.telegram_api.wire import Request

Json = dict[str, Any]


@method("sendMessage")
async def send_message(backend: Backend, request: Request) -> Json:
    body = composing.body_text(backend, request)
    chat = backend.world.writable_chat(request.chat_id, "not enough rights to send text messages to the chat")
    return backend.say(chat, {**body, **_common(backend, chat, request)})


@method("sendDocument")
async def send_document(backend: Backend, request: Request) -> Json:
    body = composing.caption(backend, request)
    chat = backend.world.writable_chat(request.chat_id, "not enough rights to send documents to the chat")
    file = _document(backend, request)
    return backend.say(chat, {"document": file.as_document(), **body, **_common(backend, chat, request)})


def _common(backend: Backend, chat: Chat, request: Request) -> Json:
    fields = {**composing.keyboard(request), **composing.place(chat, request, backend.world.bot.id)}
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
