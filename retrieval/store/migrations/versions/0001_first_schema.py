"""Articles, their paragraphs with vectors, and the outbox."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    archive = op.create_table(
        "archive",
        sa.Column("uuid", sa.String(36), primary_key=True),
        sa.Column("model_name", sa.Text),
        sa.Column("model_dimension", sa.Integer),
        sa.Column("model_revision", sa.Text),
    )
    op.bulk_insert(archive, [{"uuid": str(uuid.uuid4())}])
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("identity", sa.Text, nullable=False, unique=True),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("published", sa.String(40)),
        sa.Column("published_epoch", sa.Integer, index=True),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("added", sa.String(40), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "paragraphs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "article_id", sa.Integer, sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("sentence_spans", sa.Text, nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_paragraphs_article_position", "paragraphs", ["article_id", "position"], unique=True)
    op.create_table(
        "outbox",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("paragraph_id", sa.Integer, nullable=False),
        sa.Column("removed", sa.Integer, nullable=False),
        sqlite_autoincrement=True,
    )
