"""The composition root: the one place where the bot's parts are put together."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import signal
from urllib.parse import urlsplit

from telegram import LinkPreviewOptions, Update
from telegram.ext import ApplicationBuilder, ContextTypes, Defaults
from telegram.request import BaseRequest

from bot.context import App, Context, Services, Shared
from bot.delivery import PatientRequest, PollingRequest, Pulse
from bot.flood import FloodLimits
from bot.handlers import register
from bot.handlers.desk import resume
from bot.handlers.interruptions import own_up
from bot.health import HealthServer
from bot.jobs import Jobs, jobs_of
from bot.menus import set_menus
from bot.metrics import Metrics
from bot.ordering import OrderedUpdates
from bot.receiving import Receipts, ReceivedUpdates
from bot.settings import BotSettings
from bot.watching import Watch, keep_polling

logger = logging.getLogger(__name__)

ALLOWED_UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CHANNEL_POST,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
]
"""What Telegram is asked for. It remembers the list, so it is always given."""
BOOTSTRAP_RETRIES = 5
"""How often starting is tried again when Telegram does not answer: for some twenty seconds."""
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)
STOP_SECONDS = 7.0
"""How long a stop waits for answers; the rest of ten seconds is for saving."""

_CONNECTIONS = 64
_CONNECT_SECONDS = 10.0
_SECONDS = 20.0
# Telegram is asked to wait up to ten seconds for an update; this is on top. A stop asks once more, and waits for it.
_POLL_SECONDS = 5.0

# Nobody's token: with a request of its own, such as the console's, the application needs one only in name.
_NO_TOKEN = "1:console"


def build_application(settings: BotSettings, services: Services, request: BaseRequest | None = None) -> App:
    """The bot, ready to run. `request` takes the place of HTTP to Telegram."""
    # Otherwise python-telegram-bot warns of its own use of its own attribute, whenever a RetryAfter is made.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    pulse, metrics = Pulse(), Metrics()
    beside, limits = _Beside(services, pulse, metrics), FloodLimits(metrics)
    receipts = Receipts(services.memory.handled, services.memory_threads)
    token = settings.token.get_secret_value() if settings.token and request is None else _NO_TOKEN
    builder = (
        ApplicationBuilder()
        .token(token)
        .context_types(ContextTypes(context=Context, bot_data=Shared))
        .concurrent_updates(OrderedUpdates())
        .update_queue(ReceivedUpdates(receipts))
        .rate_limiter(limits)
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .job_queue(None)
        .request(request or _sending())
        .get_updates_request(request or _polling(pulse, metrics))
        .post_init(beside.begin)
        .post_stop(beside.pause)
        .post_shutdown(beside.end)
    )
    if request is None:
        builder = builder.base_url(settings.base_url).base_file_url(settings.base_file_url)
    application = builder.build()
    application.bot_data.services = services
    application.bot_data.metrics = metrics
    application.bot_data.pulse = pulse
    application.bot_data.receipts = receipts
    limits.rest.stopping = lambda: not application.running
    register(application)
    return application


def listen_to_telegram(application: App, settings: BotSettings) -> None:
    """Answer until a signal says stop. Updates are fetched, or delivered where BOT_WEBHOOK_URL says.

    Raises TelegramError when Telegram does not answer at the start, OSError when there is nowhere to listen.
    """
    _stop_once(application)
    if settings.webhook_url is None or settings.webhook_secret is None:
        application.run_polling(
            allowed_updates=ALLOWED_UPDATES,
            bootstrap_retries=BOOTSTRAP_RETRIES,
            stop_signals=None,
            close_loop=False,
        )
        return
    application.run_webhook(
        listen=settings.listen,
        port=settings.webhook_port,
        # The path is read as a regular expression there.
        url_path=re.escape(urlsplit(settings.webhook_url).path),
        webhook_url=settings.webhook_url,
        secret_token=settings.webhook_secret.get_secret_value(),
        allowed_updates=ALLOWED_UPDATES,
        bootstrap_retries=BOOTSTRAP_RETRIES,
        stop_signals=None,
        close_loop=False,
    )


def _stop_once(application: App) -> None:
    """Stop at the first signal; more of them do nothing, for which the loop is left open. What is not answered after a
    while, because Telegram hangs or too many wait, is given up."""
    loop, updates = asyncio.new_event_loop(), application.update_processor
    assert isinstance(updates, OrderedUpdates)
    asyncio.set_event_loop(loop)

    def stop() -> None:
        for each in STOP_SIGNALS:
            loop.add_signal_handler(each, lambda: None)
        logger.info("stopping, once what has come is answered")
        loop.call_later(STOP_SECONDS, updates.give_up)
        raise SystemExit

    for each in STOP_SIGNALS:
        loop.add_signal_handler(each, stop)


def _sending() -> PatientRequest:
    return PatientRequest(
        connection_pool_size=_CONNECTIONS,
        connect_timeout=_CONNECT_SECONDS,
        read_timeout=_SECONDS,
        write_timeout=_SECONDS,
        pool_timeout=_SECONDS,
    )


def _polling(pulse: Pulse, metrics: Metrics) -> PollingRequest:
    return PollingRequest(
        pulse, metrics, connection_pool_size=1, connect_timeout=_POLL_SECONDS, read_timeout=_POLL_SECONDS
    )


class _Beside:
    """What runs beside the handlers from start to end: jobs, the small port, batches of the desk."""

    def __init__(self, services: Services, pulse: Pulse, metrics: Metrics) -> None:
        self._services = services
        self._pulse = pulse
        self._metrics = metrics
        self._jobs = Jobs([])
        self._health: HealthServer | None = None
        self._watching: list[asyncio.Task[None]] = []

    async def begin(self, application: App) -> None:
        settings = self._services.settings
        if settings.health_port:
            watch = Watch(self._services, self._pulse, application, self._metrics)
            self._health = HealthServer({"/healthz": watch.healthz, "/readyz": watch.readyz, "/metrics": watch.figures})
            self._health.start(settings.listen, settings.health_port)
        self._watching = [asyncio.create_task(self._metrics.watch_the_loop())]
        if settings.token and settings.webhook_url is None:
            self._watching.append(asyncio.create_task(keep_polling(application, self._pulse, ALLOWED_UPDATES)))
        self._jobs = Jobs(jobs_of(self._services, application.bot))
        self._jobs.start()
        await set_menus(application.bot, self._services)
        await self._take_up(application)
        if settings.token:
            logger.info("answering as @%s", application.bot.username)

    async def _take_up(self, application: App) -> None:
        """What an earlier run left: pushes to finish, questions to own up to."""
        # Read before the first update comes, so that nothing of this run is taken for an earlier one's.
        memory, remember = self._services.memory, self._services.memory_threads.run
        pushes, questions = await remember(memory.pushes.unfinished), await remember(memory.handled.unanswered)
        batches = application.bot_data.batches
        for work in (resume(application, pushes), own_up(application, questions)):
            task = asyncio.create_task(work)
            batches.add(task)
            task.add_done_callback(batches.discard)

    async def pause(self, application: App) -> None:
        """Write to Telegram no more, as long as that is still possible. What is cut off is taken up at the next
        start."""
        await self._jobs.stop()
        tasks = {*application.bot_data.batches, *self._watching}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def end(self, application: App) -> None:
        """A start that failed was never stopped."""
        await self.pause(application)
        if self._health:
            await self._health.stop()
