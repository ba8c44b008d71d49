"""A reader of a real server process, who answers with the key points that the database holds."""

import json
import sqlite3
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from tests.integration.events import read
from tests.integration.journey import Json
from tests.integration.openai_server import MODEL, OpenAIServer, Step
from tests.integration.server import Server

POLL_S: Final = 0.02
PATIENCE_S: Final = 30.0
DATABASE: Final = "interview-simulator.db"


@dataclass(frozen=True)
class Turn:
    """Seconds from sending the answer until the first verdict, the first words of feedback, and the whole."""

    verdict: float | None
    words: float | None
    outcome: float
    result: Json


class Reader:
    def __init__(self, server: Server, data_dir: Path) -> None:
        self._api = server.api
        self._data_dir = data_dir

    def read_everything(self) -> int:
        """Complete each post there is, and return how many."""
        posts = self._api.get("/posts", params={"limit": 100}).json()["items"]
        for post in posts:
            self._api.put(f"/posts/{post['id']}/progress", json={"completed": True}).raise_for_status()
        return len(posts)

    def start(self, question_count: int) -> Json:
        response = self._api.post("/interviews", json={"question_count": question_count})
        interview: Json = response.raise_for_status().json()
        return interview

    def answer(self, interview: Json, *, leave_out: int = 0) -> Turn:
        """Answer the current question with its key points, the last `leave_out` apart, and follow the grading."""
        points = self._key_points(interview["question"]["id"])
        text = " ".join(points[: max(len(points) - leave_out, 1)])
        body = {"question_id": interview["question"]["id"], "text": text}
        verdict: float | None = None
        words: float | None = None
        started = time.perf_counter()
        with self._api.stream("POST", f"/interviews/{interview['id']}/answers/stream", json=body) as response:
            response.raise_for_status()
            for name, data in read(response.iter_lines()):
                seconds = time.perf_counter() - started
                if name == "outcome":
                    return Turn(verdict, words, seconds, data)
                if name == "partial" and data["key_points"]:
                    verdict = verdict or seconds
                if name == "partial" and data["feedback"]:
                    words = words or seconds
        raise AssertionError("the stream ended without an outcome")

    def next_question(self, interview: Json) -> tuple[Json, float]:
        """Return the interview with its next question, and how many seconds that was waited for."""
        started = time.perf_counter()
        while (waited := time.perf_counter() - started) < PATIENCE_S:
            state: Json = self._api.get(f"/interviews/{interview['id']}").raise_for_status().json()
            if state["question"] is not None or state["status"] == "completed":
                return state, time.perf_counter() - started
            time.sleep(POLL_S)
        raise AssertionError(f"no question after {waited:.0f} s: {state['question_delayed']}")

    def rows(self, query: str, *values: Any) -> list[Any]:
        with closing(sqlite3.connect(self._data_dir / DATABASE)) as connection:
            return connection.execute(query, values).fetchall()

    def _key_points(self, question_id: str) -> list[str]:
        query = "SELECT key_points FROM interview_questions WHERE id = ?"
        [(found,)] = self.rows(query, uuid.UUID(question_id).hex)
        return [point["text"] for point in json.loads(found)]


@contextmanager
def reading(model: Step) -> Iterator[Reader]:
    """A reader of all of the sample library, on a new server that is wired to `model`."""
    with (
        TemporaryDirectory() as folder,
        OpenAIServer(model) as chat_model,
        Server(Path(folder), OPENAI_BASE_URL=chat_model.base_url, INTERVIEW_LLM_MODEL=MODEL) as server,
    ):
        reader = Reader(server, Path(folder))
        reader.read_everything()
        yield reader
