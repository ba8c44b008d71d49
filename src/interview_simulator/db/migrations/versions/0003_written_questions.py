"""written questions: those that are written from posts, and which posts have theirs"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_sections_post_id_created_at_id", "sections", ["post_id", "created_at", "id"])
    op.add_column("posts", sa.Column("written_version", sa.Integer(), nullable=True))
    op.create_index("ix_posts_written_version", "posts", ["written_version"])
    op.create_table(
        "written_questions",
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.String(64), nullable=False),
        sa.Column("difficulty", sa.String(10), nullable=False),
        sa.Column("style", sa.String(20), nullable=False),
        sa.Column("key_points", JSON, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name=op.f("fk_written_questions_post_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["section_id"], ["sections.id"], name=op.f("fk_written_questions_section_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_written_questions")),
        sa.UniqueConstraint("post_id", "text_hash", name=op.f("uq_written_questions_post_id_text_hash")),
    )
    op.create_index("ix_written_questions_section_id_id", "written_questions", ["section_id", "id"])
    op.create_table(
        "written_question_sections",
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["written_questions.id"],
            name=op.f("fk_written_question_sections_question_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["section_id"], ["sections.id"], name=op.f("fk_written_question_sections_section_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("question_id", "section_id", name=op.f("pk_written_question_sections")),
    )
    op.create_index("ix_written_question_sections_section_id", "written_question_sections", ["section_id"])


def downgrade() -> None:
    op.drop_table("written_question_sections")
    op.drop_table("written_questions")
    op.drop_index("ix_posts_written_version", "posts")
    op.drop_column("posts", "written_version")
    op.drop_index("ix_sections_post_id_created_at_id", "sections")
