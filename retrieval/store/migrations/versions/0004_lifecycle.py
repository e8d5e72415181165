"""Articles are corrected, withdrawn and linked to what they are copies of, and their earlier versions are kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, kind in (
        ("corrected", sa.String(40)),
        ("withdrawn", sa.String(40)),
        ("withdrawn_reason", sa.Text),
        ("copy_of", sa.Integer),
        ("signature", sa.LargeBinary),
    ):
        op.add_column("articles", sa.Column(name, kind))
    op.create_index("ix_articles_copy_of", "articles", ["copy_of"])
    op.add_column("paragraphs", sa.Column("shown", sa.Integer, nullable=False, server_default="1"))
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "article_id",
            sa.Integer,
            sa.ForeignKey("articles.id", name="fk_versions_article_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("draft", sa.Text, nullable=False),
        sa.Column("corrected", sa.String(40)),
        sa.Column("by_desk", sa.Integer, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_versions_article_id", "versions", ["article_id"])
