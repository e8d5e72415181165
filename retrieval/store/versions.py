"""What stood in an article's place before, so that the desk can take back what it did."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from retrieval.domain import Draft
from retrieval.store.tables import articles, paragraphs, versions
from retrieval.store.writing import article_in

_KEPT = 5
"""Versions of an article; an outlet that rewrites a page every hour fills no disk."""


@dataclass(frozen=True, slots=True)
class Version:
    """What stood in an article's place, when that had been corrected, and whether its text is another than the one that
    stands there now. Numbers are never used twice."""

    id: int
    draft: Draft
    corrected: datetime | None
    another_text: bool


def draft_in(connection: Connection, article_id: int) -> Draft:
    """The article as it stands. Raises ArticleNotFoundError."""
    row = article_in(connection, article_id)
    texts = select(paragraphs.c.text).where(paragraphs.c.article_id == article_id).order_by(paragraphs.c.position)
    content = tuple(connection.scalars(texts))
    return Draft(row.title, content, row.source, row.author, row.url, row.published, row.language)


def keep(connection: Connection, article_id: int, *, by_desk: bool) -> None:
    """Keep the article as it stands, before it changes."""
    row = connection.execute(select(articles).where(articles.c.id == article_id)).one()
    kept = {
        "article_id": article_id,
        "fingerprint": row.fingerprint,
        "draft": _to_text(draft_in(connection, article_id)),
        "corrected": row.corrected,
        "by_desk": int(by_desk),
    }
    connection.execute(insert(versions).values(kept))
    own = select(versions.c.id).where(versions.c.article_id == article_id).order_by(versions.c.id.desc())
    connection.execute(delete(versions).where(versions.c.id.in_(own.offset(_KEPT))))


def latest(connection: Connection, article_id: int) -> Version | None:
    """What stood there before; None when nothing did."""
    own = select(versions).where(versions.c.article_id == article_id)
    row = connection.execute(own.order_by(versions.c.id.desc()).limit(1)).one_or_none()
    if row is None:
        return None
    now, before = draft_in(connection, article_id), _from_text(row.draft)
    another_text = (now.paragraphs, now.language) != (before.paragraphs, before.language)
    return Version(row.id, before, row.corrected, another_text)


def drop(connection: Connection, version: Version) -> None:
    connection.execute(delete(versions).where(versions.c.id == version.id))


def was_replaced_by_desk(connection: Connection, article_id: int, fingerprint: str) -> bool:
    """Whether the desk has put something else in the place of what has this fingerprint."""
    same = (versions.c.article_id == article_id, versions.c.fingerprint == fingerprint, versions.c.by_desk == 1)
    return connection.execute(select(versions.c.id).where(*same).limit(1)).one_or_none() is not None


def _to_text(draft: Draft) -> str:
    published = draft.published.isoformat() if draft.published else None
    return json.dumps({**asdict(draft), "published": published}, ensure_ascii=False)


def _from_text(text: str) -> Draft:
    facts = json.loads(text)
    published = facts["published"]
    moment = datetime.fromisoformat(published) if published else None
    return Draft(**{**facts, "paragraphs": tuple(facts["paragraphs"]), "published": moment})
