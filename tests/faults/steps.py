"""What a reader does at a server that may be gone the next moment."""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import httpx

from tests.integration.events import read
from tests.integration.journey import Json
from tests.integration.server import Server

PATIENCE_S = 180.0
GONE = httpx.TransportError


def begin(server: Server, posts: int = 6, **wanted: Any) -> Json:
    """Read, and start an interview."""
    for post in server.api.get("/posts").json()["items"][:posts]:
        server.api.put(f"/posts/{post['id']}/progress", json={"completed": True}).raise_for_status()
    interview: Json = server.api.post("/interviews", json=wanted).raise_for_status().json()
    return interview


def send(url: str, interview: Json, text: str, saved: Callable[[], None]) -> None:
    """Answer the current question as the page does, until the server is gone; tell once it says that it is saved."""
    body = {"question_id": interview["question"]["id"], "text": text}
    try:
        with httpx.stream("POST", f"{url}/api/interviews/{interview['id']}/answers/stream", json=body, timeout=60) as r:
            for name, _ in read(r.iter_lines()):
                if name == "saved":
                    saved()
    except GONE:
        return


def until_asked(server: Server, interview_id: str) -> Json:
    """Return the interview once it has a question that is not answered, or is completed."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        state: Json = server.api.get(f"/interviews/{interview_id}").raise_for_status().json()
        if state["status"] == "completed" or (state["question"] and not state["pending_answer"]):
            return state
        assert time.monotonic() < deadline, json.dumps(state)
        time.sleep(0.1)


def answer(server: Server, interview: Json, text: str) -> Json:
    """Answer as the page does after a failure: again and again, until it is graded."""
    body = {"question_id": interview["question"]["id"], "text": text}
    deadline = time.monotonic() + PATIENCE_S
    while True:
        # A server that is alive still closes connections that were idle for some seconds.
        with suppress(GONE):
            response = server.api.post(f"/interviews/{interview['id']}/answers", json=body)
            if response.status_code == 200:
                graded: Json = response.json()["interview"]
                return graded
            assert response.status_code in {202, 503, 507}, response.text
        assert server.process.poll() is None, "the server has ended"
        assert time.monotonic() < deadline, "the answer is still not graded"
        time.sleep(0.2)


def finish(server: Server, interview_id: str) -> None:
    """Answer to the end."""
    state = until_asked(server, interview_id)
    while state["status"] == "in_progress":
        answer(server, state, f"To question {state['current_question']} of {interview_id} I have little to say.")
        state = until_asked(server, interview_id)
    server.api.get(f"/interviews/{interview_id}/results").raise_for_status()
