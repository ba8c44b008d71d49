"""Who is let in by its Host and its Origin."""

from collections.abc import Iterable

import httpx
import pytest
from fastapi import FastAPI

from interview_simulator.web.sites import SiteCheck, address


def site(public_url: str | None = None, allowed_hosts: Iterable[str] = ()) -> FastAPI:
    app = FastAPI()
    app.add_middleware(SiteCheck, public_url=public_url, allowed_hosts=allowed_hosts)

    @app.api_route("/here", methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
    def here() -> None: ...

    @app.get("/api/health")
    def health() -> None: ...

    return app


async def called(app: FastAPI, method: str = "GET", path: str = "/here", **headers: str) -> int:
    transport = httpx.ASGITransport(app)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        return (await client.request(method, path, headers=sent)).status_code


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000", "127.0.0.2:8000"])
async def test_at_home_it_is_called_by_loopback_names_with_its_port(host: str) -> None:
    assert await called(site(), host=host) == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8000", "localhost", "localhost:8001", "127.0.0.1", "localhost.evil.example:8000",
        "192.168.1.5:8000", "",
        "[::1", "localhost:8000/x", "user@localhost:8000", "localhost:port", "localhost:8000, evil.example",
    ],
)  # fmt: skip
async def test_by_any_other_name_it_answers_nothing(host: str) -> None:
    for method in ("GET", "HEAD", "POST"):
        assert await called(site(), method, host=host) == 421


async def test_load_balancers_ask_for_its_health_by_address() -> None:
    assert await called(site(), path="/api/health", host="10.1.2.3:8000") == 200


@pytest.mark.parametrize("host", ["reading.example", "reading.example:443", "Reading.Example"])
async def test_it_answers_to_its_public_name(host: str) -> None:
    assert await called(site("https://reading.example/"), host=host) == 200


@pytest.mark.parametrize("host", ["reading.example:8000", "other.example", "a.reading.example"])
async def test_its_public_name_is_that_and_no_other(host: str) -> None:
    assert await called(site("https://reading.example/"), host=host) == 421


@pytest.mark.parametrize(
    ("allowed", "host", "status"),
    [
        ("lan.example", "lan.example:9", 200),
        ("lan.example", "lan.example", 200),
        ("lan.example:9", "lan.example:9", 200),
        ("lan.example:9", "lan.example", 421),
        ("LAN.example", "lan.example", 200),
        ("[2001:db8::1]:9", "[2001:db8::1]:9", 200),
    ],
)
async def test_further_names_can_be_allowed(allowed: str, host: str, status: int) -> None:
    assert await called(site(allowed_hosts=[allowed]), host=host) == status


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "http://localhost:3000"},
        {"origin": "https://127.0.0.1:8000"},
        {"origin": "null"},
        {"origin": ""},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "cross-site", "origin": "http://127.0.0.1:8000"},
        {"sec_fetch_site": "same-origin", "origin": "http://evil.example"},
    ],
    ids=str,
)
async def test_another_sites_page_changes_nothing(method: str, headers: dict[str, str]) -> None:
    assert await called(site(), method, **headers) == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://127.0.0.1:8000"},
        {"origin": "http://127.0.0.1:8000", "sec_fetch_site": "same-origin"},
        {"sec_fetch_site": "none"},
    ],
    ids=str,
)
async def test_its_own_page_and_scripts_do(headers: dict[str, str]) -> None:
    assert await called(site(), "POST", **headers) == 200


async def test_links_from_elsewhere_lead_here() -> None:
    assert await called(site(), "GET", origin="http://evil.example", sec_fetch_site="cross-site") == 200


async def test_behind_a_proxy_that_ends_https_the_page_is_of_the_public_address() -> None:
    app = site("https://reading.example/")
    assert await called(app, "POST", host="reading.example", origin="https://reading.example") == 200
    assert await called(app, "POST", host="127.0.0.1:8000", origin="https://reading.example") == 200
    assert await called(app, "POST", host="reading.example", origin="https://reading.example:444") == 403
    assert await called(app, "POST", host="reading.example", origin="https://reading.example.evil") == 403


@pytest.mark.parametrize("netloc", ["", "a/b", "a?b", "u@a", "a:b", "[::1"])
def test_what_is_no_address_is_said_to_be_none(netloc: str) -> None:
    with pytest.raises(ValueError, match=r"host|Port|IPv6"):
        _ = address(netloc)
