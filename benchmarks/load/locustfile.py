"""Readers in full interviews, as many at once as locust is told; LOAD_* says against what (see `benchmarks.load`).

They ask for what the page asks for: the grading of an answer is streamed, and the next question looked for until it is
there.
"""

import json
import os
import time
from itertools import count, cycle
from typing import Any, Final
from urllib.parse import quote

import gevent
from locust import task
from locust.contrib.fasthttp import FastHttpUser
from locust.user.task import LOCUST_STATE_RUNNING

from benchmarks.load.names import ADDED, ANSWER, OTHERS, PREPARING

WORKERS: Final = cycle(os.environ["LOAD_WORKERS"].split())
READERS: Final = iter(os.environ["LOAD_READERS"].split())
MODEL: Final = os.environ.get("LOAD_MODEL", "")
CALL_MS: Final = float(os.environ["LOAD_CALL_MS"])
BETWEEN_S: Final = float(os.environ["LOAD_BETWEEN_S"])
QUESTIONS: Final = 5
POLL_S: Final = 1.5
"""As often as the page looks whether the next question is there."""
OUTCOME: Final = "event: outcome\ndata: "
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
        interview = self._sent("POST", "/api/interviews", "start", 201, json={"question_count": QUESTIONS})
        while interview is not None and interview["status"] == "in_progress":
            gevent.sleep(BETWEEN_S / 2)
            # Who is told to stop leaves between two requests, so that none of them fails by it.
            if self._state != LOCUST_STATE_RUNNING:
                return
            interview = self._answered(interview)
            came = time.perf_counter()
            while interview is not None and interview["status"] == "in_progress" and interview["question"] is None:
                gevent.sleep(POLL_S if BETWEEN_S else 0)
                interview = self._sent("GET", f"/api/interviews/{interview['id']}", "next question", 200)
            gevent.sleep(max(BETWEEN_S / 2 - (time.perf_counter() - came), 0))
        if interview is not None:
            self._sent("GET", f"/api/interviews/{interview['id']}/results", "results", 200)

    def _sent(self, method: str, url: str, name: str, expected: int, **values: Any) -> dict[str, Any] | None:
        """Return what is answered; None, and a failure noted, for anything but what was expected."""
        started = time.perf_counter()
        with self.client.request(
            method, url, headers=self.reader, name=name, catch_response=True, **values
        ) as response:
            self._note(OTHERS, (time.perf_counter() - started) * 1000)
            if response.status_code != expected:
                response.failure(f"{response.status_code}: {(response.text or '')[:200]}")
                return None
            told: dict[str, Any] = response.json()
            return told

    def _answered(self, interview: dict[str, Any]) -> dict[str, Any] | None:
        """Answer the current question, and return the interview after it."""
        body = {"question_id": interview["question"]["id"], "text": self._text(interview["question"]["text"])}
        url = f"/api/interviews/{interview['id']}/answers/stream"
        started = time.perf_counter()
        with self.client.post(url, json=body, headers=self.reader, name=ANSWER, catch_response=True) as response:
            took_ms = (time.perf_counter() - started) * 1000
            _, _, outcome = (response.text or "").partition(OUTCOME)
            told: dict[str, Any] = json.loads(outcome.partition("\n")[0]) if outcome else {}
            if told.get("status") != "graded":
                response.failure(f"{response.status_code}, not graded: {(response.text or '')[:200]}")
                return None
        self._note(ADDED, took_ms - CALL_MS)
        after: dict[str, Any] = told["interview"]
        return after

    def _note(self, name: str, took_ms: float) -> None:
        self.environment.events.request.fire(
            request_type="", name=name, response_time=took_ms, response_length=0, exception=None, context={}
        )

    def _text(self, question: str) -> str:
        if not MODEL:
            return OFFLINE_ANSWER.format(next(_numbers))
        with self.client.get(f"{MODEL}/points?{quote(question)}", name=PREPARING) as response:
            points = (response.text or "").split(". ")
        # Of a question that the offline interviewer asked instead, the model knows nothing.
        return ". ".join(points[: max(len(points) - 1, 1)]) or OFFLINE_ANSWER.format(next(_numbers))
