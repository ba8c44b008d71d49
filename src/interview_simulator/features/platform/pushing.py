"""Posts and reading in bulk, from a platform: each item whole or not at all, and the same again changes nothing."""

import uuid
from collections import Counter
from collections.abc import Sequence

from interview_simulator.clock import Clock
from interview_simulator.db.session import Database
from interview_simulator.features.accounts import own_data as accounts
from interview_simulator.features.library import naming, reading
from interview_simulator.features.library.importing import Change, Imported, import_pushed
from interview_simulator.features.library.reading import Told
from interview_simulator.features.library.sources import ImportProblem
from interview_simulator.features.platform import readers
from interview_simulator.features.platform.schemas import (
    ItemProblem,
    PostReport,
    PostsReport,
    ProgressReport,
    PushedPost,
    PushedReading,
    ReadingReport,
)


async def push_posts(database: Database, clock: Clock, platform: str, items: Sequence[PushedPost]) -> PostsReport:
    """Import the posts. Several transactions: what was stored stays, should the rest fail."""
    times = Counter(item.key for item in items)
    once = [item for item in items if times[item.key] == 1]
    imported = await import_pushed(database, platform, ((item.key, item.markdown) for item in once), clock)
    outcomes = {item.key: outcome for item, outcome in zip(once, imported, strict=True)}
    reports = [_post_report(item.key, outcomes.get(item.key)) for item in items]
    count = Counter(report.status for report in reports)
    return PostsReport(
        added=count[Change.ADDED],
        updated=count[Change.UPDATED],
        unchanged=count[Change.UNCHANGED],
        failed=count["failed"],
        items=reports,
    )


async def push_progress(
    database: Database, clock: Clock, platform: str, external_id: str, items: Sequence[PushedReading]
) -> ProgressReport:
    """Record what a reader has read, who is made where the platform has not named them before."""
    reader_id, created = await readers.find_or_create(database, clock, platform, external_id)
    async with database.read() as db_session:
        found = await naming.find_posts(db_session, platform, {item.post for item in items})
        known = await reading.known(db_session, reader_id, set(found.values()))

    async def take(item: PushedReading) -> ReadingReport:
        told, post_id = Told(item.completed, frozenset(item.sections)), found.get(item.post)
        before = known.get(post_id) if post_id else None
        problem = reading.problem(before, told)
        if problem or post_id is None or before is None or not before.learns(told):
            return _reading_report(item.post, post_id, problem, stored=False)
        # A transaction for each item that tells something new, so that nobody waits for the rest.
        async with database.write() as db_session:
            problem = reading.Problem("post", "the reader was deleted meanwhile")
            if await accounts.hold(db_session, reader_id):
                problem = await reading.tell(db_session, reader_id, post_id, told, clock())
        return _reading_report(item.post, post_id, problem, stored=True)

    reports = [await take(item) for item in items]
    count = Counter(report.status for report in reports)
    return ProgressReport(
        reader_created=created,
        stored=count["stored"],
        unchanged=count["unchanged"],
        failed=count["failed"],
        items=reports,
    )


def _post_report(key: str, outcome: Imported | ImportProblem | None) -> PostReport:
    if isinstance(outcome, Imported):
        return PostReport(key=key, status=outcome.change, post_id=outcome.post_id, problem=None)
    if outcome is None:
        problem = ItemProblem(message="the request has this key more than once", field="key", line=None)
    else:
        problem = ItemProblem(message=outcome.message, field="markdown", line=outcome.line)
    return PostReport(key=key, status="failed", post_id=None, problem=problem)


def _reading_report(
    post: str, post_id: uuid.UUID | None, problem: reading.Problem | None, *, stored: bool
) -> ReadingReport:
    if problem is None:
        return ReadingReport(post=post, status="stored" if stored else "unchanged", post_id=post_id, problem=None)
    out = ItemProblem(message=problem.message, field=problem.field, line=None)
    return ReadingReport(post=post, status="failed", post_id=post_id, problem=out)
