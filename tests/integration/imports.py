"""Posts for the tests to import, and the library as it is without the sample posts."""

from pathlib import Path

import httpx
from sqlalchemy import delete

from interview_simulator.db.session import Database
from interview_simulator.features.library.importing import ImportReport, import_posts
from interview_simulator.features.library.models import Post, Tag
from tests.conftest import FixedClock
from tests.integration.journey import Json


async def empty(database: Database) -> None:
    """Take the sample posts away."""
    async with database.write() as db_session:
        await db_session.execute(delete(Post))
        await db_session.execute(delete(Tag))


def write(folder: Path, **posts: str) -> Path:
    """Write files named as the arguments, with `.md` behind."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in posts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


async def add(database: Database, folder: Path, **posts: str) -> ImportReport:
    return await import_posts(database, write(folder, **posts), FixedClock())


async def listed(client: httpx.AsyncClient, **query: str | int | bool) -> list[Json]:
    response = await client.get("/posts", params=query)
    assert response.status_code == 200, response.text
    items: list[Json] = response.json()["items"]
    return items


async def titles(client: httpx.AsyncClient, **query: str | int | bool) -> list[str]:
    return [post["title"] for post in await listed(client, **query)]


async def the_post(client: httpx.AsyncClient, title: str) -> Json:
    (found,) = [post for post in await listed(client, limit=100) if post["title"] == title]
    post: Json = (await client.get(f"/posts/{found['id']}")).json()
    return post


async def read_sections(client: httpx.AsyncClient, post: Json, *headings: str) -> Json:
    """Mark the sections under `headings` as read."""
    ids = [section["id"] for section in post["sections"] if section["heading"] in headings]
    assert len(ids) == len(headings)
    response = await client.put(f"/posts/{post['id']}/progress", json={"sections_read": ids})
    assert response.status_code == 200, response.text
    after: Json = response.json()
    return after


def headings_read(post: Json) -> list[str]:
    return [section["heading"] for section in post["sections"] if section["read"]]


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
