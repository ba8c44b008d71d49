"""Measure how smoothly the page's map of topics is dragged when it is a large one, in a browser without a GPU.

python -m benchmarks.graph_frames
"""

import os
import time
import uuid
from collections.abc import Sequence
from itertools import pairwise
from math import cos, pi, sin
from pathlib import Path
from random import Random
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Final

import typer
from playwright.sync_api import Browser, Page, Route, ViewportSize, sync_playwright

from evals.tables import number, show
from tests.integration.server import Server

BROWSER: Final = Path(__file__).parents[1] / ".cache" / "browser"
WINDOW: Final = ViewportSize(width=1280, height=900)
PATIENCE_MS: Final = 60_000
STEP_MS: Final = 8
"""Between two movements of the mouse: more often than there are frames."""
RADIUS_PX: Final = 120
DETAILS_PX: Final = 380
"""What of the map's width is covered by the details of a topic."""
LEVELS: Final = ["beginner", "intermediate", "advanced", "expert"]

SHOWN: Final = """() => {
  const canvas = document.querySelector("[role=application] canvas");
  if (!canvas || !canvas.width) return false;
  const small = new OffscreenCanvas(64, 64);
  const context = small.getContext("2d", { willReadFrequently: true });
  context.drawImage(canvas, 0, 0, 64, 64);
  return context.getImageData(0, 0, 64, 64).data.some((value) => value > 0);
}"""
ARRANGED: Final = "document.querySelector('[role=application]')?.getAttribute('aria-busy') === 'false'"
COUNT_FRAMES: Final = """() => {
  window.frames_at = [];
  window.counting = true;
  const count = (at) => {
    window.frames_at.push(at);
    if (window.counting) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
}"""
COUNTED: Final = "() => { window.counting = false; return window.frames_at; }"
# Where the page keeps the places of the topics.
KEPT: Final = "() => JSON.parse(localStorage.getItem('interview-simulator:map'))"

Graph = dict[str, list[dict[str, Any]]]

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    topics: Annotated[int, typer.Option(min=30, help="Topics on the map.")] = 2_000,
    links: Annotated[int, typer.Option(min=30, help="Links between them.")] = 20_000,
    seconds: Annotated[float, typer.Option(min=0.5, help="How long each topic is dragged.")] = 5.0,
) -> None:
    """Print the figures."""
    graph = a_graph(topics, links)
    with TemporaryDirectory() as folder, Server(Path(folder)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=BROWSER / "chromium",
            args=["--no-sandbox", "--disable-gpu", "--no-zygote"],
            env=_environment(),
        )
        measure(browser, server.url, graph, seconds)
        browser.close()


def _environment() -> dict[str, str | float | bool]:
    libraries = {"LD_LIBRARY_PATH": str(BROWSER / "al2023" / "lib"), "FONTCONFIG_PATH": str(BROWSER / "fonts")}
    return {**os.environ, **libraries}


