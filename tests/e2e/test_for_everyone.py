"""Every page for everyone: axe finds nothing serious, a narrow phone never scrolls sideways, the keyboard suffices."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import steps
from tests.e2e.conftest import DESKTOP, PHONE, ROOT, Open
from tests.integration.server import Server, run_apart

AXE = (ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text()


def visit_every_page(page: Page, server: Server) -> dict[str, str]:
    """Return an address for each kind of page, the interview ones filled."""
    steps.read_posts(server)
    post = server.api.get("/posts").json()["items"][0]
    done = steps.start(server, question_count=1)
    page.goto(done)
    steps.answer(page, "Something about it, though not very much.")
    return {
        "library": "/",
        "post": f"/posts/{post['id']}",
        "start": "/interview",
        "question": steps.start(server),
        "results": f"{done}/results",
        "history": "/history",
        "badges": "/badges",
        "your data": "/account",
        "progress": "/progress",
        "map": "/map",
        "map as a list": "/map?view=list",
        "not found": "/nowhere",
    }


def settle(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")


def serious_findings(page: Page) -> list[str]:
    page.evaluate(AXE)
    violations = page.evaluate("axe.run().then(result => result.violations)")
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in violations
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("device", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_serious(open_page: Open, server: Server, device: dict[str, Any], scheme: str) -> None:
    page = open_page("/", **device, color_scheme=scheme)
    pages = visit_every_page(page, server)
    findings = {"feedback": serious_findings(page)}
    for name, path in pages.items():
        page.goto(path)
        settle(page)
        findings[name] = serious_findings(page)
    assert {name: found for name, found in findings.items() if found} == {}


def test_a_narrow_phone_never_scrolls_sideways(open_page: Open, server: Server, data_dir: Path, tmp_path: Path) -> None:
    long = "w" * 90
    (tmp_path / "long.md").write_text(
        f"---\ntitle: {long}\ntags: [{long}]\ndate: 2099-01-01\n---\n## {long}\n\n{long}\n"
    )
    assert run_apart("import", str(tmp_path / "long.md"), data_dir=data_dir).returncode == 0
    page = open_page("/", **PHONE)
    pages = visit_every_page(page, server)
    # Not innerWidth: on a phone it grows with what overflows.
    overflow = f"document.documentElement.scrollWidth - {PHONE['viewport']['width']}"
    widths = {"feedback": page.evaluate(overflow)}
    for name, path in pages.items():
        page.goto(path)
        settle(page)
        widths[name] = page.evaluate(overflow)
    assert {name: width for name, width in widths.items() if width > 0} == {}


def test_an_interview_with_the_keyboard_alone(open_page: Open, server: Server) -> None:
    steps.read_posts(server)
    page = open_page("/interview")
    settle(page)

    def tab_to(name: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if name in page.evaluate("document.activeElement.textContent || document.activeElement.tagName"):
                return
        raise AssertionError(f"Tab never reaches {name}")

    tab_to("Start interview")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox")).to_be_visible()
    page.get_by_role("textbox").focus()
    page.keyboard.type("Typed, and sent without a mouse.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Feedback", exact=True)).to_be_focused()
    tab_to("Next Question")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Question 2 of 5")).to_be_visible()
