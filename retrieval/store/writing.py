"""The steps that a change of the store is made of. Each works inside a transaction that somebody else began.

The indexes hold the paragraphs that are shown, and learn from the outbox which came and which went.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

from retrieval.domain import Article, Draft
from retrieval.errors import ArticleNotFoundError
from retrieval.protocols import Matrix, Vector
from retrieval.store.rows import NewParagraph, article_of, article_query, spans_to_text, terms_to_text
from retrieval.store.tables import articles, outbox, paragraphs, versions


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands among near copies: `copy_of` is the article that stands for it, and `freed` are the articles
    that it stood for and does no more. `signature` is what it is compared by, as stored."""

    signature: bytes | None = None
    copy_of: int | None = None
    freed: tuple[int, ...] = ()


ALONE = Place()


def article_in(connection: Connection, article_id: int) -> Article:
    """Raises ArticleNotFoundError."""
    row = connection.execute(article_query().where(articles.c.id == article_id)).one_or_none()
    if row is None:
        raise ArticleNotFoundError(article_id)
    return article_of(row)


def facts_of(draft: Draft) -> dict[str, object]:
    """The columns of an article that are its draft's."""
    return {
        "fingerprint": draft.fingerprint,
        "title": draft.title,
        "source": draft.source,
        "author": draft.author,
        "url": draft.url,
        "published": draft.published,
        "published_epoch": int(draft.published.timestamp()) if draft.published else None,
        "language": draft.language,
    }


def write_new(connection: Connection, draft: Draft, content: Sequence[NewParagraph], place: Place) -> int:
    """Write an article that was not there, and return its id."""
    values = {**facts_of(draft), **_placed(place), "identity": draft.identity, "added": datetime.now(UTC)}
    article_id: int = connection.execute(insert(articles).returning(articles.c.id), values).scalar_one()
    _write_paragraphs(connection, article_id, draft.language, content, shown=place.copy_of is None)
    stand_alone(connection, place.freed)
    return article_id


def write_over(
    connection: Connection,
    article_id: int,
    draft: Draft,
    content: Sequence[NewParagraph],
    place: Place,
    **moments: datetime | None,
) -> None:
    """Write a draft and these columns in the place of what stands there; the article keeps its id and its identity."""
    remove_paragraphs(connection, article_id)
    values = {**facts_of(draft), **_placed(place), **moments}
    written = update(articles).where(articles.c.id == article_id).values(values).returning(articles.c.withdrawn)
    withdrawn = connection.execute(written).scalar_one()
    shown = withdrawn is None and place.copy_of is None
    _write_paragraphs(connection, article_id, draft.language, content, shown=shown)
    stand_alone(connection, place.freed)


def _placed(place: Place) -> dict[str, object]:
    """The columns of an article that say where it stands among near copies."""
    return {"signature": place.signature, "copy_of": place.copy_of}


def _write_paragraphs(
    connection: Connection, article_id: int, language: str, content: Sequence[NewParagraph], *, shown: bool
) -> None:
    rows = [
        {
            "article_id": article_id,
            "position": position,
            "text": new.text,
            "sentence_spans": spans_to_text(new.sentence_spans),
            "shown": int(shown),
            "terms": terms_to_text(new.text, new.sentence_spans, language),
            **stored_vectors(new.vector, new.sentence_vectors),
        }
        for position, new in enumerate(content)
    ]
    ids = connection.scalars(insert(paragraphs).returning(paragraphs.c.id), rows).all() if rows else []
    if shown:
        _announce(connection, ids, removed=False)


def stored_vectors(vector: Vector, sentences: Matrix) -> dict[str, bytes]:
    """The columns that hold them."""
    return {
        "vector": vector.astype("<f4").tobytes(),
        # Half the size, and the cosine changes in the fourth decimal.
        "sentence_vectors": sentences.astype("<f2").tobytes(),
    }


def show(connection: Connection, article_id: int) -> None:
    """Let the article be found if it may be: not withdrawn, and no copy of another."""
    article = article_in(connection, article_id)
    shown = article.withdrawn is None and article.copy_of is None
    turned = update(paragraphs).where(paragraphs.c.article_id == article_id, paragraphs.c.shown != int(shown))
    ids = connection.scalars(turned.values(shown=int(shown)).returning(paragraphs.c.id)).all()
    _announce(connection, ids, removed=not shown)


def stand_alone(connection: Connection, freed: Collection[int]) -> None:
    """Let the first of these copies of one text stand for the others."""
    if not freed:
        return
    first, *others = sorted(freed)
    connection.execute(update(articles).where(articles.c.id == first).values(copy_of=None))
    connection.execute(update(articles).where(articles.c.id.in_(others)).values(copy_of=first))
    show(connection, first)


def copies_in(connection: Connection, article_id: int) -> list[int]:
    """The articles that it stands for; none that is withdrawn, which could not stand for the others."""
    query = select(articles.c.id).where(articles.c.copy_of == article_id, articles.c.withdrawn.is_(None))
    return list(connection.scalars(query))


def remove_paragraphs(connection: Connection, article_id: int) -> None:
    gone = connection.execute(
        delete(paragraphs).where(paragraphs.c.article_id == article_id).returning(paragraphs.c.id, paragraphs.c.shown)
    ).all()
    _announce(connection, [row.id for row in gone if row.shown], removed=True)


def remove_article(connection: Connection, article_id: int) -> None:
    """Everything of it, its earlier versions too; one of its copies stands for the others from now on."""
    stand_alone(connection, copies_in(connection, article_id))
    remove_paragraphs(connection, article_id)
    for table, column in ((versions, versions.c.article_id), (articles, articles.c.id)):
        connection.execute(delete(table).where(column == article_id))


def _announce(connection: Connection, paragraph_ids: Sequence[int], *, removed: bool) -> None:
    rows = [{"paragraph_id": paragraph_id, "removed": int(removed)} for paragraph_id in paragraph_ids]
    if rows:
        connection.execute(insert(outbox), rows)
