"""Paragraphs as a question reads them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, Integer, and_, exists, literal_column, select

from retrieval.database.repeated import THESE, RepeatedQuery
from retrieval.domain import Article, Paragraph, Timeframe
from retrieval.store.rows import (
    StoredParagraph,
    article_of,
    article_query,
    matrix,
    published_within,
    spans_from_text,
    terms_of,
)
from retrieval.store.tables import articles, paragraphs

_ONE = literal_column("1", Integer)
_SHOWN = paragraphs.c.shown == _ONE
_OTHER = paragraphs.alias()
_NEXT_TO = and_(
    paragraphs.c.article_id == _OTHER.c.article_id,
    _OTHER.c.position.in_((paragraphs.c.position - _ONE, paragraphs.c.position + _ONE)),
)
_COPY = articles.alias()
_COPIED = exists().where(_COPY.c.copy_of == articles.c.id, _COPY.c.withdrawn.is_(None))
_OWN = tuple(paragraphs.c[name] for name in ("position", "text", "sentence_spans", "sentence_vectors", "terms"))

_WHOLE = (
    article_query()
    .add_columns(_COPIED.label("copied"), paragraphs.c.id.label("paragraph_id"), *_OWN)
    .join(paragraphs, paragraphs.c.article_id == articles.c.id)
    .where(paragraphs.c.id.in_(THESE))
)
_ALL = RepeatedQuery(_WHOLE)
_ALL_SHOWN = RepeatedQuery(_WHOLE.where(_SHOWN))
_ANY = select(paragraphs.c.id).where(_SHOWN).limit(1)
_COPIES = RepeatedQuery(
    article_query().where(articles.c.copy_of.in_(THESE), articles.c.withdrawn.is_(None)).order_by(articles.c.id)
)
_OF_ARTICLES = RepeatedQuery(select(paragraphs.c.id).where(paragraphs.c.article_id.in_(THESE)))
_BESIDE = RepeatedQuery(
    select(paragraphs.c.id, _OTHER.c.text, _OTHER.c.sentence_spans, _OTHER.c.terms, articles.c.language)
    .join_from(paragraphs, _OTHER, _NEXT_TO)
    .join(articles, articles.c.id == paragraphs.c.article_id)
    .where(paragraphs.c.id.in_(THESE))
)


class PassageStore:
    """The paragraphs of one archive, by their ids and those of their articles: as they are whenever it is asked, over
    an engine; as they were when it began, within a transaction."""

    def __init__(self, source: Engine | Connection) -> None:
        self._source = source

    @contextmanager
    def at_once(self) -> Iterator[PassageStore]:
        """The paragraphs as they are at one moment, whatever is written meanwhile, for as long as this is open."""
        with self._connected() as connection:
            yield PassageStore(connection)

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        if isinstance(self._source, Connection):
            yield self._source
        else:
            with self._source.connect() as connection:
                yield connection

    def of(self, ids: Collection[int], *, hidden: bool = False) -> dict[int, StoredParagraph]:
        """The paragraphs that are still there, by id, each with its article; those of articles that are withdrawn or
        copies of others only when what is `hidden` is wanted too."""
        found: dict[int, StoredParagraph] = {}
        with self._connected() as connection:
            for row in (_ALL if hidden else _ALL_SHOWN).rows(connection, ids):
                spans = spans_from_text(row.sentence_spans)
                found[row.paragraph_id] = StoredParagraph(
                    Paragraph(row.paragraph_id, row.id, row.position, row.text, spans),
                    article_of(row),
                    matrix(row.sentence_vectors, len(spans)),
                    terms_of(row),
                    row.copied,
                )
        return found

    def beside(self, ids: Collection[int]) -> dict[int, frozenset[str]]:
        """The terms of what stands right before and right behind each of these paragraphs in its article, by its id."""
        found: dict[int, frozenset[str]] = {}
        with self._connected() as connection:
            for row in _BESIDE.rows(connection, ids):
                found[row.id] = found.get(row.id, frozenset[str]()).union(*terms_of(row))
        return found

    def copies_of(self, article_ids: Collection[int]) -> dict[int, tuple[Article, ...]]:
        """The articles that each of these stands for, where it does for any."""
        found: dict[int, tuple[Article, ...]] = {}
        with self._connected() as connection:
            for article in map(article_of, _COPIES.rows(connection, article_ids)):
                if article.copy_of:
                    found[article.copy_of] = (*found.get(article.copy_of, ()), article)
        return found

    def are_none(self) -> bool:
        """Whether no paragraph is shown, found out without counting them."""
        with self._connected() as connection:
            return connection.scalar(_ANY) is None

    def ids_of(self, article_ids: Collection[int]) -> frozenset[int]:
        """The paragraphs of these articles."""
        if not article_ids:
            return frozenset()
        with self._connected() as connection:
            return frozenset(row.id for row in _OF_ARTICLES.rows(connection, article_ids))

    def ids_within(self, timeframe: Timeframe) -> frozenset[int]:
        """The paragraphs of the articles that were published in this period."""
        query = select(paragraphs.c.id).join_from(paragraphs, articles).where(published_within(timeframe))
        with self._connected() as connection:
            return frozenset(connection.scalars(query))