def measure(browser: Browser, url: str, graph: Graph, seconds: float) -> None:
    title = f"A map of {len(graph['nodes']):,} topics and {len(graph['edges']):,} links"
    # What waits for the page evaluates strings, which its content policy forbids.
    context = browser.new_context(base_url=url, viewport=WINDOW, bypass_csp=True)
    page = context.new_page()
    page.route("**/api/knowledge-graph", lambda route: _answer(route, graph))
    visits = [["first", *_opened(page)], ["second", *_opened(page)]]
    show(f"{title}: seconds from opening the page", ["visit", "until first shown", "until laid out"], visits)
    by_links = sorted(graph["nodes"], key=lambda node: _degree(graph, node["id"]))
    dragged = {"most links": by_links[-1], "half as linked as most": by_links[len(by_links) // 2]}
    rows = [
        [name, str(_degree(graph, node["id"])), *_figures(_drag(page, graph, node["id"], seconds))]
        for name, node in dragged.items()
    ]
    header = ["topic dragged", "its links", "frames/s", "mean ms", "worst 5% ms from", "longest ms"]
    show(f"{title}: frames while a topic is dragged for {seconds:g} s", header, rows)
    context.close()


def a_graph(topics: int, links: int) -> Graph:
    """Make a graph in which the more linked a topic is, the more links it gets: few have many, and many few."""
    random = Random(0)
    ids = [str(uuid.UUID(int=random.getrandbits(128), version=4)) for _ in range(topics)]
    pairs: set[tuple[int, int]] = set()
    ends = [0]
    each = max(1, round(links / topics))
    for topic in range(1, topics):
        wanted = min(topic, each)
        others: set[int] = set()
        while len(others) < wanted:
            others.add(random.choice(ends) if random.random() < 0.7 else random.randrange(topic))
        pairs |= {(other, topic) for other in others}
        ends += [*others, *[topic] * wanted]
    while len(pairs) < links:
        first, second = sorted(random.sample(range(topics), 2))
        pairs.add((first, second))
    kept = sorted(pairs)[:links] if len(pairs) == links else sorted(random.sample(sorted(pairs), links))
    degrees = [0] * topics
    for pair in kept:
        for end in pair:
            degrees[end] += 1
    return {
        "nodes": [_topic(random, topic, ids[topic], degrees[topic]) for topic in range(topics)],
        "edges": [
            {"source": ids[source], "target": ids[target], "weight": round(random.betavariate(1, 3), 3)}
            for source, target in kept
        ],
    }


def _topic(random: Random, place: int, topic_id: str, degree: int) -> dict[str, Any]:
    ability = random.gauss(0, 1.2)
    answers = random.choice([0, 0, random.randrange(1, 20)])
    level = LEVELS[min(3, max(0, int(ability + 2)))] if answers else None
    fields = {"id": topic_id, "name": f"topic {place}", "posts_read": 1 + degree // 8, "answers": answers}
    certainty = 1 - 1 / (1 + answers / 3)
    return fields | {"ability": round(ability, 3), "certainty": round(certainty, 3), "level": level}


def _answer(route: Route, graph: Graph) -> None:
    route.fulfill(json=graph)


def _degree(graph: Graph, topic_id: str) -> int:
    return sum(topic_id in {edge["source"], edge["target"]} for edge in graph["edges"])


def _opened(page: Page) -> list[str]:
    started = time.perf_counter()
    page.goto("/map")
    page.wait_for_function(SHOWN, polling=50, timeout=PATIENCE_MS)
    shown = time.perf_counter() - started
    page.wait_for_function(ARRANGED, polling=50, timeout=PATIENCE_MS)
    return [number(shown), number(time.perf_counter() - started)]


def _drag(page: Page, graph: Graph, topic_id: str, seconds: float) -> list[float]:
    """Drag a topic round in a circle; return when the frames began, in milliseconds."""
    name = next(node["name"] for node in graph["nodes"] if node["id"] == topic_id)
    page.get_by_role("searchbox").fill(name)
    page.keyboard.press("Enter")
    page.get_by_role("searchbox").fill("")
    page.wait_for_timeout(1_000)
    canvas = page.locator("[role=application] canvas").bounding_box()
    assert canvas is not None
    # What a search finds is in the middle of what the details leave free.
    x, y = canvas["x"] + (canvas["width"] - DETAILS_PX) / 2, canvas["y"] + canvas["height"] / 2
    before = page.evaluate(KEPT)[topic_id]
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(COUNT_FRAMES)
    started = time.perf_counter()
    while (passed := time.perf_counter() - started) < seconds:
        angle = 2 * pi * passed
        page.mouse.move(x + RADIUS_PX * (cos(angle) - 1), y + RADIUS_PX * sin(angle))
        page.wait_for_timeout(STEP_MS)
    frames: list[float] = page.evaluate(COUNTED)
    page.mouse.up()
    page.wait_for_timeout(1_000)
    assert page.evaluate(KEPT)[topic_id][:2] != before[:2], "the topic was not dragged"
    return frames


def _figures(frames: Sequence[float]) -> list[str]:
    lasted = sorted(after - before for before, after in pairwise(frames))
    worst = lasted[int(len(lasted) * 0.95)]
    rate = 1000 * len(lasted) / (frames[-1] - frames[0])
    return [number(rate, 1), number(fmean(lasted), 1), number(worst, 1), number(lasted[-1], 1)]


if __name__ == "__main__":
    app()
