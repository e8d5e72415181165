"""What every message is made of: escaped text, links, source lines; and how blocks are packed into messages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from urllib.parse import urlsplit

from telegram.constants import MessageLimit

from bot.messages.keys import Text
from bot.messages.markup import plain
from bot.messages.measure import clean, cut_end, units
from bot.messages.texts import Texts
from retrieval import Article

MAX_UNITS = int(MessageLimit.MAX_TEXT_LENGTH)
MAX_ENTITIES = int(MessageLimit.MESSAGE_ENTITIES)

# In UTF-16 units.
TITLE_LIMIT = 200
NAME_LIMIT = 80
# In bytes: what Telegram reads of a message, markup and all; and a link, escaped.
_MAX_BYTES = 32_768
_URL_LIMIT = 1_000
_ALSO_IN = 3


@dataclass(frozen=True, slots=True)
class Ages:
    """From when on the age of a source is said, as seen from `now`."""

    now: datetime
    old: timedelta

    def of(self, article: Article, texts: Texts) -> str:
        """How long ago an old article was published; "" for what is recent or has no date."""
        published = article.published
        return texts.age(published, self.now) if published and self.now - published > self.old else ""


def escaped(text: str) -> str:
    return escape(clean(text), quote=False)


def in_one_line(text: str) -> str:
    """The text cleaned, without line breaks: one inside would tear a list apart."""
    return " ".join(clean(text).split())


def name_of(name: str | None) -> str:
    return cut_end(in_one_line(name or ""), NAME_LIMIT)


def title_of(article: Article) -> str:
    return cut_end(in_one_line(article.title), TITLE_LIMIT)


def outlet_of(article: Article) -> str:
    return name_of(article.source) or cut_end(title_of(article), NAME_LIMIT)


def linked(text: str, url: str | None) -> str:
    return f'<a href="{escape(url or "")}">{escaped(text)}</a>' if leads_somewhere(url) else escaped(text)


def leads_somewhere(url: str | None) -> bool:
    """Whether Telegram takes it for the address of a page."""
    if not url or url.split() != [clean(url)] or len(escape(url).encode()) > _URL_LIMIT:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def source_line(article: Article, texts: Texts, ages: Ages | None = None) -> str:
    """Title, outlet, date, the age of an old one, and when it was corrected; the author in the outlet's place when
    that is unknown."""
    published = texts.date(article.published) if article.published else ""
    age = ages.of(article, texts) if ages else ""
    date = f"{published} ({escaped(age)})" if age else published
    outlet = escaped(name_of(article.source or article.author))
    parts = (linked(title_of(article), article.url), outlet, date, escaped(correction(article, texts)))
    return ", ".join(part for part in parts if part)


def correction(article: Article, texts: Texts) -> str:
    """That the desk has put another text in the place of the article's own, and when; "" where it has not."""
    return texts.say(Text.ANSWER_CORRECTED, date=texts.date(article.corrected)) if article.corrected else ""


def also_in(article: Article, others: Iterable[Article], texts: Texts) -> str:
    """The other outlets that print the same as this article, to be put behind its source line."""
    outlets: dict[str, str | None] = {}
    for other in others:
        outlets.setdefault(outlet_of(other), other.url)
    named = [linked(name, url) for name, url in outlets.items() if name not in {"", outlet_of(article)}]
    if not named:
        return ""
    shown = escaped(texts.say(Text.ANSWER_ALSO_IN, outlets="{outlets}")).format(outlets=", ".join(named[:_ALSO_IN]))
    left_out = len(named) - _ALSO_IN
    more = f" {escaped(texts.say(Text.ANSWER_AND_MORE, count=left_out))}" if left_out > 0 else ""
    return f", {shown}{more}"


def listed(heading: str, lines: list[str]) -> list[str]:
    """Blocks of up to ten lines, the heading over the first: a list too long for one message can go on in the next."""
    blocks: list[list[str]] = [[escaped(heading), lines[0]]]
    for line in lines[1:]:
        if len(blocks[-1]) > 10 or not _fits("\n".join([*blocks[-1], line])):
            blocks.append([])
        blocks[-1].append(line)
    return ["\n".join(block) for block in blocks]


def packed(blocks: Iterable[str]) -> list[str]:
    """The blocks in as few messages as hold them. Each block by itself is within the limits."""
    messages: list[str] = []
    for block in blocks:
        joined = f"{messages[-1]}\n\n{block}" if messages else block
        if messages and _fits(joined):
            messages[-1] = joined
        else:
            messages.append(block)
    return messages


def _fits(html: str) -> bool:
    within = units(plain(html)) <= MAX_UNITS and html.count("</") <= MAX_ENTITIES
    return within and len(html.encode()) <= _MAX_BYTES
