"""The feeds as the desk reads of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from bot.messages.keys import OF_FLAW, OF_OBSTACLE, FeedText
from bot.messages.measure import cut_end
from bot.messages.render.pieces import escaped, in_one_line, listed
from bot.messages.texts import Texts
from retrieval import Feed, Flaw, Obstacle

MOST_FEEDS = 20
_NAME_LIMIT, _URL_LIMIT = 60, 120


def feed_list(feeds: Sequence[Feed], zone: tzinfo, texts: Texts) -> str:
    """The first feeds of the list, each with how it stands, by the clock of this zone."""
    if not feeds:
        return escaped(f"{texts.say(FeedText.NONE)}\n{texts.say(FeedText.USAGE)}")
    lines = [_line(feed, zone, texts) for feed in feeds[:MOST_FEEDS]]
    return "\n".join(listed(texts.say(FeedText.LIST, total=len(feeds)), lines))


def feed_name(feed: Feed) -> str:
    return cut_end(in_one_line(feed.title or feed.url), _NAME_LIMIT)


def trouble_said(trouble: str | None, texts: Texts) -> str:
    """Why a feed cannot be read, by the name of the obstacle or flaw."""
    if trouble in set(Obstacle):
        return texts.say(OF_OBSTACLE[Obstacle(trouble)])
    return texts.say(OF_FLAW[Flaw(trouble)]) if trouble in set(Flaw) else "–"


def _line(feed: Feed, zone: tzinfo, texts: Texts) -> str:
    told = texts.say(
        FeedText.LINE,
        id=feed.id,
        name=feed_name(feed),
        minutes=int(feed.interval.total_seconds()) // 60,
        changed=texts.moment(feed.changed.astimezone(zone)) if feed.changed else texts.say(FeedText.NEVER),
        waiting=feed.waiting,
        url=cut_end(feed.url, _URL_LIMIT),
    )
    return escaped("".join([told, *(f" – {state}" for state in _states(feed, texts))]))


def _states(feed: Feed, texts: Texts) -> list[str]:
    states = [texts.say(FeedText.STATE_PAUSED)] if feed.paused else []
    if feed.trouble:
        states.append(texts.say(FeedText.STATE_FAILING, reason=trouble_said(feed.trouble, texts)))
    return states + [texts.say(FeedText.STATE_SILENT)] * feed.silent
