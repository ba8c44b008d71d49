"""What FastAPI and SQLAlchemy cost by themselves: one endpoint that inserts one row, and nothing else.

DATABASE_URL=postgresql+asyncpg://... PORT=8001 python -m benchmarks.load.bare
"""

import os
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Row(Base):
    __tablename__ = "bare_rows"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    text: Mapped[str]


class RowIn(BaseModel):
    text: str


class RowOut(BaseModel):
    id: uuid.UUID


engine = create_async_engine(os.environ["DATABASE_URL"])
sessions = async_sessionmaker(engine, expire_on_commit=False)


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[None]:
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield
    await engine.dispose()


app = FastAPI(lifespan=lifespan)


@app.post("/rows", status_code=201)
async def insert(wanted: RowIn) -> RowOut:
    row = Row(id=uuid.uuid4(), text=wanted.text)
    async with sessions.begin() as session:
        session.add(row)
    return RowOut(id=row.id)


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ["PORT"]), log_level="warning", server_header=False)
