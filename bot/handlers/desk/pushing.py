"""The news desk's /push: addresses, a text or a document, in the message, its caption or the message replied to."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from telegram import InlineKeyboardMarkup, Message
from telegram.error import TelegramError
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.context import BusyError, Context
from bot.handlers.desk.items import Item, Pushed, RefusedError, items_of, push_item
from bot.handlers.desk.submissions import Submission, handed_in
from bot.handlers.pressing import Pressed
from bot.handlers.replies import AnyHandler, change, for_message, say, show, while_seen
from bot.messages.buttons import stop_button
from bot.messages.keys import OF_FLAW, OF_OBSTACLE, DeskText, Key, Text
from bot.messages.render import addition_message, escaped, pushes_report
from bot.messages.texts import Texts
from bot.rights import may_push, may_stop
from retrieval import FetchError, UnreadableError

PROGRESS_EVERY = 3.0
"""Seconds between two edits of a progress message: Telegram bears about twenty a minute in a group."""
PAUSE_WHEN_BUSY = 0.5
"""Seconds until a batch tries again to get a thread."""

logger = logging.getLogger(__name__)


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


async def push(message: Message, context: Context) -> None:
    """Put articles into the archive and show what was understood. They are stored for good when that is shown."""
    texts = context.texts_for(message.from_user)
    if not may_push(message, context.services.settings):
        await say(message, texts.say(DeskText.PUSH_REFUSED))
        return
    submission = handed_in(message)
    if submission is None:
        await say(message, f"{texts.say(DeskText.PUSH_USAGE)}\n{texts.say(DeskText.PUSH_WAYS)}")
        return
    try:
        await while_seen(message, _push(message, context, submission, texts))
    except RefusedError as refusal:
        await say(message, texts.say(refusal.text, **refusal.values))
    except UnreadableError as error:
        await say(message, _reason(error, texts))


async def _push(message: Message, context: Context, submission: Submission, texts: Texts) -> None:
    items = await items_of(submission, context)
    if len(items) > 1:
        await _push_many(message, context, items, texts)
        return
    (result,) = [await push_item(item, context) for item in items]
    if isinstance(result, Pushed):
        told = addition_message(result.page, result.addition, texts, may_be_cut=submission.may_be_cut)
        await show(message, [told])
    else:
        await say(message, _reason(result, texts))


async def _push_many(message: Message, context: Context, items: Sequence[Item], texts: Texts) -> None:
    """One after the other, so that questions come in between, with the progress in one message; then the report."""
    clock = asyncio.get_running_loop().time
    stored, failures = 0, list[tuple[str, str]]()
    progress = await say(message, _progress(stored, failures, items, texts), stop_button(texts))
    place, stopped, due = (progress.chat_id, progress.message_id), asyncio.Event(), clock()
    context.bot_data.pushes[place] = stopped
    try:
        for item in items:
            if stopped.is_set():
                break
            result = await _patiently(item, context)
            if isinstance(result, Pushed):
                stored += 1
            else:
                failures.append((item.name, _reason(result, texts)))
            if clock() >= due:
                due = clock() + PROGRESS_EVERY
                await _tell(progress, _progress(stored, failures, items, texts), stop_button(texts))
    finally:
        del context.bot_data.pushes[place]
    await _tell(progress, _progress(stored, failures, items, texts))
    await show(message, pushes_report(stored, failures, len(items) - stored - len(failures), texts))


async def stop(pressed: Pressed, context: Context) -> Key | None:
    """Let a batch end with the article that is being worked on; what is stored stays."""
    if not may_stop(pressed.by, context.services.settings):
        return DeskText.PUSH_REFUSED
    stopped = context.bot_data.pushes.get((pressed.message.chat_id, pressed.message.message_id))
    if stopped is None:
        return Text.PRESS_OUTDATED
    stopped.set()
    return None


async def _patiently(item: Item, context: Context) -> Pushed | FetchError | UnreadableError:
    """Questions go first: where they fill the line, the next article waits."""
    while True:
        try:
            return await push_item(item, context)
        except BusyError:
            await asyncio.sleep(PAUSE_WHEN_BUSY)


async def _tell(progress: Message, text: str, buttons: InlineKeyboardMarkup | None = None) -> None:
    try:
        await change(progress.get_bot(), progress.chat_id, progress.message_id, escaped(text), buttons)
    except TelegramError as error:
        # The articles matter more than the sight of them; the report comes in a message of its own.
        logger.info("no progress was shown: %s", type(error).__name__)


def _progress(stored: int, failures: Sequence[object], items: Sequence[Item], texts: Texts) -> str:
    left = len(items) - stored - len(failures)
    return texts.say(DeskText.PUSH_PROGRESS, stored=stored, failed=len(failures), left=left)


def _reason(error: FetchError | UnreadableError, texts: Texts) -> str:
    return texts.say(OF_OBSTACLE[error.obstacle] if isinstance(error, FetchError) else OF_FLAW[error.flaw])
