"""The news desk's /push: as text, as a reply, or as a document."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Document, Message
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.context import Context
from bot.documents import LARGEST_DOCUMENT, decoded, is_text_document
from bot.handlers.replies import AnyHandler, after_command, for_message, say, show, while_seen
from bot.messages.keys import OF_FLAW, DeskText
from bot.messages.measure import clean, cut_end
from bot.messages.render import NAME_LIMIT, addition_message
from bot.rights import may_push
from retrieval import Addition, Archive, Draft, Flaw, UnreadableError


class CaptionCommand(filters.MessageFilter):
    """A command at the start of a caption, which CommandHandler does not look at; "/push@other_bot" is not ours."""

    def __init__(self, command: str) -> None:
        super().__init__(f"CaptionCommand({command})")
        self._command = command

    def filter(self, message: Message) -> bool:
        words = (message.caption or "").split(maxsplit=1)
        name, _, addressee = words[0].lower().partition("@") if words else ("", "", "")
        return name == f"/{self._command}" and addressee in {"", message.get_bot().username.lower()}


def handlers() -> list[AnyHandler]:
    new = filters.UpdateType.MESSAGE
    return [
        CommandHandler("push", for_message(push), new),
        MessageHandler(new & CaptionCommand("push"), for_message(push)),
    ]


class _RefusedError(Exception):
    """What was sent cannot be an article; `text` and `values` say why to the person who sent it."""

    def __init__(self, text: DeskText, **values: object) -> None:
        super().__init__(text)
        self.text = text
        self.values = values


async def push(message: Message, context: Context) -> None:
    """Put an article into the archive and show what was understood. It is stored for good when that is shown."""
    texts = context.texts_for(message.from_user)
    if not may_push(message, context.services.settings):
        await say(message, texts.say(DeskText.PUSH_REFUSED))
        return
    try:
        pushed = await while_seen(message, _store(message, context))
    except _RefusedError as refusal:
        await say(message, texts.say(refusal.text, **refusal.values))
    except UnreadableError as error:
        await say(message, texts.say(OF_FLAW[error.flaw]))
    else:
        if pushed is None:
            await say(message, f"{texts.say(DeskText.PUSH_USAGE)}\n{texts.say(DeskText.PUSH_WAYS)}")
        else:
            await show(message, [addition_message(pushed.draft, pushed.addition, texts)])


@dataclass(frozen=True, slots=True)
class _Pushed:
    draft: Draft
    addition: Addition


async def _store(message: Message, context: Context) -> _Pushed | None:
    text = await _handed_in(message)
    return await context.in_thread(_parse_and_add, context.services.archive, text) if text else None


def _parse_and_add(archive: Archive, text: str) -> _Pushed:
    draft = archive.parse(text)
    return _Pushed(draft, archive.add(draft))


async def _handed_in(message: Message) -> str:
    """The text to push: of the document, after the command, or of the message replied to, whichever is there first."""
    if message.document is not None:
        return await _read(message.document)
    if text := after_command(message.text or message.caption):
        return text
    original = message.reply_to_message
    if original is None:
        return ""
    if original.document is not None:
        return await _read(original.document)
    return (original.text or original.caption or "").strip()


async def _read(document: Document) -> str:
    name = cut_end(clean(document.file_name or "?"), NAME_LIMIT)
    if not is_text_document(document):
        raise _RefusedError(DeskText.PUSH_NOT_TXT, name=name)
    too_big = _RefusedError(DeskText.PUSH_TOO_BIG, name=name, megabytes=LARGEST_DOCUMENT // 1024**2)
    if (document.file_size or 0) > LARGEST_DOCUMENT:
        raise too_big
    content = await (await document.get_file()).download_as_bytearray()
    # The size that was announced is the sender's word.
    if len(content) > LARGEST_DOCUMENT:
        raise too_big
    text = decoded(bytes(content))
    if text is None:
        raise _RefusedError(OF_FLAW[Flaw.NOT_TEXT])
    if not text.strip():
        raise _RefusedError(OF_FLAW[Flaw.EMPTY])
    return text
