"""Readers in full interviews, as many at once as locust is told; LOAD_* says against what (see `benchmarks.load`)."""

import os
import time
from itertools import count, cycle
from typing import Any, Final
from urllib.parse import quote

import gevent
from locust import task
from locust.contrib.fasthttp import FastHttpUser

WORKERS: Final = cycle(os.environ["LOAD_WORKERS"].split())
READERS: Final = iter(os.environ["LOAD_READERS"].split())
MODEL: Final = os.environ.get("LOAD_MODEL", "")
CALL_MS: Final = float(os.environ["LOAD_CALL_MS"])
BETWEEN_S: Final = float(os.environ["LOAD_BETWEEN_S"])
QUESTIONS: Final = 5
POLL_S: Final = 0.5
ADDED: Final = "an answer, less the model's own time"
OFFLINE_ANSWER: Final = (
    "Both exist so that code which calls them need not know what is behind; number {} is an example of it. The one is "
    "made before the other, and what is set on the one hides what is on the other. Who changes it in one place changes "
    "it for all who share it, which is often a surprise, so it is better to make a new one for each."
)
_numbers = count()


class Reader(FastHttpUser):
    connection_timeout = 60
    network_timeout = 60

    def __init__(self, environment: Any) -> None:
        self.host = next(WORKERS)
        super().__init__(environment)
        self.reader = {"cookie": next(READERS)}

    @task
    def interview(self) -> None:
        with self.client.post(
            "/api/interviews", json={"question_count": QUESTIONS}, headers=self.reader, name="start"
        ) as response:
            if response.status_code != 201:
                return
            interview = response.json()
        while interview["status"] == "in_progress":
            gevent.sleep(BETWEEN_S / 2)
            if not self._answered(interview):
                return
            gevent.sleep(BETWEEN_S / 2)
            interview = self._next(interview)
        self.client.get(f"/api/interviews/{interview['id']}/results", headers=self.reader, name="results")

    def _answered(self, interview: dict[str, Any]) -> bool:
        body = {"question_id": interview["question"]["id"], "text": self._text(interview["question"]["text"])}
        url = f"/api/interviews/{interview['id']}/answers"
        started = time.perf_counter()
        with self.client.post(url, json=body, headers=self.reader, name="answer", catch_response=True) as response:
            took_ms = (time.perf_counter() - started) * 1000
            graded: bool = response.status_code == 200
            if not graded:
                response.failure(f"{response.status_code}: {(response.text or '')[:200]}")
        self.environment.events.request.fire(
            request_type="", name=ADDED, response_time=took_ms - CALL_MS, response_length=0, exception=None, context={}
        )
        return graded

    def _next(self, interview: dict[str, Any]) -> dict[str, Any]:
        """The page asks for the next question when the reader goes on, and again until it is there."""
        while True:
            state = self._seen(interview)
            if state["question"] is not None or state["status"] == "completed":
                return state
            gevent.sleep(POLL_S)

    def _seen(self, interview: dict[str, Any]) -> dict[str, Any]:
        url = f"/api/interviews/{interview['id']}"
        with self.client.get(url, headers=self.reader, name="next question") as response:
            state: dict[str, Any] = response.json() if response.status_code == 200 else interview | {"question": None}
            return state

    def _text(self, question: str) -> str:
        if not MODEL:
            return OFFLINE_ANSWER.format(next(_numbers))
        with self.client.get(f"{MODEL}/points?{quote(question)}", name="(what to answer)") as response:
            points = (response.text or "").split(". ")
        return ". ".join(points[: max(len(points) - 1, 1)])
