"""Steps of the reader's journey over the API, for the tests that need to be somewhere in it."""

import uuid
from typing import Any

import httpx
from sqlalchemy import select

from interview_simulator.db.session import Database
from interview_simulator.features.interviews.models import InterviewQuestion

Json = dict[str, Any]


async def read_posts(client: httpx.AsyncClient, count: int = 3, tag: str | None = None) -> list[Json]:
    """Complete the first posts of the library."""
    listed = await client.get("/posts", params={"tag": tag} if tag else None)
    posts: list[Json] = listed.json()["items"][:count]
    for post in posts:
        response = await client.put(f"/posts/{post['id']}/progress", json={"completed": True})
        assert response.status_code == 200
    return posts


async def start(client: httpx.AsyncClient, **wanted: Any) -> Json:
    response = await client.post("/interviews", json=wanted)
    assert response.status_code == 201, response.text
    interview: Json = response.json()
    return interview


async def answer(client: httpx.AsyncClient, interview: Json, text: str | None) -> httpx.Response:
    """Answer the current question; None skips it."""
    body = {"question_id": interview["question"]["id"]} | ({"skip": True} if text is None else {"text": text})
    return await client.post(f"/interviews/{interview['id']}/answers", json=body)


async def model_answer(database: Database, question: Json) -> str:
    """Every key point of a question, which never leaves the server before it is answered."""
    async with database.read() as db_session:
        row = (
            await db_session.scalars(select(InterviewQuestion).where(InterviewQuestion.id == uuid.UUID(question["id"])))
        ).one()
    return " ".join(point["text"] for point in row.key_points)


async def finish(client: httpx.AsyncClient, database: Database, interview: Json, *, well: bool) -> Json:
    """Answer until the interview is completed, and return it."""
    while interview["status"] == "in_progress":
        text = await model_answer(database, interview["question"]) if well else "I do not know."
        response = await answer(client, interview, text)
        assert response.status_code == 200, response.text
        interview = response.json()["interview"]
    return interview
