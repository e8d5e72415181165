"""The identity of an article folds more spellings of its address into one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from retrieval.domain import canonical_url

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of several articles that are one now, the latest takes the identity; the others are kept under one of their own,
    with a fragment that no canonical address has: nothing is lost, and what comes in next replaces the latest."""
    articles = sa.table("articles", sa.column("id"), sa.column("identity"), sa.column("url"))
    connection = op.get_bind()
    spellings: dict[str, list[int]] = {}
    for row in connection.execute(
        sa.select(articles).where(articles.c.url.is_not(None)).order_by(articles.c.id.desc())
    ):
        spellings.setdefault(canonical_url(row.url), []).append(row.id)
    for identity, (latest, *others) in spellings.items():
        for number in others:
            _name(connection, number, f"{identity}#{number}")
        _name(connection, latest, identity)


def _name(connection: sa.Connection, article_id: int, identity: str) -> None:
    articles = sa.table("articles", sa.column("id"), sa.column("identity"))
    connection.execute(articles.update().where(articles.c.id == article_id).values(identity=identity))
