"""mastery: how able readers are on topics, what they remember of key points, how hard questions prove to be"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_posts_updated_at", "posts", ["updated_at"])
    op.add_column("interview_sessions", sa.Column("focus", sa.String(10), server_default="topics", nullable=False))
    op.add_column("interview_sessions", sa.Column("post_id", sa.Uuid(), nullable=True))
    op.create_table(
        "topic_abilities",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.String(100), nullable=False),
        sa.Column("evidence", sa.LargeBinary(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("last_answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_topic_abilities_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "topic", name=op.f("pk_topic_abilities")),
    )
    op.create_table(
        "ability_history",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.String(100), nullable=False),
        sa.Column("answer_id", sa.Uuid(), nullable=False),
        sa.Column("interview_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mean", sa.Double(), nullable=False),
        sa.Column("low", sa.Double(), nullable=False),
        sa.Column("high", sa.Double(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["interview_answers.id"], name=op.f("fk_ability_history_answer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_ability_history_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ability_history")),
        sa.UniqueConstraint("answer_id", name=op.f("uq_ability_history_answer_id")),
    )
    op.create_index("ix_ability_history_user_id_topic_at", "ability_history", ["user_id", "topic", "at"])
    op.create_table(
        "key_point_reviews",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("text_hash", sa.String(64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("follow_up", sa.Text(), nullable=True),
        sa.Column("topic", sa.String(100), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=True),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.Column("times_asked", sa.Integer(), nullable=False),
        sa.Column("times_missed", sa.Integer(), nullable=False),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("stability", sa.Double(), nullable=False),
        sa.Column("difficulty", sa.Double(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_key_point_reviews_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_point_reviews")),
        sa.UniqueConstraint(
            "user_id", "post_id", "text_hash", name=op.f("uq_key_point_reviews_user_id_post_id_text_hash")
        ),
    )
    op.create_index("ix_key_point_reviews_user_id_known_due_at", "key_point_reviews", ["user_id", "known", "due_at"])
    op.create_table(
        "level_difficulties",
        sa.Column("interviews", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("easy", sa.Double(), nullable=False),
        sa.Column("medium", sa.Double(), nullable=False),
        sa.Column("hard", sa.Double(), nullable=False),
        sa.Column("fitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("interviews", name=op.f("pk_level_difficulties")),
    )
    op.create_table(
        "item_difficulties",
        sa.Column("text_hash", sa.String(64), nullable=False),
        sa.Column("mean", sa.Double(), nullable=False),
        sa.Column("sd", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("text_hash", name=op.f("pk_item_difficulties")),
    )


def downgrade() -> None:
    op.drop_table("item_difficulties")
    op.drop_table("level_difficulties")
    op.drop_table("key_point_reviews")
    op.drop_table("ability_history")
    op.drop_table("topic_abilities")
    op.drop_column("interview_sessions", "post_id")
    op.drop_column("interview_sessions", "focus")
    op.drop_index("ix_posts_updated_at", "posts")
