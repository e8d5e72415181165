"""Everything that Kabar does by itself, a module for each job."""

from __future__ import annotations

from telegram.ext import ExtBot

from bot.context import Services
from bot.jobs.alerts import alerting
from bot.jobs.feeds import following
from bot.jobs.matching import matching
from bot.jobs.retention import retention
from bot.jobs.schedule import Job, Jobs

__all__ = ["Job", "Jobs", "jobs_of"]


def jobs_of(services: Services, bot: ExtBot[int]) -> list[Job]:
    """Everything that Kabar does by itself."""
    return [retention(services), matching(services), alerting(services, bot), following(services, bot)]
