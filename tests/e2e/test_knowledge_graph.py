"""The map of topics in the browser: what was read is on it, and it works with mouse, keyboard and screen reader."""

import json
import re
from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e import steps
from tests.e2e.conftest import DESKTOP, PHONE, Open
from tests.e2e.test_for_everyone import serious_findings, settle
from tests.integration.server import Server

COLOURS = """() => {
  const canvas = document.querySelector("[role=application] canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
}"""
KEPT = "localStorage.getItem('interview-simulator:map')"


def topics_read(server: Server) -> Counter[str]:
    """How many completed posts each tag is on."""
    posts = server.api.get("/posts", params={"completed": True, "limit": 100}).json()["items"]
    return Counter(tag for post in posts for tag in post["tags"])


def open_map(page: Page) -> Locator:
    page.goto("/map")
    the_map = page.get_by_role("application", name="Map of topics")
    expect(the_map).to_have_attribute("aria-busy", "false")
    return the_map


def places(page: Page) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(page.evaluate(KEPT))
    return kept


def test_the_list_says_what_was_read(open_page: Open, server: Server) -> None:
    page = open_page("/map")
    expect(page.get_by_text("Nothing read yet")).to_be_visible()
    steps.read_posts(server, 4)
    page.goto("/map?view=list")
    expected = topics_read(server)
    rows = page.get_by_role("list", name="Topics").get_by_role("listitem")
    expect(rows).to_have_count(len(expected))
    found = {
        row.get_by_role("heading").inner_text(): int(re.findall(r"(\d+) posts? read", row.inner_text())[0])
        for row in rows.all()
    }
    assert found == dict(expected)
    expect(page.get_by_text("Not asked about yet")).to_have_count(len(expected))


def test_from_the_keyboard_to_an_interview(open_page: Open, server: Server) -> None:
    steps.read_posts(server)
    page = open_page("/")
    open_map(page).focus()
    page.keyboard.press("ArrowRight")
    details = page.get_by_role("region", name=re.compile("^Topic: "))
    expect(details).to_be_visible()
    for direction in ("Left", "Up", "Right", "Down"):
        page.keyboard.press(f"Arrow{direction}")
    expect(details).to_be_visible()
    page.keyboard.press("Escape")
    expect(details).to_have_count(0)

    # Questions are only about some topics of what was read; the one of most posts has some.
    topic = topics_read(server).most_common(1)[0][0]
    page.get_by_role("searchbox", name="Search topics").fill(topic)
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name=f"Topic: {topic}")).to_be_visible()
    page.get_by_role("application").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=f"Interview me on it: {topic}")).to_be_focused()
    open_posts = page.get_by_role("link", name=f"Open its posts: {topic}")
    expect(open_posts).to_have_attribute("href", re.compile(r"^/\?tag="))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/interview\?topic="))
    page.get_by_role("button", name="Start interview").click()
    expect(page.get_by_text("Question 1 of")).to_be_visible()
    interview = server.api.get(page.url[page.url.index("/interviews/") :]).json()
    assert interview["topics"] == [topic]


def test_places_stay_between_visits_and_where_they_are_put(open_page: Open, server: Server) -> None:
    steps.read_posts(server)
    page = open_page("/")
    the_map = open_map(page)
    laid_out = places(page)
    assert page.evaluate(COLOURS) > 10
    assert len(laid_out) == len(topics_read(server))
    open_map(page)
    assert places(page) == laid_out

    # What a search finds is in the middle of what the details leave free.
    page.get_by_role("searchbox", name="Search topics").fill(topics_read(server).most_common(1)[0][0])
    page.keyboard.press("Enter")
    box, details = the_map.bounding_box(), page.get_by_role("region", name=re.compile("^Topic: ")).bounding_box()
    assert box
    assert details
    x, y = (box["x"] + details["x"]) / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 20, steps=3)
    page.mouse.move(x + 90, y + 60, steps=5)
    page.mouse.up()
    expect(page.get_by_role("button", name="Unpin all")).to_be_visible()
    pinned = {topic_id: place for topic_id, place in places(page).items() if place[2:] == [1]}
    assert len(pinned) == 1
    assert all(place[:2] != laid_out[topic_id] for topic_id, place in pinned.items())

    page.get_by_role("button", name="Lay out again").click()
    expect(the_map).to_have_attribute("aria-busy", "false")
    assert pinned.items() <= places(page).items()


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("device", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_it_is_for_everyone(open_page: Open, server: Server, device: dict[str, Any], scheme: str) -> None:
    steps.read_posts(server)
    page = open_page("/", **device, color_scheme=scheme)
    open_map(page).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("region", name=re.compile("^Topic: "))).to_be_visible()
    overflow = f"document.documentElement.scrollWidth - {device['viewport']['width']}"
    findings = {"map": serious_findings(page)}
    widths = [page.evaluate(overflow)]
    page.goto("/map?view=list")
    settle(page)
    findings["list"] = serious_findings(page)
    widths.append(page.evaluate(overflow))
    assert {name: found for name, found in findings.items() if found} == {}
    assert max(widths) <= 0


def test_a_finger_scrolls_the_page_past_the_map(open_page: Open, server: Server) -> None:
    steps.read_posts(server)
    page = open_page("/", **PHONE)
    the_map = open_map(page)
    box = the_map.bounding_box()
    assert box
    session = page.context.new_cdp_session(page)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 30
    for kind, up in [("touchStart", 0), *(("touchMove", 15 * step) for step in range(1, 11)), ("touchEnd", None)]:
        points = [] if up is None else [{"x": x, "y": y - up}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(20)
    assert page.evaluate("scrollY") > 100
