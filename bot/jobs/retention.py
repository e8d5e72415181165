"""What people wrote is deleted when it was kept long enough."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

from bot.context import Services
from bot.jobs.schedule import Job

logger = logging.getLogger(__name__)


def retention(services: Services) -> Job:
    async def expire() -> None:
        deleted = await services.memory_threads.run(services.memory.retention.expire, datetime.now(UTC))
        if deleted:
            logger.info("deleted %d exchanges that were kept long enough", deleted)

    return Job("retention", timedelta(days=1), expire)
