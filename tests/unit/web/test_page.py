"""The built page's files say what they are, lie in its folder, and last as long as they may."""

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from interview_simulator.web import page, problems


@pytest.fixture
def app(tmp_path: Path) -> FastAPI:
    folder = tmp_path / "page"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<p>page</p>")
    for name in ("a.js", "a.css", "a.svg"):
        (folder / "assets" / name).write_text("content")
    (tmp_path / "secret.txt").write_text("secret")
    app = FastAPI()
    problems.install(app)
    page.install(app, folder)
    return app


async def fetch(app: FastAPI, path: str) -> httpx.Response:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        return await client.get(path)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/history", "text/html"),
        ("/assets/a.js", "text/javascript"),
        ("/assets/a.css", "text/css"),
        ("/assets/a.svg", "image/svg+xml"),
    ],
)
async def test_each_file_says_what_it_is_and_in_which_letters(app: FastAPI, path: str, kind: str) -> None:
    response = await fetch(app, path)
    assert response.status_code == 200
    assert response.headers["content-type"] == f"{kind}; charset=utf-8"


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/..%5csecret.txt"]
)
async def test_nothing_outside_of_its_folder_is_served(app: FastAPI, path: str) -> None:
    assert "secret" not in (await fetch(app, path)).text


async def test_files_with_a_hash_in_their_name_last(app: FastAPI) -> None:
    assert "immutable" in (await fetch(app, "/assets/a.js")).headers["cache-control"]
    assert (await fetch(app, "/")).headers["cache-control"] == "no-cache"
    assert (await fetch(app, "/assets/gone.js")).status_code == 404
