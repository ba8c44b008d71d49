"""What a reader has read, as somebody else tells it: only ever more, and the same told again changes nothing."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.features.library import repository
from interview_simulator.features.library.models import Section, SectionRead, UserProgress


@dataclass(frozen=True)
class Told:
    """A post was completed, or these sections of it were read."""

    completed: bool
    anchors: frozenset[str]


@dataclass(frozen=True)
class Known:
    """What is known of a reader and a post: its sections by anchor, which were read, whether it was completed."""

    sections: dict[str, uuid.UUID]
    read: frozenset[uuid.UUID]
    completed: bool

    def new_sections(self, told: Told) -> set[uuid.UUID]:
        return {self.sections[anchor] for anchor in told.anchors} - self.read

    def newly_completed(self, told: Told) -> bool:
        """A post completed before stays as it is, so that what was added to it since does not count as read."""
        all_read = len(self.read | self.new_sections(told)) == len(self.sections)
        return not self.completed and (told.completed or all_read)

    def learns(self, told: Told) -> bool:
        return bool(self.new_sections(told)) or self.newly_completed(told)


@dataclass(frozen=True)
class Problem:
    """Why nothing of what was told is recorded; `field` is the part that cannot be used."""

    field: str
    message: str


async def known(
    db_session: AsyncSession, reader_id: uuid.UUID, post_ids: Iterable[uuid.UUID]
) -> dict[uuid.UUID, Known]:
    """Return what is known of the reader and each of the posts."""
    wanted = list(post_ids)
    anchors: dict[uuid.UUID, dict[str, uuid.UUID]] = {post_id: {} for post_id in wanted}
    read: dict[uuid.UUID, set[uuid.UUID]] = {post_id: set() for post_id in wanted}
    for post_id, section_id, anchor, was_read in await _sections(db_session, reader_id, wanted):
        anchors[post_id][anchor] = section_id
        if was_read:
            read[post_id].add(section_id)
    completed = await _completed(db_session, reader_id, wanted)
    return {i: Known(anchors[i], frozenset(read[i]), i in completed) for i in wanted if anchors[i]}


def problem(known: Known | None, told: Told) -> Problem | None:
    """Return what is wrong with what is told of a post, of which so much is `known`; None of one that is not there."""
    if known is None:
        return Problem("post", "there is no such post, or there are several")
    if unknown := told.anchors - known.sections.keys():
        return Problem("sections", f"the post has no such sections: {', '.join(sorted(unknown))}")
    return None


async def tell(
    db_session: AsyncSession, reader_id: uuid.UUID, post_id: uuid.UUID, told: Told, now: datetime
) -> Problem | None:
    """Record what was read of a post, or return why it cannot be."""
    await repository.lock_post(db_session, post_id)
    before = (await known(db_session, reader_id, [post_id])).get(post_id)
    wrong = problem(before, told)
    if before is None or wrong:
        return wrong
    db_session.add_all(
        SectionRead(user_id=reader_id, section_id=section_id, read_at=now) for section_id in before.new_sections(told)
    )
    if before.newly_completed(told):
        completed_at = await repository.completion_time(db_session, post_id, now)
        db_session.add(UserProgress(user_id=reader_id, post_id=post_id, completed_at=completed_at))
    return None


async def _sections(
    db_session: AsyncSession, user_id: uuid.UUID, post_ids: Iterable[uuid.UUID]
) -> list[tuple[uuid.UUID, uuid.UUID, str, bool]]:
    """Return (post, section, anchor, whether it was read on its own) of all sections of the posts."""
    on_its_own = and_(SectionRead.section_id == Section.id, SectionRead.user_id == user_id)
    query = (
        select(Section.post_id, Section.id, Section.anchor, SectionRead.user_id.is_not(None))
        .outerjoin(SectionRead, on_its_own)
        .where(Section.post_id.in_(list(post_ids)))
    )
    return [(*row,) for row in await db_session.execute(query)]


async def _completed(db_session: AsyncSession, user_id: uuid.UUID, post_ids: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    query = select(UserProgress.post_id).where(
        UserProgress.user_id == user_id, UserProgress.post_id.in_(list(post_ids))
    )
    return set(await db_session.scalars(query))
