"""Paragraphs as a question reads them. It asks for them many times a second, so each query is put together once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import BindParameter, Connection, Engine, Row, Select, and_, bindparam, select

from retrieval.domain import Article, Paragraph, Timeframe
from retrieval.store.rows import (
    StoredParagraph,
    article_of,
    article_query,
    chunks,
    matrix,
    published_within,
    spans_from_text,
)
from retrieval.store.tables import articles, paragraphs

_IDS = "ids"
_THESE: BindParameter[Any] = bindparam(_IDS, expanding=True)
_SHOWN = paragraphs.c.shown == 1
_OTHER = paragraphs.alias()
_NEXT_TO = and_(
    paragraphs.c.article_id == _OTHER.c.article_id,
    _OTHER.c.position.in_((paragraphs.c.position - 1, paragraphs.c.position + 1)),
)
_OWN = tuple(paragraphs.c[name] for name in ("position", "text", "sentence_spans", "sentence_vectors"))

_ALL = (
    article_query()
    .add_columns(paragraphs.c.id.label("paragraph_id"), *_OWN)
    .join(paragraphs, paragraphs.c.article_id == articles.c.id)
    .where(paragraphs.c.id.in_(_THESE))
)
_ALL_SHOWN = _ALL.where(_SHOWN)
_OWNERS = select(paragraphs.c.id, paragraphs.c.article_id).where(paragraphs.c.id.in_(_THESE), _SHOWN)
_ANY = select(paragraphs.c.id).where(_SHOWN).limit(1)
_COPIES = article_query().where(articles.c.copy_of.in_(_THESE), articles.c.withdrawn.is_(None)).order_by(articles.c.id)
_OF_ARTICLES = select(paragraphs.c.id).where(paragraphs.c.article_id.in_(_THESE))
_BESIDE = (
    select(paragraphs.c.id, _OTHER.c.text)
    .join_from(paragraphs, _OTHER, _NEXT_TO)
    .where(paragraphs.c.id.in_(_THESE))
    .order_by(_OTHER.c.position)
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
            for row in _rows(connection, _ALL if hidden else _ALL_SHOWN, ids):
                spans = spans_from_text(row.sentence_spans)
                paragraph = Paragraph(row.paragraph_id, row.id, row.position, row.text, spans)
                vectors = matrix(row.sentence_vectors, len(spans))
                found[row.paragraph_id] = StoredParagraph(paragraph, article_of(row), vectors)
        return found

    def owners(self, ids: Collection[int]) -> dict[int, int]:
        """The article of each of these paragraphs that is still shown, by its id."""
        with self._connected() as connection:
            return {row.id: row.article_id for row in _rows(connection, _OWNERS, ids)}

    def beside(self, ids: Collection[int]) -> dict[int, tuple[str, ...]]:
        """The texts right before and right behind each of these paragraphs in its article, by its id, in order."""
        found: dict[int, tuple[str, ...]] = {}
        with self._connected() as connection:
            for row in _rows(connection, _BESIDE, ids):
                found[row.id] = (*found.get(row.id, ()), row.text)
        return found

    def copies_of(self, article_ids: Collection[int]) -> dict[int, tuple[Article, ...]]:
        """The articles that each of these stands for, where it does for any."""
        found: dict[int, tuple[Article, ...]] = {}
        with self._connected() as connection:
            for article in map(article_of, _rows(connection, _COPIES, article_ids)):
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
            return frozenset(row.id for row in _rows(connection, _OF_ARTICLES, article_ids))

    def ids_within(self, timeframe: Timeframe) -> frozenset[int]:
        """The paragraphs of the articles that were published in this period."""
        query = select(paragraphs.c.id).join_from(paragraphs, articles).where(published_within(timeframe))
        with self._connected() as connection:
            return frozenset(connection.scalars(query))


def _rows(connection: Connection, query: Select[Any], ids: Collection[int]) -> Iterator[Row[Any]]:
    for chunk in chunks(ids):
        found: Sequence[Row[Any]] = connection.execute(query, {_IDS: chunk}).all()
        yield from found
