"""What a reader does on the page."""

import json
import sqlite3
import uuid
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.integration.server import Server


def read_posts(server: Server, count: int = 3) -> None:
    for post in server.api.get("/posts").json()["items"][:count]:
        server.api.put(f"/posts/{post['id']}/progress", json={"completed": True})


def start(server: Server, **wanted: Any) -> str:
    """Start an interview and return the address of its page."""
    interview = server.api.post("/interviews", json=wanted).json()
    return f"/interviews/{interview['id']}"


def key_points(data_dir: Path, interview_path: str, number: int) -> str:
    """All key points of a question, which the page cannot know before the answer is in."""
    interview_id = uuid.UUID(interview_path.rsplit("/", 1)[-1])
    connection = sqlite3.connect(data_dir / "interview-simulator.db")
    query = "SELECT key_points FROM interview_questions WHERE interview_id = ? AND number = ?"
    (found,) = connection.execute(query, (interview_id.hex, number)).fetchone()
    connection.close()
    return " ".join(point["text"] for point in json.loads(found))


def answer(page: Page, text: str) -> None:
    page.get_by_role("textbox").fill(text)
    page.get_by_role("button", name="Submit Answer").click()
    expect(page.get_by_role("heading", name="Feedback", exact=True)).to_be_visible()


def stored_answers(data_dir: Path) -> list[tuple[str | None, float | None]]:
    connection = sqlite3.connect(data_dir / "interview-simulator.db")
    rows = connection.execute("SELECT text, score FROM interview_answers ORDER BY submitted_at").fetchall()
    connection.close()
    return rows
