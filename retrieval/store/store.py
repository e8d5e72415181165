"""Reading and writing the truth. Every write is one transaction: it happened, or it did not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

import numpy as np
from sqlalchemy import Connection, and_, delete, func, insert, select, update

from retrieval.database.opening import writing
from retrieval.domain import Addition, Article, Coverage, Draft, Outcome, Paragraph, Timeframe
from retrieval.errors import ArticleNotFoundError
from retrieval.protocols import EmbeddingModel, IndexEntry
from retrieval.store.database import open_database
from retrieval.store.rows import (
    Change,
    NewParagraph,
    StoredParagraph,
    article_of,
    article_query,
    chunks,
    matrix,
    spans_from_text,
    spans_to_text,
)
from retrieval.store.tables import archive, articles, outbox, paragraphs


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

    def holds(self, draft: Draft) -> Article | None:
        """The stored article that is this draft to the letter, if there is one."""
        query = article_query().where(
            articles.c.identity == draft.identity, articles.c.fingerprint == draft.fingerprint
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return article_of(row) if row else None

    def put(self, draft: Draft, content: Sequence[NewParagraph]) -> Addition:
        """Store the draft with its embedded paragraphs; a known article gets the new text in the place of the old."""
        with self._writing.begin() as connection:
            known = connection.execute(
                select(articles.c.id, articles.c.fingerprint).where(articles.c.identity == draft.identity)
            ).one_or_none()
            if known and known.fingerprint == draft.fingerprint:
                return Addition(Outcome.UNCHANGED, self._article_in(connection, known.id))
            if known:
                self._remove_paragraphs(connection, known.id)
            article_id = self._write_article(connection, draft, known.id if known else None)
            self._write_paragraphs(connection, article_id, content)
            outcome = Outcome.REPLACED if known else Outcome.ADDED
            return Addition(outcome, self._article_in(connection, article_id))

    def remove(self, article_id: int) -> Article:
        """Forget the article and return what it was. Raises ArticleNotFoundError."""
        with self._writing.begin() as connection:
            article = self._article_in(connection, article_id)
            self._remove_paragraphs(connection, article_id)
            connection.execute(delete(articles).where(articles.c.id == article_id))
        return article

    def articles(self, limit: int | None = None) -> list[Article]:
        """Every article, or the first `limit`: the newest first; those without a date last, the latest added first."""
        query = article_query().order_by(articles.c.published_epoch.desc().nulls_last(), articles.c.id.desc())
        with self._engine.connect() as connection:
            return [article_of(row) for row in connection.execute(query.limit(limit))]

    def article(self, article_id: int) -> Article:
        """Raises ArticleNotFoundError."""
        with self._engine.connect() as connection:
            return self._article_in(connection, article_id)

    # Paragraphs

    def paragraphs(self, ids: Collection[int]) -> dict[int, StoredParagraph]:
        """The paragraphs that are still there, by id, each with its article."""
        found: dict[int, StoredParagraph] = {}
        with self._engine.connect() as connection:
            for chunk in chunks(ids):
                columns = (paragraphs.c.id, paragraphs.c.article_id, paragraphs.c.position)
                query = select(*columns, paragraphs.c.text, paragraphs.c.sentence_spans, paragraphs.c.sentence_vectors)
                rows = connection.execute(query.where(paragraphs.c.id.in_(chunk))).all()
                owners = article_query().where(articles.c.id.in_({row.article_id for row in rows}))
                owned = {row.id: article_of(row) for row in connection.execute(owners)}
                for row in rows:
                    spans = spans_from_text(row.sentence_spans)
                    paragraph = Paragraph(row.id, row.article_id, row.position, row.text, spans)
                    vectors = matrix(row.sentence_vectors, len(spans))
                    found[row.id] = StoredParagraph(paragraph, owned[row.article_id], vectors)
        return found

    def beside(self, ids: Collection[int]) -> dict[int, tuple[str, ...]]:
        """The texts right before and right behind each of these paragraphs in its article, by its id, in order."""
        found: dict[int, tuple[str, ...]] = {}
        other = paragraphs.alias()
        near = and_(
            paragraphs.c.article_id == other.c.article_id,
            other.c.position.in_((paragraphs.c.position - 1, paragraphs.c.position + 1)),
        )
        query = select(paragraphs.c.id, other.c.text).join_from(paragraphs, other, near).order_by(other.c.position)
        with self._engine.connect() as connection:
            for chunk in chunks(ids):
                for row in connection.execute(query.where(paragraphs.c.id.in_(chunk))):
                    found[row.id] = (*found.get(row.id, ()), row.text)
        return found

    def entries(self, ids: Collection[int]) -> list[IndexEntry]:
        """The paragraphs that are still there as the indexes take them, by id."""
        columns = (paragraphs.c.id, paragraphs.c.text, articles.c.language, paragraphs.c.vector)
        found = []
        with self._engine.connect() as connection:
            for chunk in chunks(ids):
                query = select(*columns).join_from(paragraphs, articles).where(paragraphs.c.id.in_(chunk))
                for row in connection.execute(query.order_by(paragraphs.c.id)):
                    vector = np.frombuffer(row.vector, "<f4").astype(np.float32)
                    found.append(IndexEntry(row.id, row.text, row.language, vector))
        return found

    def paragraph_count(self) -> int:
        with self._engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(paragraphs)).scalar_one()

    def paragraph_ids(self) -> frozenset[int]:
        with self._engine.connect() as connection:
            return frozenset(connection.execute(select(paragraphs.c.id)).scalars())

    def paragraph_ids_of(self, article_ids: Collection[int]) -> frozenset[int]:
        """The paragraphs of these articles."""
        found: set[int] = set()
        with self._engine.connect() as connection:
            for chunk in chunks(article_ids):
                found.update(connection.scalars(select(paragraphs.c.id).where(paragraphs.c.article_id.in_(chunk))))
        return frozenset(found)

    def articles_of(self, paragraph_ids: Collection[int]) -> list[Article]:
        """The articles that these paragraphs, as far as they are still there, belong to; in the order of their ids."""
        found: dict[int, Article] = {}
        with self._engine.connect() as connection:
            for chunk in chunks(paragraph_ids):
                owners = select(paragraphs.c.article_id).where(paragraphs.c.id.in_(chunk))
                rows = connection.execute(article_query().where(articles.c.id.in_(owners)))
                found.update((row.id, article_of(row)) for row in rows)
        return [found[id] for id in sorted(found)]

    def paragraph_ids_within(self, timeframe: Timeframe) -> frozenset[int]:
        """The paragraphs of the articles that were published in this period."""
        query = select(paragraphs.c.id).join_from(paragraphs, articles).where(articles.c.published_epoch.is_not(None))
        if timeframe.start:
            query = query.where(articles.c.published_epoch >= timeframe.start.timestamp())
        if timeframe.end:
            query = query.where(articles.c.published_epoch < timeframe.end.timestamp())
        with self._engine.connect() as connection:
            return frozenset(connection.scalars(query))

    def coverage(self) -> Coverage | None:
        """The dates of the oldest and the newest dated article; None when no article has a date."""
        dated = articles.c.published_epoch
        query = select(articles.c.published).where(dated.is_not(None)).limit(1)
        with self._engine.connect() as connection:
            oldest, newest = (connection.scalar(query.order_by(order)) for order in (dated, dated.desc()))
        return Coverage(oldest, newest) if oldest and newest else None

    # The outbox

    def last_position(self) -> int:
        """The position of the newest change; 0 when there was none."""
        with self._engine.connect() as connection:
            return connection.execute(select(func.max(outbox.c.position))).scalar_one() or 0

    def changes_after(self, position: int, limit: int) -> list[Change]:
        """At most `limit` changes in order, the first one after `position`."""
        query = select(outbox).where(outbox.c.position > position).order_by(outbox.c.position).limit(limit)
        with self._engine.connect() as connection:
            return [Change(row.position, row.paragraph_id, bool(row.removed)) for row in connection.execute(query)]

    # Inside a transaction

    @staticmethod
    def _article_in(connection: Connection, article_id: int) -> Article:
        row = connection.execute(article_query().where(articles.c.id == article_id)).one_or_none()
        if row is None:
            raise ArticleNotFoundError(article_id)
        return article_of(row)

    @staticmethod
    def _write_article(connection: Connection, draft: Draft, article_id: int | None) -> int:
        values = {
            "identity": draft.identity,
            "fingerprint": draft.fingerprint,
            "title": draft.title,
            "source": draft.source,
            "author": draft.author,
            "url": draft.url,
            "published": draft.published,
            "published_epoch": int(draft.published.timestamp()) if draft.published else None,
            "language": draft.language,
            "added": datetime.now(UTC),
        }
        if article_id is not None:
            connection.execute(update(articles).where(articles.c.id == article_id).values(values))
            return article_id
        made: int = connection.execute(insert(articles).values(values).returning(articles.c.id)).scalar_one()
        return made

    @staticmethod
    def _write_paragraphs(connection: Connection, article_id: int, content: Sequence[NewParagraph]) -> None:
        for position, new in enumerate(content):
            row = insert(paragraphs).values(
                article_id=article_id,
                position=position,
                text=new.text,
                sentence_spans=spans_to_text(new.sentence_spans),
                vector=new.vector.astype("<f4").tobytes(),
                # Half the size, and the cosine changes in the fourth decimal.
                sentence_vectors=new.sentence_vectors.astype("<f2").tobytes(),
            )
            paragraph_id = connection.execute(row.returning(paragraphs.c.id)).scalar_one()
            connection.execute(insert(outbox).values(paragraph_id=paragraph_id, removed=0))

    @staticmethod
    def _remove_paragraphs(connection: Connection, article_id: int) -> None:
        gone = connection.execute(
            delete(paragraphs).where(paragraphs.c.article_id == article_id).returning(paragraphs.c.id)
        ).scalars()
        rows = [{"paragraph_id": paragraph_id, "removed": 1} for paragraph_id in gone]
        if rows:
            connection.execute(insert(outbox), rows)
