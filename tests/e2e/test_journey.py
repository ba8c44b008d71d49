"""The whole journey in the browser: read, be interviewed, see the results and a badge."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import steps
from tests.e2e.conftest import DESKTOP, PHONE, Open


def scroll_through(page: Page) -> None:
    """Scroll to the end as a reader does: half a screen, a look, another half; flying past is not reading."""
    for _ in range(60):
        page.mouse.wheel(0, 450)
        page.wait_for_timeout(1200)
        if page.evaluate("innerHeight + scrollY >= document.body.scrollHeight - 2"):
            break
    page.wait_for_timeout(1500)


@pytest.mark.parametrize("device", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_read_be_interviewed_see_the_results(open_page: Open, data_dir: Path, device: dict[str, Any]) -> None:
    page = open_page("/interview", **device)
    expect(page.get_by_text("Nothing read yet")).to_be_visible()
    page.get_by_role("link", name="Go to the library").click()

    page.get_by_role("searchbox").fill("git under")
    page.get_by_role("link", name=re.compile("git", re.IGNORECASE)).last.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    # The page shows the mark before the server has it.
    with page.expect_response(lambda response: response.request.method == "PUT"):
        page.get_by_role("button", name="Mark as read").first.click()
    expect(page.get_by_role("button", name="Undo").first).to_be_visible()

    page.goto("/interview")
    page.get_by_label("Number of questions").fill("2")
    page.get_by_role("button", name="Start interview").click()
    expect(page.get_by_text("Question 1 of 2")).to_be_visible()
    path = re.sub(r"https?://[^/]+", "", page.url)
    for number in (1, 2):
        expect(page.get_by_text(f"Question {number} of 2")).to_be_visible()
        steps.answer(page, steps.key_points(data_dir, path, number))
        expect(page.get_by_text("100%").first).to_be_visible()
        expect(page.get_by_text("Graded by the offline interviewer")).to_be_visible()
        if number == 1:
            page.get_by_role("button", name="Next Question").click()
    page.get_by_role("link", name="See Results").click()
    expect(page.get_by_text("Across 2 questions")).to_be_visible()
    expect(page.get_by_text("Interview Master").first).to_be_visible()

    page.goto("/history")
    expect(page.get_by_text("100%").first).to_be_visible()
    page.goto("/badges")
    expect(page.get_by_role("heading", name="Interview Master")).to_be_visible()


def test_sections_are_marked_read_as_they_are_scrolled_through(open_page: Open) -> None:
    page = open_page("/?q=http+caching")
    page.get_by_role("link", name=re.compile("cach", re.IGNORECASE)).last.click()
    expect(page.get_by_role("button", name="Mark as read").first).to_be_visible()
    scroll_through(page)
    expect(page.get_by_role("button", name="Mark as unread").first).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Undo").first).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_role("button", name="Mark as read").first).to_be_visible()


def test_from_what_was_missed_back_to_the_passage(open_page: Open, server: Any) -> None:
    steps.read_posts(server)
    page = open_page(steps.start(server, question_count=1))
    steps.answer(page, "I do not know.")
    page.get_by_role("link", name="See Results").click()
    expect(page.get_by_text("0%").first).to_be_visible()
    page.get_by_role("link").filter(has_text=re.compile("·|,|:|#|[A-Z]")).and_(
        page.locator("a[href*='/posts/'][href*='#']")
    ).first.click()
    expect(page).to_have_url(re.compile(r"/posts/[0-9a-f-]+#\S+"))
    anchor = page.url.rsplit("#", 1)[-1]
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_an_address_that_is_not_there_says_so(open_page: Open) -> None:
    for path in ("/nowhere", "/posts/nonsense", "/interviews/00000000-0000-4000-8000-000000000009"):
        page = open_page(path)
        expect(page.get_by_role("heading", name=re.compile("not found", re.IGNORECASE))).to_be_visible()
