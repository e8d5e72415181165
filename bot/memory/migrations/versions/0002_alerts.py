"""Subscriptions, what matched them, and what they are to be told; when a chat wants to be told."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _subscriptions()
    _alerts()
    op.add_column("preferences", sa.Column("daily", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("preferences", sa.Column("quiet_from", sa.Integer))
    op.add_column("preferences", sa.Column("quiet_until", sa.Integer))


def _subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("thread_id", sa.BigInteger, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("since", sa.BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_subscriptions_place_topic", "subscriptions", ["chat_id", "thread_id", "topic"], unique=True)
    op.create_index("ix_subscriptions_topic", "subscriptions", ["topic", "language"])


def _alerts() -> None:
    op.create_table(
        "matches",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("paragraph_id", sa.Integer, nullable=False),
        sa.Column("spans", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False, index=True),
    )
    op.create_index("ix_matches_topic_article", "matches", ["topic", "language", "article_id"], unique=True)
    owner, match = (
        sa.ForeignKey("subscriptions.id", ondelete="CASCADE"),
        sa.ForeignKey("matches.id", ondelete="CASCADE"),
    )
    op.create_table(
        "alerts",
        sa.Column("subscription_id", sa.Integer, owner, primary_key=True),
        sa.Column("match_id", sa.Integer, match, primary_key=True, index=True),
        sa.Column("due", sa.BigInteger, index=True),
    )
    op.create_table("followed", sa.Column("position", sa.Integer, primary_key=True, autoincrement=False))
