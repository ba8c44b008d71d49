"""Alembic's entry point; runs on the connection that `db.migrate` hands over."""

from alembic import context

from interview_simulator.db.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    compare_type=True,
    render_as_batch=True,
    user_module_prefix="base.",
)
with context.begin_transaction():
    context.run_migrations()
