"""chat models: where a grade came from, what calls cost, who writes the next question"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("when_model_fails", sa.String(10), server_default="offline", nullable=False))
    op.add_column("interview_sessions", sa.Column("asking_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("interview_sessions", sa.Column("asking_failure", sa.String(500), nullable=True))
    op.add_column("interview_answers", sa.Column("chat_model", sa.String(200), nullable=True))
    op.add_column("interview_answers", sa.Column("prompt_version", sa.String(50), nullable=True))
    op.add_column("interview_answers", sa.Column("note", sa.String(500), nullable=True))

    op.add_column("model_calls", sa.Column("user_id", sa.Uuid(), nullable=True))
    op.add_column("model_calls", sa.Column("outcome", sa.String(20), server_default="ok", nullable=False))
    op.add_column("model_calls", sa.Column("cost_usd", sa.Double(), nullable=True))
    op.execute(
        "UPDATE model_calls SET user_id = (SELECT s.user_id FROM interview_sessions s "
        "JOIN interview_questions q ON q.interview_id = s.id WHERE q.id = model_calls.question_id)"
    )
    # Only a table nothing refers to may be made anew: SQLite empties what refers to a table that is dropped.
    with op.batch_alter_table("model_calls") as batch_op:
        batch_op.alter_column("user_id", existing_type=sa.Uuid(), nullable=False)
        batch_op.alter_column("question_id", existing_type=sa.Uuid(), nullable=True)
        batch_op.create_foreign_key(
            batch_op.f("fk_model_calls_user_id"), "users", ["user_id"], ["id"], ondelete="CASCADE"
        )
        batch_op.create_index("ix_model_calls_user_id_created_at", ["user_id", "created_at"])
        batch_op.create_index("ix_model_calls_created_at", ["created_at"])


def downgrade() -> None:
    op.execute("DELETE FROM model_calls WHERE question_id IS NULL")
    with op.batch_alter_table("model_calls") as batch_op:
        batch_op.drop_index("ix_model_calls_created_at")
        batch_op.drop_index("ix_model_calls_user_id_created_at")
        batch_op.drop_constraint(batch_op.f("fk_model_calls_user_id"), type_="foreignkey")
        batch_op.alter_column("question_id", existing_type=sa.Uuid(), nullable=False)
        for column in ("cost_usd", "outcome", "user_id"):
            batch_op.drop_column(column)
    for column in ("note", "prompt_version", "chat_model"):
        op.drop_column("interview_answers", column)
    op.drop_column("interview_sessions", "asking_failure")
    op.drop_column("interview_sessions", "asking_until")
    op.drop_column("users", "when_model_fails")
