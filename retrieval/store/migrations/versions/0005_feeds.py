"""Feeds that are followed, and what they have offered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("url", sa.Text, nullable=False, unique=True),
        sa.Column("title", sa.Text),
        sa.Column("interval", sa.Integer, nullable=False),
        sa.Column("paused", sa.Boolean, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("checked", sa.BigInteger),
        sa.Column("changed", sa.BigInteger),
        sa.Column("habit", sa.Integer),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("trouble", sa.String(32)),
        sa.Column("silent", sa.Boolean, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "feed_entries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "feed_id",
            sa.Integer,
            sa.ForeignKey("feeds.id", name="fk_feed_entries_feed_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("entry", sa.Text),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("seen", sa.BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feed_entries_feed_url", "feed_entries", ["feed_id", "url"], unique=True)
