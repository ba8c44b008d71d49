"""One run of load: locust in a process of its own, the servers watched meanwhile."""

import asyncio
import csv
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import psutil
import typer
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from benchmarks.load.names import ADDED, ANSWER, OTHERS, PREPARING
from benchmarks.load.servers import Site, cpu_s
from evals.tables import number, show

ARRIVALS_S: Final = 50
"""Over how many seconds the readers come."""
WATCHED_EVERY_S: Final = 5.0
WARM_AFTER: Final = 0.2
"""Share of the run after which memory is taken for warm."""
STOPPING_S: Final = 60
"""How long readers may take to finish what they are at."""
FIGURES: Final = ("50%", "95%", "99%", "100%")
LOCUSTFILE: Final = Path(__file__).with_name("locustfile.py")
SUM: Final = "Aggregated"


@dataclass(frozen=True)
class Run:
    """`figures` as locust has them; memory of each worker in MB over time; CPU seconds by process, and answers graded,
    in `seconds` after all readers had come."""

    figures: list[dict[str, str]]
    failures: list[dict[str, str]]
    memory: list[list[float]]
    seconds: float
    graded: int
    cpu: dict[str, float]


def load(site: Site, readers: int, seconds: int, between_s: float, call_s: float) -> Run:
    """Put so many readers on the `site`, and measure it once they have all come."""
    memory: list[list[float]] = [[] for _ in site.workers]
    with TemporaryDirectory() as folder:
        prefix = Path(folder) / "load"
        arrivals = max(1, readers // ARRIVALS_S)
        coming_s = -(-readers // arrivals)
        command = [sys.executable, "-m", "locust", "--headless", "--only-summary", "--skip-log-setup"]
        command += ["-f", str(LOCUSTFILE), "-u", str(readers), "-r", str(arrivals), "--reset-stats"]
        command += ["-t", str(seconds + coming_s), "--csv", str(prefix), "--stop-timeout", str(STOPPING_S)]
        environment = _environment(site, between_s, call_s)
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603
        stopped = threading.Event()
        watching = threading.Thread(target=_watch, args=(site, memory, stopped, coming_s))
        watching.start()
        time.sleep(coming_s)
        begun, before, graded = time.monotonic(), _cpu(site, process.pid), _graded(site)
        time.sleep(seconds)
        took, after, graded = time.monotonic() - begun, _cpu(site, process.pid), _graded(site) - graded
        stopped.set()
        watching.join()
        process.wait()
        figures = _read(prefix.with_name("load_stats.csv"))
        failures = _read(prefix.with_name("load_failures.csv"))
    return Run(figures, failures, memory, took, graded, {name: after[name] - before[name] for name in after})


def show_run(run: Run) -> None:
    """Print all there is, and first what a run is judged by."""
    grown = [_grown(place, each) for place, each in enumerate(run.memory)]
    by_name = {line["Name"]: line for line in run.figures}
    turns = max(run.graded, 1)
    workers = sum(used for name, used in run.cpu.items() if name.startswith("worker"))
    added, others = by_name.get(ADDED, {}), by_name.get(OTHERS, {})
    rows = [
        ["failed requests", str(sum(int(failure["Occurrences"]) for failure in run.failures))],
        [f"95 % of answers: {ADDED.partition(', ')[2]}, ms", added.get("95%", "-")],
        ["95 % of everything but answers, ms", others.get("95%", "-")],
        ["answers graded in a second", number(run.graded / run.seconds, 1)],
        ["CPU of the workers for an answer and its next question, ms", number(workers / turns * 1000, 1)],
        ["CPU of all processes for it, ms", number(sum(run.cpu.values()) / turns * 1000, 1)],
        ["cores used by all", number(sum(run.cpu.values()) / run.seconds)],
        ["growth of memory after warming up, the larger one", max((row[-1] for row in grown), key=_percent)],
    ]
    show("In short", ["what", "figure"], rows)
    shown = [line for line in run.figures if line["Name"] != SUM]
    order = [ANSWER, ADDED, OTHERS]
    shown.sort(key=lambda line: (line["Name"] not in order, line["Name"] == PREPARING, line["Name"]))
    lines = [
        [line["Name"], line["Request Count"], line["Failure Count"], number(float(line["Requests/s"]), 1)]
        + [line[figure] for figure in FIGURES]
        for line in shown
    ]
    show("Requests", ["request", "number", "failed", "per s", *(f"{figure} ms" for figure in FIGURES)], lines)
    show("Memory, MB", ["worker", "warm", "at the end", "growth"], grown)
    cores = [[name, number(used / run.seconds), number(used / turns * 1000, 1)] for name, used in run.cpu.items()]
    show("CPU", ["process", "cores", "ms for each answer"], cores)
    for failure in run.failures:
        typer.echo(f"failed {failure['Occurrences']} times: {failure['Name']}: {failure['Error']}", err=True)


def _percent(growth: str) -> float:
    return float(growth.rstrip("%"))


def _grown(place: int, memory: list[float]) -> list[str]:
    few = max(1, len(memory) // 10)
    start = int(len(memory) * WARM_AFTER)
    warm, last = median(memory[start : start + few]), median(memory[-few:])
    return [str(place + 1), number(warm, 0), number(last, 0), f"{(last / warm - 1) * 100:.1f}%"]


def _watch(site: Site, memory: list[list[float]], stopped: threading.Event, coming_s: float) -> None:
    stopped.wait(coming_s)
    while not stopped.wait(WATCHED_EVERY_S):
        for worker, seen in zip(site.workers, memory, strict=True):
            seen.append(worker.megabytes())


def _cpu(site: Site, load: int) -> dict[str, float]:
    used = {f"worker {place + 1}": worker.cpu_s() for place, worker in enumerate(site.workers)}
    used |= {"chat model": site.model.cpu_s()} if site.model else {}
    return used | {"database": site.database_cpu_s(), "the load itself": cpu_s(psutil.Process(load))}


def _graded(site: Site) -> int:
    async def count() -> int:
        engine = create_async_engine(site.database)
        async with engine.connect() as connection:
            found = await connection.scalar(text("SELECT count(*) FROM interview_answers WHERE status = 'graded'"))
        await engine.dispose()
        return int(found or 0)

    return asyncio.run(count())


def _read(file: Path) -> list[dict[str, str]]:
    with file.open() as lines:
        return list(csv.DictReader(lines))


def _environment(site: Site, between_s: float, call_s: float) -> dict[str, str]:
    return os.environ | {
        "LOAD_WORKERS": " ".join(worker.url for worker in site.workers),
        "LOAD_READERS": " ".join(reader.cookie for reader in site.readers),
        "LOAD_MODEL": site.model.url if site.model else "",
        "LOAD_CALL_MS": str(call_s * 1000),
        "LOAD_BETWEEN_S": str(between_s),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
