"""What can go wrong in the archive, in one tree.

    RetrievalError
     ├── SettingsError         a setting is wrong; the message names it
     ├── ModelError            the embedding model cannot be had, or is not the one that is expected
     ├── ArchiveError          the archive as a whole cannot be used
     │    ├── ArchiveBusyError     another process is writing to it
     │    ├── IndexUnusableError   its indexes cannot be read or written; what is stored is whole
     │    └── ModelMismatchError   its vectors were made by another model
     ├── UnreadableError       what was handed in is no article; `flaw` says why
     ├── FetchError            a page or feed cannot be had from the web; `obstacle` says why
     ├── ArticleNotFoundError  there is no article with that id
     └── FeedNotFoundError     no feed with that id is followed

The messages are English, for logs and the command line; the bot says the same in the reader's language.
"""

from __future__ import annotations

from enum import StrEnum


class RetrievalError(Exception):
    """The root: everything the archive raises on purpose."""


class SettingsError(RetrievalError):
    """A setting is wrong. The message is one line and names the setting; it never holds a secret's value."""


class ModelError(RetrievalError):
    """The embedding model cannot be loaded or is damaged."""


class ArchiveError(RetrievalError):
    """The archive cannot be opened or used."""


class ArchiveBusyError(ArchiveError):
    """Another process has the archive open for writing."""


class IndexUnusableError(ArchiveError):
    """The indexes cannot be opened or written, for want of room or permission. The database has everything, and they
    follow it once they can."""


class ModelMismatchError(ArchiveError):
    """The archive's vectors were made by another embedding model than the one in the settings."""


class Flaw(StrEnum):
    """Why a text is no article."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NOT_TEXT = "not_text"
    ONLY_A_LINK = "only_a_link"
    BAD_RECORD = "bad_record"
    NOT_A_FEED = "not_a_feed"
    """Neither a feed nor a page that links to one."""


class UnreadableError(RetrievalError):
    """What was handed in cannot be read as an article."""

    def __init__(self, flaw: Flaw, message: str) -> None:
        super().__init__(message)
        self.flaw = flaw


class Obstacle(StrEnum):
    """Why something cannot be had from the web."""

    NOT_AN_ADDRESS = "not_an_address"
    """No http(s) address, or one with a password in it."""
    FORBIDDEN_ADDRESS = "forbidden_address"
    """Not on the public web, or on a port where no web server is expected."""
    ROBOTS = "robots"
    """The site's robots.txt asks programs to stay away."""
    NOT_FOUND = "not_found"
    DENIED = "denied"
    """The site asks for a login or a payment, or turns programs away."""
    BUSY = "busy"
    """The site asks to come back later."""
    BROKEN = "broken"
    """The site answered with an error of its own."""
    UNREACHABLE = "unreachable"
    TOO_SLOW = "too_slow"
    TOO_LARGE = "too_large"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    WRONG_TYPE = "wrong_type"
    """It is a picture, a film, an archive: nothing that is read here."""


class FetchError(RetrievalError):
    """A page or a feed cannot be had. `retry_after` are the seconds that a busy site asks to wait, where it says so."""

    def __init__(self, obstacle: Obstacle, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.obstacle = obstacle
        self.retry_after = retry_after


class ArticleNotFoundError(RetrievalError):
    """No article has this id."""

    def __init__(self, article_id: int) -> None:
        super().__init__(f"there is no article {article_id}")
        self.article_id = article_id


class FeedNotFoundError(RetrievalError):
    """No feed that is followed has this id."""

    def __init__(self, feed_id: int) -> None:
        super().__init__(f"there is no feed {feed_id}")
        self.feed_id = feed_id
