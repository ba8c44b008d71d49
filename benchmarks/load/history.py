"""What a turn costs as the reader's history grows, beside a bare insert of one row in the same run."""

import time
from collections.abc import Callable
from statistics import fmean, median
from typing import Any, Final
from urllib.parse import quote

import httpx

from benchmarks.load.readers import Reader, fill_history
from benchmarks.load.servers import Service, Site, bare
from evals.tables import number, show

FEW: Final = 10
QUESTIONS: Final = 20
POLL_S: Final = 0.02


async def measure(site: Site, interviews: int, turns: int) -> None:
    """Print it; the readers take turns, so that all of them meet the same machine."""
    [worker] = site.workers
    for reader, count in zip(site.readers, (FEW, interviews), strict=True):
        await fill_history(site.database, reader.id, count)
    with bare(site.database) as inserting, httpx.Client(base_url=inserting.url) as client:
        few, many = (_Interviewed(site, reader) for reader in site.readers)
        for one in (few, many):
            one.turn()
        _insert(client)
        times: dict[str, list[tuple[float, float]]] = {"few": [], "many": [], "bare": []}
        for _ in range(turns):
            times["few"].append(_timed(worker, few.turn))
            times["many"].append(_timed(worker, many.turn))
            times["bare"].append(_timed(inserting, lambda: _insert(client)))
    rows = [
        _row(f"turn with {FEW} finished interviews", times["few"], times["bare"], times["few"]),
        _row(f"turn with {interviews:,}", times["many"], times["bare"], times["few"]),
        _row("bare insert of one row", times["bare"], times["bare"], times["few"]),
    ]
    header = ["what", "median ms", "CPU ms of the process", "x bare insert", "x few"]
    show(f"{turns} turns each: the answer graded, the next question there; the chat model takes no time", header, rows)


class _Interviewed:
    def __init__(self, site: Site, reader: Reader) -> None:
        assert site.model is not None
        self._api = httpx.Client(base_url=f"{site.workers[0].url}/api", headers={"cookie": reader.cookie}, timeout=60)
        self._model = httpx.Client(base_url=site.model.url)
        self._interview: dict[str, Any] = {"status": "completed"}

    def turn(self) -> None:
        """Answer, and wait until the next question is there."""
        if self._interview["status"] == "completed":
            started = self._api.post("/interviews", json={"question_count": QUESTIONS})
            self._interview = started.raise_for_status().json()
        question = self._interview["question"]
        points = self._model.get(f"/points?{quote(question['text'])}").text.split(". ")
        # Of a question that the offline interviewer asked instead, the model knows nothing.
        body = {"question_id": question["id"], "text": ". ".join(points[:2]) or "What I remember of it."}
        url = f"/interviews/{self._interview['id']}"
        self._interview = self._api.post(f"{url}/answers", json=body).raise_for_status().json()["interview"]
        while self._interview["status"] == "in_progress" and self._interview["question"] is None:
            time.sleep(POLL_S)
            self._interview = self._api.get(url).raise_for_status().json()


def _timed(service: Service, what: Callable[[], object]) -> tuple[float, float]:
    """Return how many milliseconds it took, and how many of the service's CPU."""
    cpu, started = service.cpu_s(), time.perf_counter()
    what()
    return (time.perf_counter() - started) * 1000, (service.cpu_s() - cpu) * 1000


def _row(
    what: str, own: list[tuple[float, float]], bare: list[tuple[float, float]], few: list[tuple[float, float]]
) -> list[str]:
    took = median(wall for wall, _ in own)
    # The clock of CPU time ticks too coarsely for a median.
    cpu = fmean(used for _, used in own)
    beside = [took / median(wall for wall, _ in other) for other in (bare, few)]
    return [what, number(took, 1), number(cpu, 1), *(number(times) for times in beside)]


def _insert(client: httpx.Client) -> None:
    body = {"text": "As long as a short answer may be, which is not long."}
    client.post("/rows", json=body).raise_for_status()
