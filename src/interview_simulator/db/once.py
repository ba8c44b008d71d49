"""Inserts that happen once, whoever tries."""

from sqlalchemy import CursorResult, Table, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.db.base import Base


async def insert_once(db_session: AsyncSession, row: Base, *columns: str) -> bool:
    """Insert `row` unless there is one with the same unique `columns`; return whether it was inserted.

    Any other constraint that fails is an error as always.
    """
    table = type(row).__table__
    assert isinstance(table, Table)
    columns_of_row = (attribute.key for attribute in inspect(type(row)).column_attrs)
    values = {name: value for name in columns_of_row if (value := getattr(row, name)) is not None}
    insert = postgresql.insert if db_session.get_bind().dialect.name == "postgresql" else sqlite.insert
    result = await db_session.execute(insert(table).values(values).on_conflict_do_nothing(index_elements=columns))
    assert isinstance(result, CursorResult)
    return result.rowcount == 1
