"""No web page can drive the server: not under a name of its own that leads here, and not from another site."""

import http.client
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.integration.server import ForkedServer, Server


@pytest.fixture
def server(data_dir: Path) -> Iterator[Server]:
    with ForkedServer(data_dir) as server:
        yield server


def completed(server: Server) -> int:
    return len(server.api.get("/posts", params={"completed": True}).json()["items"])


def problem(response: httpx.Response) -> str:
    assert response.headers["content-type"] == "application/problem+json"
    return str(response.json()["type"].rsplit(":", 1)[-1])


def test_a_name_that_was_pointed_here_reads_and_changes_nothing(server: Server) -> None:
    """DNS rebinding: to the browser it is the page's own site, so only the Host header tells."""
    port = urlsplit(server.url).port
    rebound = {"Host": f"evil.example:{port}", "Sec-Fetch-Site": "same-origin"}
    post = server.api.get("/posts").json()["items"][0]
    read = server.api.get(f"/posts/{post['id']}", headers=rebound)
    changed = server.api.put(
        f"/posts/{post['id']}/progress",
        json={"completed": True},
        headers=rebound | {"Origin": f"http://evil.example:{port}"},
    )
    page = httpx.get(server.url, headers=rebound)
    assert [read.status_code, changed.status_code, page.status_code] == [421, 421, 421]
    assert {problem(read), problem(changed), problem(page)} == {"wrong-host"}
    assert post["title"] not in read.text
    assert completed(server) == 0


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}], ids=str)
def test_another_sites_page_changes_nothing(server: Server, headers: dict[str, str]) -> None:
    post = server.api.get("/posts").json()["items"][0]
    refused = [
        server.api.put(f"/posts/{post['id']}/progress", json={"completed": True}, headers=headers),
        server.api.post("/interviews", json={}, headers=headers),
        server.api.patch("/preferences", json={"when_model_fails": "wait"}, headers=headers),
        # What a form can send without asking first.
        server.api.post("/interviews", content="{}", headers=headers | {"Content-Type": "text/plain"}),
    ]
    assert [response.status_code for response in refused] == [403] * 4
    assert {problem(response) for response in refused} == {"cross-site"}
    assert completed(server) == 0
    assert server.api.get("/preferences").json() == {"when_model_fails": "offline"}


def test_no_answer_may_be_read_by_another_site(server: Server) -> None:
    origin = {"Origin": "https://evil.example", "Access-Control-Request-Method": "PUT"}
    asked = server.api.options("/posts", headers=origin)
    read = server.api.get("/posts", headers=origin)
    assert not any(name.startswith("access-control-") for name in (*asked.headers, *read.headers))
    assert read.headers["cross-origin-resource-policy"] == "same-origin"


def test_its_own_page_and_scripts_go_on_working(server: Server) -> None:
    post = server.api.get("/posts").json()["items"][0]
    own = {"Origin": server.url, "Sec-Fetch-Site": "same-origin"}
    for headers in ({}, own):
        response = server.api.put(f"/posts/{post['id']}/progress", json={"completed": True}, headers=headers)
        assert response.status_code == 200


def test_another_name_can_be_allowed(data_dir: Path) -> None:
    settings = {"INTERVIEW_ALLOWED_HOSTS": "lan.example, [2001:db8::1]:9", "INTERVIEW_PUBLIC_URL": "https://a.example"}
    with ForkedServer(data_dir, **settings) as server:
        for host in ("lan.example", "[2001:db8::1]:9", "a.example"):
            assert server.api.get("/tags", headers={"Host": host}).status_code == 200
        assert server.api.get("/tags", headers={"Host": "b.example"}).status_code == 421
        secured = server.api.get("/tags")
    assert secured.headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize(
    "head",
    [
        b"GET /api/tags HTTP/1.1\r\n\r\n",
        b"GET /api/tags HTTP/1.0\r\n\r\n",
        b"GET /api/tags HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: evil.example\r\n\r\n",
        b"GET http://evil.example/api/tags HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    ],
    ids=["none", "none, old protocol", "two", "in the address as well"],
)
def test_a_request_has_one_host(server: Server, head: bytes) -> None:
    port = urlsplit(server.url).port
    assert port
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(head.replace(b"PORT", str(port).encode()))
        response = http.client.HTTPResponse(connection)
        response.begin()
    assert response.status in {400, 421}
