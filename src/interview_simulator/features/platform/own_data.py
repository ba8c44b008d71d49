"""All that is stored about a reader, as JSON for them to take away."""

import json
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Final

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.db.session import Database
from interview_simulator.features.accounts import own_data as accounts
from interview_simulator.features.badges import service as badges
from interview_simulator.features.interviews import own_data as interviews
from interview_simulator.features.library import own_data as library
from interview_simulator.features.mastery import service as mastery
from interview_simulator.features.platform import repository
from interview_simulator.features.platform.schemas import DataHead, StoredPlatform, StoredSignInLink
from interview_simulator.features.usage import service as usage

MOST_ROWS: Final = 100
"""Read at once, so that the memory it takes does not grow with the years."""

Page = Callable[[AsyncSession, uuid.UUID, int, int], Awaitable[Sequence[BaseModel]]]


async def head(db_session: AsyncSession, reader_id: uuid.UUID, now: datetime) -> DataHead:
    """Return what is never much."""
    platforms = await repository.identities(db_session, reader_id)
    links = await repository.links(db_session, reader_id)
    return DataHead(
        account=await accounts.stored(db_session, reader_id),
        platforms=[StoredPlatform.model_validate(row) for row in platforms],
        sign_in_links=[StoredSignInLink.model_validate(row) for row in links],
        badges=await badges.stored_badges(db_session, reader_id),
        abilities=await mastery.stored_abilities(db_session, reader_id, now),
    )


def lists(now: datetime) -> Mapping[str, Page]:
    """Return what may be much, by the names of the lists."""
    return {
        "posts_completed": library.stored_completions,
        "sections_read": library.stored_section_reads,
        "interviews": interviews.stored_interviews,
        "ability_history": mastery.stored_history,
        "key_point_reviews": partial(interviews.stored_reviews, now=now),
        "model_calls": usage.stored_calls,
    }


async def download(database: Database, reader_id: uuid.UUID, head: DataHead, now: datetime) -> AsyncIterator[bytes]:
    """Yield an `AccountData` as JSON, piece by piece. No connection is held while one is sent."""
    yield head.model_dump_json().removesuffix("}").encode()
    for name, page in lists(now).items():
        yield f",{json.dumps(name)}:[".encode()
        async for separator, row in _rows(database, reader_id, page):
            yield (separator + row.model_dump_json()).encode()
        yield b"]"
    yield b"}"


async def _rows(database: Database, reader_id: uuid.UUID, page: Page) -> AsyncIterator[tuple[str, BaseModel]]:
    offset = 0
    while True:
        async with database.read() as db_session:
            rows = await page(db_session, reader_id, offset, MOST_ROWS)
        for number, row in enumerate(rows, offset):
            yield "," if number else "", row
        offset += len(rows)
        if len(rows) < MOST_ROWS:
            return
