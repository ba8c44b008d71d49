"""One run of load: locust in a process of its own, the servers watched meanwhile."""

import csv
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import typer

from benchmarks.load.servers import Site
from evals.tables import number, show

ARRIVALS_S: Final = 50
"""Over how many seconds the readers come."""
WATCHED_EVERY_S: Final = 5.0
WARM_AFTER: Final = 0.2
"""Share of the run after which memory is taken for warm."""
FIGURES: Final = ("50%", "95%", "99%", "100%")
LOCUSTFILE: Final = Path(__file__).with_name("locustfile.py")


@dataclass(frozen=True)
class Run:
    """`figures` as locust has them; memory of each worker in MB over time; CPU seconds by the second, by process."""

    figures: list[dict[str, str]]
    seconds: float
    memory: list[list[float]]
    cpu: dict[str, float]


def load(site: Site, readers: int, seconds: int, between_s: float, call_s: float) -> Run:
    """Put so many readers on the `site`, and measure it once they have all come."""
    memory: list[list[float]] = [[] for _ in site.workers]
    with TemporaryDirectory() as folder:
        prefix = Path(folder) / "load"
        arrivals = max(1, readers // ARRIVALS_S)
        command = [str(Path(sys.executable).with_name("locust")), "--headless", "--only-summary", "--skip-log-setup"]
        command += ["-f", str(LOCUSTFILE), "-u", str(readers), "-r", str(arrivals), "--reset-stats"]
        command += ["-t", str(seconds + readers // arrivals), "--csv", str(prefix), "--stop-timeout", "0"]
        environment = _environment(site, between_s, call_s)
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603
        before = _cpu(site)
        stopped = threading.Event()
        watching = threading.Thread(target=_watch, args=(site, memory, stopped))
        watching.start()
        process.wait()
        stopped.set()
        watching.join()
        after = _cpu(site)
        with prefix.with_name("load_stats.csv").open() as file:
            figures = list(csv.DictReader(file))
        with prefix.with_name("load_failures.csv").open() as file:
            for failure in csv.DictReader(file):
                typer.echo(f"failed {failure['Occurrences']} times: {failure['Name']}: {failure['Error']}", err=True)
    whole = seconds + readers // arrivals
    return Run(figures, seconds, memory, {name: (after[name] - before[name]) / whole for name in after})


def show_run(run: Run) -> None:
    rows = [
        [line["Name"] or "all", line["Request Count"], line["Failure Count"], number(float(line["Requests/s"]), 1)]
        + [line[figure] for figure in FIGURES]
        for line in run.figures
    ]
    show("Requests", ["request", "number", "failed", "per s", *(f"{figure} ms" for figure in FIGURES)], rows)
    show(
        "Memory, MB", ["worker", "warm", "at the end", "growth"], [_grown(n, each) for n, each in enumerate(run.memory)]
    )
    show("Cores used", ["process", "cores"], [[name, number(used)] for name, used in run.cpu.items()])


def _grown(place: int, memory: list[float]) -> list[str]:
    few = max(1, len(memory) // 10)
    start = int(len(memory) * WARM_AFTER)
    warm, last = median(memory[start : start + few]), median(memory[-few:])
    return [str(place + 1), number(warm, 0), number(last, 0), f"{last / warm - 1:.1%}"]


def _watch(site: Site, memory: list[list[float]], stopped: threading.Event) -> None:
    while not stopped.wait(WATCHED_EVERY_S):
        for worker, seen in zip(site.workers, memory, strict=True):
            seen.append(worker.megabytes())


def _cpu(site: Site) -> dict[str, float]:
    used = {f"worker {place + 1}": worker.cpu_s() for place, worker in enumerate(site.workers)}
    return used | ({"chat model": site.model.cpu_s()} if site.model else {}) | {"database": site.database_cpu_s()}


def _environment(site: Site, between_s: float, call_s: float) -> dict[str, str]:
    return os.environ | {
        "LOAD_WORKERS": " ".join(worker.url for worker in site.workers),
        "LOAD_READERS": " ".join(reader.cookie for reader in site.readers),
        "LOAD_MODEL": site.model.url if site.model else "",
        "LOAD_CALL_MS": str(call_s * 1000),
        "LOAD_BETWEEN_S": str(between_s),
    }
