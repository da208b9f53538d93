"""Feedback, daily counts, and questions for deployers who keep them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("answer_id", sa.String(64), primary_key=True),
        sa.Column("day", sa.Date, nullable=False, index=True),
        sa.Column("network", sa.String(64), nullable=False, index=True),
        sa.Column("useful", sa.Boolean, nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("topic", sa.String(128), nullable=False),
    )
    op.create_table(
        "outcomes",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("network", sa.String(64), primary_key=True),
        sa.Column("status", sa.String(32), primary_key=True),
        sa.Column("topic", sa.String(128), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "sections",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("network", sa.String(64), primary_key=True),
        sa.Column("use", sa.String(16), primary_key=True),
        sa.Column("section", sa.String(256), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("day", sa.Date, nullable=False, index=True),
        sa.Column("network", sa.String(64), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )


def downgrade() -> None:
    for table in ("questions", "sections", "outcomes", "feedback"):
        op.drop_table(table)
