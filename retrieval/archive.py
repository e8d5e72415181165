"""The archive: the facade that introduces ingest, store, indexes, search and answering to each other."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from functools import cached_property

from retrieval.adding import Adding
from retrieval.alerting import Alerting, TopicVectors
from retrieval.answering.addressing import not_for_the_archive
from retrieval.answering.evidence import Asked, Evidence
from retrieval.asking import Asking
from retrieval.browsing import Browsing
from retrieval.catching_up import Indexes, unusable
from retrieval.checking import Checking
from retrieval.collecting import FeedAnswer, read_address, read_feed_at
from retrieval.desk import Desk
from retrieval.domain import Addition, Answer, Article, CheckReport, Condition, Draft, Passage, Question, Reason
from retrieval.embedding.loading import load_embedder, recorded_name
from retrieval.errors import ArchiveBusyError, ModelMismatchError
from retrieval.finding import LISTED, Finding
from retrieval.following import Following
from retrieval.ingest.documents.document import Document, read_document
from retrieval.ingest.pages.page import Page
from retrieval.ingest.parsing import overridden, parse_text
from retrieval.ingest.records import Record, read_record
from retrieval.ingest.web.fetching import Fetcher
from retrieval.ingest.web.resources import NO_VALIDATORS, Validators
from retrieval.language.detection import detect, prepare
from retrieval.matching import Matching
from retrieval.protocols import Embedder, Matrix
from retrieval.reporting import Reporting
from retrieval.search.topics import BACKGROUND
from retrieval.settings import RetrievalSettings
from retrieval.store.store import Store
from retrieval.writer_lock import writer_lock


def open_archive(
    settings: RetrievalSettings,
    *,
    embedder: Embedder | None = None,
    fetcher: Fetcher | None = None,
    read_only: bool = False,
) -> Archive:
    """Open the archive of these settings, making it when there is none.

    The embedding model is loaded when something first needs it, unless `embedder` is given; pages are fetched as the
    settings say, unless `fetcher` is. One process at a time may have an archive open for writing; any number may read
    it beside.

    Raises SettingsError, ArchiveBusyError when another process writes to it, ModelMismatchError when its vectors are
    another model's, ArchiveError when it cannot be opened.
    """
    return Archive(settings, embedder, fetcher, read_only=read_only)


class Archive:
    """The news archive. Any thread may call any method; those that embed take a tenth of a second and more."""

    def __init__(
        self, settings: RetrievalSettings, embedder: Embedder | None, fetcher: Fetcher | None = None, *, read_only: bool
    ) -> None:
        self._settings = settings
        self._fetcher = fetcher or Fetcher(settings.agent, ports=settings.ports, allowed=settings.allowed)
        self._read_only = read_only
        self._lock = threading.RLock()
        self._ready_embedder = embedder
        self._checked_embedder: Embedder | None = None
        self._ready_indexes: Indexes | None = None
        self._writer = None if read_only else writer_lock(settings)
        try:
            self._store = Store(settings.database, migrate=not read_only)
            self._require_model(embedder.model.name if embedder else recorded_name(settings.embedding_model))
        except BaseException:
            self._release()
            raise

    def _release(self) -> None:
        if self._writer is not None:
            self._writer.release()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Save the indexes and let go of everything. What was added is safe without it."""
        with self._lock:
            if self._ready_indexes is not None:
                self._ready_indexes.close()
                self._ready_indexes = None
            self._store.close()
            self._release()

    def warm_up(self) -> None:
        """Load now what answering takes, so that no question waits for it."""
        self._load()
        prepare()
        self._matching.background()

    def _load(self) -> None:
        """Load the model and the indexes. Few questions need the classifier of languages."""
        if self._ready_indexes is None or self._checked_embedder is None:
            self._embedder.embed_question("kabar")
            self._indexes.keep_up()

    # What is opened when it is first needed

    def _require_model(self, name: str) -> None:
        recorded = self._store.embedding_model()
        if recorded and recorded.name != name:
            raise ModelMismatchError(
                f"RETRIEVAL_EMBEDDING_MODEL: this archive's vectors were made by {recorded.name}, not by {name}; set "
                f"it back, or run `python -m retrieval reindex`"
            )

    @property
    def _embedder(self) -> Embedder:
        with self._lock:
            if self._checked_embedder is None:
                settings = self._settings
                embedder = self._ready_embedder or load_embedder(settings)
                recorded = self._store.embedding_model()
                if recorded is not None and recorded != embedder.model:
                    raise ModelMismatchError(
                        f"RETRIEVAL_EMBEDDING_MODEL: this archive's vectors were made by another version of "
                        f"{recorded.name}; run `python -m retrieval reindex`"
                    )
                self._checked_embedder = embedder
            return self._checked_embedder

    @property
    def _indexes(self) -> Indexes:
        with self._lock:
            if self._ready_indexes is None:
                model, folder = self._store.embedding_model() or self._embedder.model, self._settings.indexes
                try:
                    self._ready_indexes = Indexes(self._store, model, folder, writable=not self._read_only)
                except OSError as error:
                    raise unusable(folder, error) from error
            return self._ready_indexes

    # Articles

    def parse(self, text: str) -> Draft:
        """Understand a pasted text as an article. Raises UnreadableError."""
        return parse_text(text, zone=self._settings.zone, now=datetime.now(UTC))

    def overridden(self, draft: Draft, text: str) -> Draft:
        """The draft with what the fields on the lines of a text ("Judul: ...") say in the place of its own."""
        return overridden(draft, text, zone=self._settings.zone, now=datetime.now(UTC))

    def fetch(self, url: str) -> Page:
        """The article that stands at a web address, its pages joined; nothing is stored. Raises FetchError when the
        address cannot be had, UnreadableError when no article stands there."""
        return read_address(url, self._fetcher, self._settings.zone)

    def fetch_feed(self, url: str, validators: Validators = NO_VALIDATORS) -> FeedAnswer:
        """What a feed offers, if that changed since the version of the `validators`. Raises FetchError."""
        return read_feed_at(url, self._fetcher, self._settings.zone, validators)

    def read_document(self, name: str, content: bytes) -> Document:
        """The articles in a file, by the kind that its name tells; nothing is stored. Raises UnreadableError."""
        return read_document(name, content, zone=self._settings.zone, now=datetime.now(UTC))

    def read_record(self, line: str) -> Record:
        """Understand one line of an import file. Raises UnreadableError."""
        return read_record(line, zone=self._settings.zone, now=datetime.now(UTC))

    def add(self, draft: Draft) -> Addition:
        """Store the article; it is safe and can be found when this returns. The same again changes nothing, another
        text for the same URL takes the place of the old one."""
        (addition,) = self.add_all([draft])
        return addition

    def add_all(self, drafts: Iterable[Draft]) -> Iterator[Addition]:
        """Add many, embedding several at a time; yields what became of each, in order, once it is safe."""
        self._require_writable()
        yield from self._adding.add_all(drafts)

    @cached_property
    def _adding(self) -> Adding:
        return Adding(self._store, lambda: self._embedder, lambda: self._indexes)

    @cached_property
    def desk(self) -> Desk:
        """What the news desk does: correct, withdraw, restore, take back."""
        return Desk(self._store, self._adding, self._require_writable)

    @cached_property
    def feeds(self) -> Following:
        """The feeds that are followed."""
        settings = self._settings
        return Following(self._store.feeds, self.add, self._fetcher, settings.zone, settings.interval)

    def remove(self, article_id: int) -> Article:
        """Forget the article, and return what it was. It is never found again. Raises ArticleNotFoundError."""
        return self.desk.remove(article_id)

    def articles(self) -> list[Article]:
        """Every article that is not withdrawn, the newest first."""
        return self._store.articles()

    @property
    def browsing(self) -> Browsing:
        """Articles to read on in: whole, around a passage, the latest."""
        return Browsing(self._store, self._reporting)

    @cached_property
    def alerting(self) -> Alerting:
        """What came in lately, and the topics that it is about."""
        vectors = TopicVectors(self._embedder, self._settings.data_dir / "cache")
        return Alerting(self._store, self._indexes, vectors, self._matching)

    @property
    def _matching(self) -> Matching:
        return Matching(self._store, self._indexes, lambda: self._background)

    @cached_property
    def _background(self) -> Matrix:
        """What nearness to a topic is told by."""
        return self._embedder.embed_passages(BACKGROUND)

    def _require_writable(self) -> None:
        if self._read_only:
            raise ArchiveBusyError("the archive is open for reading only: another Kabar process writes to it")

    # Questions

    def search(self, question: Question, limit: int = 10, *, without: Collection[int] = ()) -> list[Passage]:
        """The passages nearest to the question, best first; none of the articles `without`."""
        if self._is_empty():
            return []
        finding = self._finding()
        return finding.find(finding.understand(question), limit, without, finding.timeframe(question))

    def ask(self, question: Question, *, without: Collection[int] = ()) -> Answer:
        """Answer from the archive with true quotes, or decline and say why; without the articles of these ids."""
        language = question.language or detect(question.text)
        reason = not_for_the_archive(question.text, language)
        if reason is not None:
            return Answer(question, language, (), 0.0, reason)
        if self._is_empty():
            return Answer(question, language, (), 0.0, Reason.EMPTY_ARCHIVE)
        # Loading the model is no part of answering.
        self._load()
        return Asking(self._reporting(), self._settings.answer_threshold).answer(question, without)

    def _is_empty(self) -> bool:
        """Whether nothing is shown. An index that holds anything knows better, and sooner than the store says so."""
        indexes = self._ready_indexes
        return not (indexes and len(indexes.dense)) and self._store.passages.are_none()

    def understand(self, question: Question) -> Asked:
        """The question as it is compared: its language, its vector, the weights of its terms in this archive."""
        return self._finding().understand(question)

    def evidence(self, question: Question, *, without: Collection[int] = ()) -> tuple[Asked, list[Evidence]]:
        """The question as it is compared and the passages that are read for a list, to measure what reading adds."""
        finding = self._finding()
        asked = finding.understand(question)
        return asked, finding.evidence(asked, LISTED, without, finding.timeframe(question))

    def _finding(self) -> Finding:
        self._indexes.keep_up()
        return Finding(self._store, self._indexes, self._embedder)

    def _reporting(self) -> Reporting:
        return Reporting(self._finding(), self._matching)

    def indexes(self) -> Indexes:
        """Both indexes as they are now, for measuring one against the other."""
        self._indexes.catch_up()
        return self._indexes

    # Upkeep

    def condition(self) -> Condition:
        """How the indexes stand to what is stored; quickly, and as it is, for whoever watches."""
        if self._store.embedding_model() is None:
            return Condition(None, 0, 0, 0, 0)
        return self._indexes.condition()

    def repair(self) -> CheckReport:
        """Make again from the database what does not agree with it, and check once more."""
        self._require_writable()
        return self._checking.repair()

    def check(self) -> CheckReport:
        """Compare the database with itself, with both indexes, and some of its vectors with their texts."""
        return self._checking.check()

    @property
    def _checking(self) -> Checking:
        return Checking(self._store, lambda: self._embedder, lambda: self._indexes)
