"""The news desk's /push: addresses, a text or a document, in the message, its caption or the message replied to.

A push is noted before it is begun and until it is reported, so that what a crash interrupts is taken up again. That
of one article is done when it is stored: it needs no second report.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Coroutine, Sequence
from typing import Any

from telegram import InlineKeyboardMarkup, Message
from telegram.error import TelegramError

from bot.context import App, BusyError, Context
from bot.handlers.desk.commands import note
from bot.handlers.desk.items import Item, Pushed, RefusedError, items_of, push_item
from bot.handlers.desk.submissions import Submission, handed_in, held_by
from bot.handlers.pressing import Pressed
from bot.handlers.replies import after_command, change, say, show, while_seen
from bot.memory import Unfinished
from bot.messages.desk_buttons import article_buttons, push_button, stop_button
from bot.messages.keys import OF_FLAW, OF_OBSTACLE, DeskText, Key, Text
from bot.messages.render import addition_message, escaped, pushes_report
from bot.messages.texts import Texts
from retrieval import FetchError, UnreadableError

PROGRESS_EVERY = 3.0
"""Seconds between two edits of a progress message: Telegram bears about twenty a minute in a group."""
PAUSE_WHEN_BUSY = 0.5
"""Seconds until a batch tries again to get a thread."""

logger = logging.getLogger(__name__)


async def push(message: Message, context: Context) -> None:
    """Put articles into the archive and show what was understood. They are stored for good when that is shown."""
    submission = handed_in(message, after_command(message.text or message.caption))
    if submission is None:
        texts = context.texts_for(message.from_user)
        await say(message, f"{texts.say(DeskText.PUSH_USAGE)}\n{texts.say(DeskText.PUSH_WAYS)}")
    else:
        await _once(message, context, submission)


async def push_replied(pressed: Pressed, context: Context) -> Key | None:
    """Put in the message that the button's own replies to."""
    original = pressed.message.reply_to_message
    submission = held_by(original) if original else None
    if original is None or submission is None:
        return Text.PRESS_OUTDATED
    await _carry_out(original, context, submission)
    return None


async def offer(message: Message, context: Context) -> None:
    """Ask somebody of the desk what to do with what they forwarded."""
    texts = context.texts_for(message.from_user)
    await say(message, texts.say(DeskText.PUSH_OFFER), push_button(texts), quoting=True)


async def resume(application: App, unfinished: Sequence[Unfinished]) -> None:
    """Take up what an earlier run did not finish; what was interrupted twice is given up, and said to be."""
    context = Context(application)
    pushes = context.memory.pushes
    for left in unfinished:
        message = Message.de_json(json.loads(left.message), application.bot)
        submission = handed_in(message, after_command(message.text or message.caption))
        texts = context.texts_for(message.from_user)
        try:
            told = DeskText.PUSH_GIVEN_UP if left.resumed else DeskText.PUSH_RESUMED
            await say(message, texts.say(told), quoting=True)
            if submission is not None and not left.resumed:
                await _carry_out(message, context, submission)
        except TelegramError as error:
            logger.warning("a push was not taken up again: %s", type(error).__name__)
        if left.resumed:
            await context.remembering(pushes.end, left.chat_id, left.message_id)


async def _once(message: Message, context: Context, submission: Submission) -> None:
    """Carry the push out unless it was begun already: Telegram may deliver it twice."""
    pushes, place = context.memory.pushes, (message.chat_id, message.message_id)
    begun = await context.remembering(pushes.begin, *place, message.to_json())
    if await context.remembering(context.memory.handled.claim, *place, message.date):
        await _carry_out(message, context, submission)
    elif begun:
        await context.remembering(pushes.end, *place)


async def _carry_out(message: Message, context: Context, submission: Submission) -> None:
    texts = context.texts_for(message.from_user)
    try:
        items = await while_seen(message, items_of(submission, context))
    except RefusedError as refusal:
        await _end(message, context)
        await say(message, texts.say(refusal.text, **refusal.values))
    except UnreadableError as error:
        await _end(message, context)
        await say(message, _reason(error, texts))
    else:
        if len(items) > 1:
            _beside(_push_many(message, context, items, texts), context)
        else:
            await while_seen(message, _push_one(message, context, items[0], submission))


async def _end(message: Message, context: Context) -> None:
    await context.remembering(context.memory.pushes.end, message.chat_id, message.message_id)


def _beside(batch: Coroutine[Any, Any, None], context: Context) -> None:
    """Let a batch run on while the person goes on writing; it is stopped with the bot, and resumed with it."""

    async def reported() -> None:
        try:
            await batch
        except Exception as error:
            # Whatever it was: nobody awaits this task, so it goes where every other error of a handler goes.
            await context.application.process_error(None, error)

    task = asyncio.create_task(reported())
    context.bot_data.batches.add(task)
    task.add_done_callback(context.bot_data.batches.discard)


async def _push_one(message: Message, context: Context, item: Item, submission: Submission) -> None:
    texts, result = context.texts_for(message.from_user), await push_item(item, context)
    if not isinstance(result, Pushed):
        await _end(message, context)
        await say(message, _reason(result, texts))
        return
    await _note(message, context, result)
    await _end(message, context)
    told = addition_message(result.page, result.addition, texts, may_be_cut=submission.may_be_cut)
    await show(message, [told], article_buttons(result.addition.article.id, texts))


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
                await _note(message, context, result)
            else:
                failures.append((item.name, _reason(result, texts)))
            if clock() >= due:
                due = clock() + PROGRESS_EVERY
                await _tell(progress, _progress(stored, failures, items, texts), stop_button(texts))
    finally:
        del context.bot_data.pushes[place]
    await _tell(progress, _progress(stored, failures, items, texts))
    await show(message, pushes_report(stored, failures, len(items) - stored - len(failures), texts))
    await _end(message, context)


async def _note(message: Message, context: Context, pushed: Pushed) -> None:
    if pushed.addition.outcome.changed:
        await note(context, message.from_user, "push", pushed.addition.article)


async def stop(pressed: Pressed, context: Context) -> Key | None:
    """Let a batch end with the article that is being worked on; what is stored stays."""
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
