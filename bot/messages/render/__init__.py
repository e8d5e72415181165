"""Everything that Kabar says with formatting, as Telegram HTML, each message within Telegram's limits.

Nothing outside this package writes HTML. Texts are cleaned and cut before they are escaped, so that a cut never falls
inside a tag or an entity.
"""

from bot.messages.render.alerts import alert_message, digest_message
from bot.messages.render.answers import OLD, answer_messages, headline_choices, passages_of
from bot.messages.render.articles import addition_message, article_card, headlines, pushes_report, source_page
from bot.messages.render.desk import (
    DoneBefore,
    article_list,
    audit_page,
    desk_card,
    editor_list,
    paragraph_pages,
    statistics_message,
)
from bot.messages.render.feeds import MOST_FEEDS, feed_list, feed_name, trouble_said
from bot.messages.render.offers import Offer, offers
from bot.messages.render.pieces import MAX_ENTITIES, MAX_UNITS, NAME_LIMIT, Ages, escaped

__all__ = [
    "MAX_ENTITIES",
    "MAX_UNITS",
    "MOST_FEEDS",
    "NAME_LIMIT",
    "OLD",
    "Ages",
    "DoneBefore",
    "Offer",
    "addition_message",
    "alert_message",
    "answer_messages",
    "article_card",
    "article_list",
    "audit_page",
    "desk_card",
    "digest_message",
    "editor_list",
    "escaped",
    "feed_list",
    "feed_name",
    "headline_choices",
    "headlines",
    "offers",
    "paragraph_pages",
    "passages_of",
    "pushes_report",
    "source_page",
    "statistics_message",
    "trouble_said",
]
