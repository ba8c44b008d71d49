"""Measure what grading offline costs: time by length, load, memory, installation, and what the API feels of it.

python -m benchmarks.grading
"""

import asyncio
import json
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import distribution
from pathlib import Path
from random import Random
from typing import Annotated, Final

import typer

from evals.tables import number, show
from interview_simulator.interviewers.offline.grader.judging import judge
from interview_simulator.interviewers.offline.grader.spans import sentences
from interview_simulator.interviewers.offline.grader.weights import SHIPPED, Weights, shipped

MATERIAL: Final = Path(__file__).parent.parent / "evals" / "graded_answers"
POINTS: Final = 5
LENGTHS: Final = (30, 120, 500, 1500)
ADDED: Final = ("onnxruntime", "tokenizers", "numpy", "flatbuffers", "protobuf", "huggingface-hub", "hf-xet")
"""Distributions that only the grader needs."""

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(repeats: Annotated[int, typer.Option(min=3, help="How often each length is graded.")] = 15) -> None:
    """Print the figures. Texts differ each time, so that nothing is remembered from the time before, save for the last
    column: there the question has been answered once, and what it expects is encoded already.
    """
    before = _megabytes()
    started = time.perf_counter()
    weights = shipped()
    load = time.perf_counter() - started
    rows = [_timed(weights, words, repeats) for words in LENGTHS]
    header = ["words", "median ms", "longest ms", "x embedding", "median ms, question known"]
    show(f"Grading against {POINTS} key points, one core", header, rows)
    waits = asyncio.run(_waits(weights, repeats))
    rows = [
        ["load, s", number(load)],
        ["memory added, MB", number(_megabytes() - before, 0)],
        ["weights, MB", number(SHIPPED.stat().st_size / 1e6, 1)],
        ["added to the installation, MB", number(sum(map(_size, ADDED)) / 1e6 + SHIPPED.stat().st_size / 1e6, 0)],
        ["event loop late while grading, p99 ms", number(waits, 1)],
    ]
    show("Once", ["what", "figure"], rows)


def _timed(weights: Weights, words: int, repeats: int) -> list[str]:
    random = Random(words)
    graded, embedded, known = [], [], []
    for _ in range(repeats):
        points, answer = _texts(random, words)
        work = partial(judge, weights, "What is to be said here?", points, answer)
        graded.append(_seconds(work))
        known.append(_seconds(work))
        embedded.append(_seconds(partial(_embed, weights, [*points, *_parts(answer)])))
    ratio = statistics.median(graded) / statistics.median(embedded)
    figures = (statistics.median(graded) * 1000, max(graded) * 1000)
    again = statistics.median(known) * 1000
    return [str(words), *(number(figure, 0) for figure in figures), number(ratio), number(again, 0)]


def _embed(weights: Weights, texts: list[str]) -> None:
    for text in texts:
        weights.encoder.tokens(text)


def _texts(random: Random, words: int) -> tuple[list[str], str]:
    """Return key points of a question, and an answer of about `words` words made of answers to it and others."""
    questions = [
        json.loads(line) for file in sorted(MATERIAL.glob("*.jsonl")) for line in file.read_text().splitlines()
    ]
    chosen = random.sample(questions, 12)
    points = [point for question in chosen for point in question["key_points"]][:POINTS]
    said = [piece for question in chosen for answer in question["answers"] for piece in sentences(answer["text"])]
    return points, " ".join(" ".join(dict.fromkeys(said)).split()[:words])


def _parts(answer: str) -> Iterator[str]:
    words = answer.split()
    for start in range(0, len(words), 140):
        yield " ".join(words[start : start + 140])


async def _waits(weights: Weights, repeats: int) -> float:
    """Return the 99th percentile of how late the event loop runs while answers are graded in a thread, ms."""
    late: list[float] = []

    async def watch() -> None:
        while True:
            due = time.perf_counter() + 0.005
            await asyncio.sleep(0.005)
            late.append((time.perf_counter() - due) * 1000)

    watching = asyncio.create_task(watch())
    random = Random(0)
    for _ in range(repeats):
        points, answer = _texts(random, 120)
        await asyncio.to_thread(judge, weights, "What is to be said here?", points, answer)
    watching.cancel()
    return statistics.quantiles(late, n=100)[98]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _size(name: str) -> int:
    try:
        files = distribution(name).files or []
    except ModuleNotFoundError:
        return 0
    return sum(path.stat().st_size for file in files if (path := Path(str(file.locate()))).is_file())


if __name__ == "__main__":
    app()
