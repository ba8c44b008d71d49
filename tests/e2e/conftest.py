"""A real browser on the built page, served by a real server."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from interview_simulator.web.page import PAGE
from tests.integration.server import ForkedServer, Server

ROOT = Path(__file__).parents[2]
BROWSER = ROOT / ".cache" / "browser"
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="session")
def browser(prepared_sqlite: Path) -> Iterator[Browser]:
    """One browser for all tests of a process. Once it runs, its event loop is in the way of others: hence the
    database first."""
    executable = BROWSER / "chromium"
    assert executable.is_file(), "the browser is not unpacked: run make unit"
    assert (PAGE / "index.html").is_file(), "the page is not built: run make page"
    environment = os.environ | {
        "LD_LIBRARY_PATH": str(BROWSER / "al2023" / "lib"),
        "FONTCONFIG_PATH": str(BROWSER / "fonts"),
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-gpu", "--no-zygote"], env=dict(environment)
        )
        yield browser
        browser.close()


@pytest.fixture
def server(data_dir: Path) -> Iterator[Server]:
    with ForkedServer(data_dir) as server:
        yield server


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[Open]:
    """Open an address in a browser of its own; any error of the page's script fails the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_page(path: str = "/", **options: Any) -> Page:
        context = browser.new_context(base_url=server.url, reduced_motion="reduce", **(options or DESKTOP))
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []
