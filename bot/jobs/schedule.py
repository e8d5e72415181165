"""What is to be done again and again, whether or not anybody writes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.logs import bind, story

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do at the start, and again whenever so much time has passed."""

    name: str
    every: timedelta
    work: Callable[[], Awaitable[None]]


class Jobs:
    """Does its jobs side by side until it is stopped. A job that fails is logged, and tried again when it is due."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self._jobs = jobs
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        self._tasks = [asyncio.create_task(_repeat(job), name=job.name) for job in self._jobs]

    async def stop(self) -> None:
        """Let go of every job, in the middle of its work or not."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []


async def _repeat(job: Job) -> None:
    bind(job=job.name)
    while True:
        try:
            await job.work()
        except Exception as error:
            # Whatever it was, the next time may go well, and the other jobs have nothing to do with it.
            logger.error("the job %s failed: %s", job.name, "; ".join(story(error)))
        await asyncio.sleep(job.every.total_seconds())
