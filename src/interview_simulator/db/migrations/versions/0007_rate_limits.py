"""rate limits: how often somebody may do something, counted by all workers together"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rate_limits",
        sa.Column("name", sa.String(50), nullable=False),
        sa.Column("key_hash", sa.String(64), nullable=False),
        sa.Column("empty_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("name", "key_hash", name=op.f("pk_rate_limits")),
    )
    op.create_index("ix_rate_limits_empty_at", "rate_limits", ["empty_at"])


def downgrade() -> None:
    op.drop_table("rate_limits")
