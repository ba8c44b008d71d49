"""From a finished post to an interview on it, and to what the progress page says afterwards."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import steps
from tests.e2e.conftest import DESKTOP, PHONE, Open
from tests.e2e.test_for_everyone import serious_findings, settle
from tests.integration.server import Server

LEVEL = re.compile(
    "(Beginner|Intermediate|Advanced|Expert), "
    "(between (beginner|intermediate|advanced) and (intermediate|advanced|expert)|very likely)"
)


def answer_all(page: Page, data_dir: Path, questions: int) -> None:
    path = re.sub(r"https?://[^/]+", "", page.url)
    for number in range(1, questions + 1):
        expect(page.get_by_text(f"Question {number} of {questions}")).to_be_visible()
        steps.answer(page, steps.key_points(data_dir, path, number))
        if number < questions:
            page.get_by_role("button", name="Next Question").click()
    page.get_by_role("link", name="See Results").click()


@pytest.mark.parametrize("device", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_be_interviewed_on_a_post_and_see_the_progress(open_page: Open, data_dir: Path, device: dict[str, Any]) -> None:
    page = open_page("/progress", **device)
    expect(page.get_by_role("heading", name="Nothing read yet")).to_be_visible()
    page.get_by_role("link", name="Go to the library").click()
    page.get_by_role("searchbox").fill("git under")
    page.get_by_role("link", name=re.compile("git", re.IGNORECASE)).last.click()
    title = page.get_by_role("heading", level=1, name=re.compile("git", re.IGNORECASE)).inner_text()
    # The page shows the mark before the server has it.
    with page.expect_response(lambda response: response.request.method == "PUT"):
        page.get_by_role("button", name="Mark as read").first.click()
    page.get_by_role("link", name="Interview me on this post").click()

    expect(page).to_have_url(re.compile(r"/interview\?post=[0-9a-f-]+$"))
    expect(page.get_by_role("heading", name=f"On {title}")).to_be_visible()
    page.get_by_label("Number of questions").fill("2")
    page.get_by_role("button", name="Start interview").click()
    expect(page).to_have_url(re.compile("/interviews/"))
    answer_all(page, data_dir, 2)

    now = page.get_by_role("region", name="Your level now")
    expect(now.get_by_text(LEVEL).first).to_be_visible()
    now.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/progress\?topic=[0-9a-f-]+$"))
    expect(page.get_by_role("term").filter(has_text="Streak")).to_be_visible()
    expect(page.get_by_text("1 day", exact=True)).to_be_visible()
    expect(page.get_by_text("in a row, today included")).to_be_visible()

    slider = page.get_by_role("slider")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(f"^Today: {LEVEL.pattern}"))
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(r"after an answer of \d+%$"))
    page.get_by_text("The same as a table").click()
    table = page.get_by_role("table", name=re.compile("Ability over time"))
    expect(table.get_by_role("cell", name=LEVEL).first).to_be_visible()
    assert serious_findings(page) == []

    page.go_back()
    expect(page.get_by_text("Across 2 questions")).to_be_visible()
    page.goto("/history")
    expect(page.get_by_text("One post")).to_be_visible()


def test_what_was_missed_is_due_for_review_later(open_page: Open, server: Server) -> None:
    steps.read_posts(server)
    page = open_page(steps.start(server, question_count=1))
    steps.answer(page, "I do not know.")
    page.goto("/progress")
    weakest = page.get_by_role("region", name="Weakest key points")
    expect(weakest.get_by_text("Asked once, missed it").first).to_be_visible()
    expect(page.get_by_role("link", name="Review now")).to_have_count(0)
    weakest.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/posts/[0-9a-f-]+"))

    page.goto("/interview?reviews=true")
    expect(page.get_by_role("heading", name="Nothing is due for review")).to_be_visible()


@pytest.mark.parametrize(("device", "scheme"), [(DESKTOP, "dark"), (PHONE, "light")], ids=["desktop", "phone"])
def test_progress_is_for_everyone(open_page: Open, server: Server, device: dict[str, Any], scheme: str) -> None:
    page = open_page("/progress", **device, color_scheme=scheme)
    settle(page)
    assert serious_findings(page) == []
    steps.read_posts(server)
    page.reload()
    expect(page.get_by_role("heading", name="Nothing answered yet")).to_be_visible()
    assert serious_findings(page) == []
    page.goto(steps.start(server, question_count=1))
    steps.answer(page, "Something about it, though not very much.")
    page.goto("/progress")
    page.get_by_role("button", name="Over time").first.click()
    expect(page.get_by_role("slider")).to_be_visible()
    page.get_by_text("The same as a table").click()
    assert serious_findings(page) == []
    # Not innerWidth: on a phone it grows with what overflows.
    assert page.evaluate("document.documentElement.scrollWidth") <= device["viewport"]["width"]
