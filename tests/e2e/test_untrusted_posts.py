"""A post may hold anything: nothing of it runs, and nothing is loaded from elsewhere."""

from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.conftest import Open
from tests.integration.server import Server, run_apart

HOSTILE = """---
title: Hostile <script>window.hit = 1</script> title
tags: [hostile]
---
Opening <script>window.hit = 1</script> words.

## A <b onclick="window.hit=1">heading</b>

![tracker](https://tracker.invalid/pixel.png) <img src=x onerror="window.hit=1">
<iframe src="https://frame.invalid/"></iframe> <svg onload="window.hit=1"></svg>
[click](javascript:window.hit=1) <a href="jAvAsCrIpT:window.hit=1">me</a> <style>body{display:none}</style>
"""


def test_a_hostile_post_does_nothing(open_page: Open, server: Server, data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "hostile.md").write_text(HOSTILE)
    assert run_apart("import", str(tmp_path / "hostile.md"), data_dir=data_dir).returncode == 0
    page = open_page("/?tag=hostile")
    elsewhere: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(server.url) else elsewhere.append(request.url))
    page.get_by_role("link", name="Hostile").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hostile")
    for link in page.get_by_role("article").get_by_text("click").all():
        link.click()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.hit") is None
    assert elsewhere == []
    expect(page.get_by_text("Opening")).to_be_visible()
