"""How things stand: /stats tells what is asked and what is lacking, /status how Kabar itself is."""

from __future__ import annotations

import resource
import sys
import time
from datetime import UTC, datetime, timedelta

from telegram import Message

from bot.context import Context
from bot.handlers.replies import say, show
from bot.messages.keys import DeskText
from bot.messages.render import statistics_message
from bot.version import version

COUNTED = timedelta(days=30)
"""How far back questions and votes are counted; texts are kept no longer by default."""
_MEGABYTE = 1024**2
_STARTED = time.monotonic()


async def statistics(message: Message, context: Context) -> None:
    """How much is stored and asked, and the questions that had no answer most often."""
    texts = context.texts_for(message.from_user)
    held = await context.in_thread(context.services.archive.desk.statistics)
    usage = await context.remembering(context.memory.usages.since, datetime.now(UTC) - COUNTED)
    votes = (usage.votes.helpful, usage.votes.not_helpful)
    html = statistics_message(held, COUNTED.days, (usage.questions, usage.declined), votes, usage.lacking, texts)
    await show(message, [html])


async def status(message: Message, context: Context) -> None:
    """The model, the indexes, the line, the version, and what the process uses."""
    texts, services = context.texts_for(message.from_user), context.services
    condition = await context.in_thread(services.archive.condition)
    feeds = await context.in_thread(services.archive.feeds.all)
    now = datetime.now(UTC)
    lag = max((now - feed.checked - feed.interval for feed in feeds if feed.checked and not feed.paused), default=None)
    up = timedelta(seconds=time.monotonic() - _STARTED)
    # Linux counts in kilobytes, macOS in bytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    await say(
        message,
        texts.say(
            DeskText.STATUS,
            version=version(),
            model=condition.model or "–",
            dense=condition.dense,
            lexical=condition.lexical,
            position=condition.position,
            behind=condition.behind,
            waiting=services.threads.taken,
            batches=len(context.bot_data.pushes),
            feeds=len(feeds),
            failing=sum(feed.trouble is not None for feed in feeds),
            fetching=sum(feed.waiting for feed in feeds),
            lag=texts.duration(max(lag or timedelta(), timedelta())),
            up=texts.duration(up),
            memory=peak // _MEGABYTE,
        ),
    )
