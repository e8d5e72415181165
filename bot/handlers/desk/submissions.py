"""What a message hands in: web addresses, a text, or a file; in itself or in the message that it replies to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from telegram import Document, Message, MessageEntity, MessageOriginChannel

from bot.handlers.addressing import marked
from bot.messages.measure import units

WORDS_BESIDE, WORDS_OF_A_POST = 25, 60
"""A text of no more words beside its web addresses only introduces them; a longer one is an article by itself. Channels
say more in front of a link than people do."""
NEARLY_FULL = 3_900
"""UTF-16 units of a message from which on an app may have put the rest of a pasted text into the next one."""

_OF_CHATS = re.compile(
    r"https?://(?:www\.)?(?:t\.me|telegram\.(?:me|dog|org)|wa\.me|chat\.whatsapp\.com)/", re.IGNORECASE
)
"""No article stands there: a channel's signature, an invitation, a post."""
_LINKS = (MessageEntity.URL, MessageEntity.TEXT_LINK)


@dataclass(frozen=True, slots=True)
class Submission:
    """One of `addresses`, `document` and `text`. `source` and `published` are those of the channel post that was
    forwarded, for an article that states none itself; `fields` are lines that override what is read."""

    addresses: tuple[str, ...] = ()
    document: Document | None = None
    text: str = ""
    source: str | None = None
    published: datetime | None = None
    fields: str = ""

    @property
    def may_be_cut(self) -> bool:
        """Whether the text fills a message, so that its end may stand in another one."""
        return units(self.text) >= NEARLY_FULL


def handed_in(message: Message, said: str) -> Submission | None:
    """What a command hands in: a file, else what is `said` behind the command, else the message replied to; None for
    nothing.

    What is said beside a file, an address or a text that is replied to may be fields, which override its own.
    """
    if message.document is not None:
        return Submission(document=message.document, fields=said)
    original = message.reply_to_message
    addresses = _addresses(message, said)
    if original is None or addresses or len(said.split()) > WORDS_BESIDE:
        return _submission(said, addresses)
    return held_by(original, said)


def held_by(message: Message, fields: str = "") -> Submission | None:
    """What a message is, taken for an article or for addresses of some; `fields` were said beside it."""
    if message.document is not None:
        return Submission(document=message.document, fields=fields)
    text, origin = (message.text or message.caption or "").strip(), message.forward_origin
    post = origin if isinstance(origin, MessageOriginChannel) else None
    return _submission(text, _addresses(message, text), fields, post)


def _submission(
    text: str, addresses: tuple[str, ...], fields: str = "", post: MessageOriginChannel | None = None
) -> Submission | None:
    words = [word for word in text.split() if not _is_address(word)]
    if addresses and len(words) <= (WORDS_OF_A_POST if post else WORDS_BESIDE):
        return Submission(addresses, fields=_without_addresses(f"{fields}\n{text}"))
    whole = f"{fields}\n{text}".strip()
    if not whole:
        return None
    return Submission(text=whole, source=post.chat.title if post else None, published=post.date if post else None)


def _addresses(message: Message, text: str) -> tuple[str, ...]:
    """The web addresses in the text of a message, each once, and those that stand behind its words."""
    linked = [entity.url or written for entity, written in marked(message, _LINKS).items()]
    written = [word.strip("<>()[],") for word in text.split() if _is_address(word)]
    # Apps mark "KOMPAS.com" in a dateline as well; without a path it is the name of an outlet.
    found = [url if "://" in url else f"https://{url}" for url in (*linked, *written) if "/" in url]
    return tuple(dict.fromkeys(url for url in found if not _OF_CHATS.match(url)))


def _without_addresses(text: str) -> str:
    """The lines of a text that are not addresses; a field's may be one: "URL: https://..."."""
    return "\n".join(line for line in text.splitlines() if not all(map(_is_address, line.split())))


def _is_address(word: str) -> bool:
    return word.strip("<>()[],").lower().startswith(("http://", "https://"))
