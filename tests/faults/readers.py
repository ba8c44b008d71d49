"""Readers who go on answering while something breaks, and keep account of what they were told."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

import httpx

from tests.faults import steps
from tests.faults.audit import Texts
from tests.integration.journey import Json
from tests.integration.server import LIMITS, Server

BETWEEN_S = 0.2
TRY_AGAIN = {502, 503, 507}


class Readers:
    """So many at once, in turn at the servers; `problems` are the kinds that they met, `unexpected` whatever else."""

    def __init__(self, servers: Sequence[Server], count: int) -> None:
        self.acknowledged: Texts = {}
        self.problems: Counter[str] = Counter()
        self.unexpected: list[str] = []
        self._stopped = threading.Event()
        places = [servers[place % len(servers)].url for place in range(count)]
        interviews = [steps.begin(servers[0], question_count=20) for _ in places]
        self._threads = [
            threading.Thread(target=self._read, args=reader) for reader in zip(places, interviews, strict=True)
        ]

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    def wait_for(self, more: int, seconds: float = 300) -> None:
        """Wait until so many more answers are acknowledged."""
        wanted, deadline = len(self.acknowledged) + more, time.monotonic() + seconds
        while len(self.acknowledged) < wanted:
            assert time.monotonic() < deadline, (self.problems, self.unexpected)
            time.sleep(0.05)

    def _read(self, url: str, interview: Json) -> None:
        path = f"/interviews/{interview['id']}"
        with httpx.Client(base_url=f"{url}/api", timeout=60, limits=LIMITS) as api:
            state = interview
            while not self._stopped.is_set() and state["status"] == "in_progress":
                if (question := state["question"]) is not None:
                    text = f"To {question['id']}: it depends."
                    body = {"question_id": question["id"], "text": text}
                    if self._try(partial(api.post, f"{path}/answers", json=body)) is not None:
                        self.acknowledged[question["id"]] = text
                time.sleep(BETWEEN_S)
                state = self._try(partial(api.get, path)) or state

    def _try(self, request: Callable[[], httpx.Response]) -> Json | None:
        """Return what the server says, None for a problem that passes."""
        try:
            response = request()
        except httpx.TransportError as error:
            self.unexpected.append(f"the connection broke: {error!r}")
        else:
            if response.is_success:
                told: Json = response.json()
                return told
            kind = response.json().get("type", "").rpartition(":")[2]
            self.problems[kind] += 1
            # Whoever sends an answer again may find the interview moved on, when it was graded meanwhile.
            if response.status_code not in TRY_AGAIN and kind != "not-current-question":
                self.unexpected.append(response.text)
        return None
