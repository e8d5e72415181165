"""The composition root: the one place where the bot's parts are put together."""

from __future__ import annotations

import logging

from telegram import LinkPreviewOptions, Update
from telegram.ext import AIORateLimiter, ApplicationBuilder, ContextTypes, Defaults
from telegram.request import BaseRequest

from bot.context import App, Context, Services, Shared
from bot.handlers import register
from bot.menus import set_menus
from bot.ordering import OrderedUpdates
from bot.settings import BotSettings

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

_CONNECTIONS = 64
_CONNECT_SECONDS = 10.0
_SECONDS = 20.0
# Telegram is asked to wait up to ten seconds for an update; this is on top.
_POLL_SECONDS = 10.0

# Nobody's token: with a request of its own, such as the console's, the application needs one only in name.
_NO_TOKEN = "1:console"


def build_application(settings: BotSettings, services: Services, request: BaseRequest | None = None) -> App:
    """The bot, ready to run. `request` takes the place of HTTP to Telegram."""
    token = settings.token.get_secret_value() if settings.token and request is None else _NO_TOKEN
    builder = (
        ApplicationBuilder()
        .token(token)
        .context_types(ContextTypes(context=Context, bot_data=Shared))
        .concurrent_updates(OrderedUpdates())
        .rate_limiter(AIORateLimiter(max_retries=3))
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .job_queue(None)
        .post_init(_introduce)
    )
    if request is not None:
        builder = builder.request(request).get_updates_request(request)
    else:
        builder = (
            builder.base_url(settings.base_url)
            .base_file_url(settings.base_file_url)
            .connection_pool_size(_CONNECTIONS)
            .connect_timeout(_CONNECT_SECONDS)
            .read_timeout(_SECONDS)
            .write_timeout(_SECONDS)
            .pool_timeout(_SECONDS)
            .get_updates_connect_timeout(_CONNECT_SECONDS)
            .get_updates_read_timeout(_POLL_SECONDS)
        )
    application = builder.build()
    application.bot_data.services = services
    register(application)
    return application


async def _introduce(application: App) -> None:
    services = application.bot_data.services
    await set_menus(application.bot, services)
    if services.settings.token:
        logger.info("answering as @%s", application.bot.username)
