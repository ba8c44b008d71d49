"""Inserts that happen once, whoever tries."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import CursorResult, Insert, Table, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.db.base import Base


async def insert_once(db_session: AsyncSession, row: Base, *columns: str) -> bool:
    """Insert `row` unless there is one with the same unique `columns`; return whether it was inserted.

    Any other constraint that fails is an error as always.
    """
    values = {name: value for name in _columns(type(row)) if (value := getattr(row, name)) is not None}
    result = await db_session.execute(_insert(db_session, type(row), columns), values)
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


async def insert_each_once(db_session: AsyncSession, rows: Sequence[Base], *columns: str) -> None:
    """The same for several rows of a table, all of whose values are given."""
    if rows:
        values = [{name: getattr(row, name) for name in _columns(type(row))} for row in rows]
        await db_session.execute(_insert(db_session, type(rows[0]), columns), values)


def _insert(db_session: AsyncSession, row: type[Base], columns: tuple[str, ...]) -> Insert:
    return _statement(row, columns, on_postgres=db_session.get_bind().dialect.name == "postgresql")


@cache
def _statement(row: type[Base], columns: tuple[str, ...], *, on_postgres: bool) -> Insert:
    table = row.__table__
    assert isinstance(table, Table)
    return (postgresql.insert if on_postgres else sqlite.insert)(table).on_conflict_do_nothing(index_elements=columns)


@cache
def _columns(row: type[Base]) -> tuple[str, ...]:
    return tuple(attribute.key for attribute in inspect(row).column_attrs)
