"""Reading and writing the truth. Every write is one transaction: it happened, or it did not."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property

import numpy as np
from sqlalchemy import Connection, Row, func, select, update

from retrieval.database.opening import writing
from retrieval.database.repeated import chunks
from retrieval.domain import Addition, Article, Coverage, Draft, Excerpt, Outcome, Timeframe
from retrieval.protocols import EmbeddingModel, IndexEntry
from retrieval.store import versions
from retrieval.store.database import open_database
from retrieval.store.desk import DeskStore
from retrieval.store.feeds import FeedStore
from retrieval.store.passages import PassageStore
from retrieval.store.rows import (
    Change,
    NewParagraph,
    article_of,
    article_query,
    published_within,
)
from retrieval.store.tables import archive, articles, outbox, paragraphs
from retrieval.store.upkeep import UpkeepStore
from retrieval.store.writing import ALONE, Place, article_in, write_new, write_over

_LAST_POSITION = select(func.max(outbox.c.position))
_DATED = articles.c.published_epoch
_FIRST_DATE = select(articles.c.published).where(_DATED.is_not(None), articles.c.withdrawn.is_(None)).limit(1)
_ENDS = select(*(_FIRST_DATE.order_by(order).scalar_subquery() for order in (_DATED, _DATED.desc())))


class Store:
    """The database of one archive. Safe to use from several threads; closing it ends every use."""

    def __init__(self, url: str, *, migrate: bool = True) -> None:
        self._engine = open_database(url, migrate=migrate)
        self._writing = writing(self._engine)

    def close(self) -> None:
        self._engine.dispose()

    @property
    def uuid(self) -> str:
        """Names this archive among all archives, for as long as the database lives."""
        with self._engine.connect() as connection:
            return str(connection.execute(select(archive.c.uuid)).scalar_one())

    def embedding_model(self) -> EmbeddingModel | None:
        """The model that the vectors were made with; None as long as there are none."""
        with self._engine.connect() as connection:
            row = connection.execute(select(archive)).one()
            some = connection.execute(select(paragraphs.c.id).limit(1)).one_or_none()
        return EmbeddingModel(row.model_name, row.model_dimension, row.model_revision) if some else None

    def record_embedding_model(self, model: EmbeddingModel) -> None:
        with self._writing.begin() as connection:
            connection.execute(
                update(archive).values(
                    model_name=model.name, model_dimension=model.dimension, model_revision=model.revision
                )
            )

    # Articles

    @cached_property
    def upkeep(self) -> UpkeepStore:
        """What concerns everything at once."""
        return UpkeepStore(self._engine)

    @cached_property
    def passages(self) -> PassageStore:
        """Paragraphs as a question reads them."""
        return PassageStore(self._engine)

    @cached_property
    def desk(self) -> DeskStore:
        """What the news desk does to stored articles."""
        return DeskStore(self._engine)

    @cached_property
    def feeds(self) -> FeedStore:
        """The feeds that are followed."""
        return FeedStore(self._engine)

    def settled(self, draft: Draft) -> Addition | None:
        """What adding the draft comes to when it changes nothing; None when it would change something."""
        with self._engine.connect() as connection:
            return self._settled(connection, draft, self._known(connection, draft))

    def put(self, draft: Draft, content: Sequence[NewParagraph], place: Place = ALONE) -> Addition:
        """Store the draft with its embedded paragraphs; a known article gets the new text in the place of the old,
        which is kept as a version."""
        with self._writing.begin() as connection:
            known = self._known(connection, draft)
            settled = self._settled(connection, draft, known)
            if settled:
                return settled
            if known is None:
                article = article_in(connection, write_new(connection, draft, content, place))
                return Addition(Outcome.COPY if article.copy_of else Outcome.ADDED, article)
            versions.keep(connection, known.id, by_desk=False)
            write_over(connection, known.id, draft, content, place, added=datetime.now(UTC), corrected=None)
            return Addition(Outcome.REPLACED, article_in(connection, known.id))

    def articles(
        self, limit: int | None = None, *, copies: bool = True, within: Timeframe | None = None
    ) -> list[Article]:
        """Every article that is not withdrawn, or the first `limit`: the newest first; those without a date last, the
        latest added first. Without those that are `copies` of others, unless they are wanted; of a period only, if one
        is given."""
        query = article_query().where(articles.c.withdrawn.is_(None))
        if not copies:
            query = query.where(articles.c.copy_of.is_(None))
        if within is not None:
            query = query.where(published_within(within))
        query = query.order_by(articles.c.published_epoch.desc().nulls_last(), articles.c.id.desc())
        with self._engine.connect() as connection:
            return [article_of(row) for row in connection.execute(query.limit(limit))]

    def article(self, article_id: int) -> Article:
        """One that is withdrawn, too. Raises ArticleNotFoundError."""
        with self._engine.connect() as connection:
            return article_in(connection, article_id)

    def whole(self, article_id: int) -> Excerpt:
        """The article with all its paragraphs; one that is withdrawn, too. Raises ArticleNotFoundError."""
        article = self.article(article_id)
        found = self.passages.of(self.passages.ids_of([article_id]), hidden=True)
        own = sorted((stored.paragraph for stored in found.values()), key=lambda paragraph: paragraph.position)
        return Excerpt(article, tuple(own))

    def number_of(self, draft: Draft) -> int | None:
        """The id of the article that the draft would take the place of."""
        with self._engine.connect() as connection:
            known = self._known(connection, draft)
        return known.id if known else None

    # Near copies

    def signatures(self, ids: Collection[int] | None = None) -> dict[int, bytes | None]:
        """What each article (of these) that stands for itself is compared by; None where it was stored without."""
        alone = [articles.c.withdrawn.is_(None), articles.c.copy_of.is_(None)]
        these = [] if ids is None else [articles.c.id.in_(ids)]
        query = select(articles.c.id, articles.c.signature).where(*alone, *these)
        with self._engine.connect() as connection:
            return {row.id: row.signature for row in connection.execute(query)}

    def sign(self, signatures: Mapping[int, bytes]) -> None:
        """Keep what these articles are compared by."""
        with self._writing.begin() as connection:
            for article_id, signature in signatures.items():
                connection.execute(update(articles).where(articles.c.id == article_id).values(signature=signature))

    def text_of(self, article_id: int) -> str:
        """Its paragraphs, one a line."""
        query = select(paragraphs.c.text).where(paragraphs.c.article_id == article_id)
        with self._engine.connect() as connection:
            return "\n".join(connection.scalars(query.order_by(paragraphs.c.position)))

    # Paragraphs

    def entries(self, ids: Collection[int]) -> list[IndexEntry]:
        """The paragraphs that are still shown as the indexes take them, by id."""
        columns = (paragraphs.c.id, paragraphs.c.text, articles.c.language, paragraphs.c.vector)
        found = []
        with self._engine.connect() as connection:
            for chunk in chunks(ids):
                query = select(*columns).join_from(paragraphs, articles)
                query = query.where(paragraphs.c.id.in_(chunk), paragraphs.c.shown == 1)
                for row in connection.execute(query.order_by(paragraphs.c.id)):
                    vector = np.frombuffer(row.vector, "<f4").astype(np.float32)
                    found.append(IndexEntry(row.id, row.text, row.language, vector))
        return found

    def paragraph_count(self) -> int:
        """How many are shown, and so in the indexes."""
        query = select(func.count()).select_from(paragraphs).where(paragraphs.c.shown == 1)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar_one()

    def paragraph_ids(self) -> frozenset[int]:
        """Those that are shown, and so in the indexes."""
        with self._engine.connect() as connection:
            return frozenset(connection.scalars(select(paragraphs.c.id).where(paragraphs.c.shown == 1)))

    def articles_of(self, paragraph_ids: Collection[int]) -> list[Article]:
        """The articles that these paragraphs, as far as they are still shown, belong to; in the order of their ids."""
        found: dict[int, Article] = {}
        with self._engine.connect() as connection:
            for chunk in chunks(paragraph_ids):
                owners = select(paragraphs.c.article_id).where(paragraphs.c.id.in_(chunk), paragraphs.c.shown == 1)
                rows = connection.execute(article_query().where(articles.c.id.in_(owners)))
                found.update((row.id, article_of(row)) for row in rows)
        return [found[id] for id in sorted(found)]

    def coverage(self) -> Coverage | None:
        """The dates of the oldest and the newest dated article; None when no article has a date."""
        with self._engine.connect() as connection:
            oldest, newest = connection.execute(_ENDS).one()
        return Coverage(oldest, newest) if oldest and newest else None

    # The outbox

    def last_position(self) -> int:
        """The position of the newest change; 0 when there was none."""
        with self._engine.connect() as connection:
            return connection.execute(_LAST_POSITION).scalar_one() or 0

    def changes_after(self, position: int, limit: int) -> list[Change]:
        """At most `limit` changes in order, the first one after `position`."""
        query = select(outbox).where(outbox.c.position > position).order_by(outbox.c.position).limit(limit)
        with self._engine.connect() as connection:
            return [Change(row.position, row.paragraph_id, bool(row.removed)) for row in connection.execute(query)]

    # Inside a transaction

    @staticmethod
    def _known(connection: Connection, draft: Draft) -> Row[int, str, datetime | None] | None:
        """Of the article that the draft would take the place of: id, fingerprint, when it was withdrawn."""
        columns = (articles.c.id, articles.c.fingerprint, articles.c.withdrawn)
        return connection.execute(select(*columns).where(articles.c.identity == draft.identity)).one_or_none()

    @staticmethod
    def _settled(connection: Connection, draft: Draft, known: Row[int, str, datetime | None] | None) -> Addition | None:
        if known is None:
            return None
        if known.withdrawn:
            return Addition(Outcome.WITHDRAWN, article_in(connection, known.id))
        same = known.fingerprint == draft.fingerprint
        if same or versions.was_replaced_by_desk(connection, known.id, draft.fingerprint):
            return Addition(Outcome.UNCHANGED, article_in(connection, known.id))
        return None
