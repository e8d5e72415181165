"""Which of the messages that were begun are not answered yet."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("handled", sa.Column("answering", sa.Boolean, nullable=False, server_default=sa.false()))
