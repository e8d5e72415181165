"""Kabar's news archive: articles in, cited answers out.

    with open_archive(load_settings(RetrievalSettings)) as archive:
        archive.add(archive.parse(text))
        answer = archive.ask(Question("berapa tentara NATO di perbatasan timur?", asked=datetime.now(UTC)))

This is the front door: whoever uses the archive imports from here and from nowhere behind it. Synchronous, thread-safe,
and without any knowledge of Telegram.
"""

from retrieval.archive import Archive, open_archive
from retrieval.collecting import FeedAnswer
from retrieval.desk import Desk
from retrieval.domain import (
    Addition,
    Answer,
    Article,
    CheckReport,
    Citation,
    Condition,
    Conversation,
    Coverage,
    Draft,
    Excerpt,
    Feed,
    FeedCheck,
    FeedEvent,
    Listing,
    News,
    Outcome,
    Paragraph,
    Passage,
    Question,
    Reason,
    Scores,
    Span,
    Statement,
    Statistics,
    Timeframe,
    Timings,
    Topic,
    TopicMatch,
    Turn,
)
from retrieval.errors import (
    ArchiveBusyError,
    ArchiveError,
    ArticleNotFoundError,
    FeedNotFoundError,
    FetchError,
    Flaw,
    IndexUnusableError,
    ModelError,
    ModelMismatchError,
    Obstacle,
    RetrievalError,
    SettingsError,
    UnreadableError,
)
from retrieval.ingest.documents.document import Document, Refusal
from retrieval.ingest.feeds import Edition, Entry
from retrieval.ingest.pages.page import Page
from retrieval.ingest.web.fetching import Fetcher
from retrieval.ingest.web.resources import Validators
from retrieval.settings import BUNDLED_MODEL, EmbeddingBackend, RetrievalSettings, ZoneName, load_settings

__all__ = [
    "BUNDLED_MODEL",
    "Addition",
    "Answer",
    "Archive",
    "ArchiveBusyError",
    "ArchiveError",
    "Article",
    "ArticleNotFoundError",
    "CheckReport",
    "Citation",
    "Condition",
    "Conversation",
    "Coverage",
    "Desk",
    "Document",
    "Draft",
    "Edition",
    "EmbeddingBackend",
    "Entry",
    "Excerpt",
    "Feed",
    "FeedAnswer",
    "FeedCheck",
    "FeedEvent",
    "FeedNotFoundError",
    "FetchError",
    "Fetcher",
    "Flaw",
    "IndexUnusableError",
    "Listing",
    "ModelError",
    "ModelMismatchError",
    "News",
    "Obstacle",
    "Outcome",
    "Page",
    "Paragraph",
    "Passage",
    "Question",
    "Reason",
    "Refusal",
    "RetrievalError",
    "RetrievalSettings",
    "Scores",
    "SettingsError",
    "Span",
    "Statement",
    "Statistics",
    "Timeframe",
    "Timings",
    "Topic",
    "TopicMatch",
    "Turn",
    "UnreadableError",
    "Validators",
    "ZoneName",
    "load_settings",
    "open_archive",
]
