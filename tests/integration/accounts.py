"""A site with accounts, and browsers that visit it."""

from random import Random
from typing import Any

import httpx
from fastapi import FastAPI

from interview_simulator.clock import Clock
from interview_simulator.db.session import Database
from interview_simulator.interviewers.offline.interviewer import OfflineInterviewer
from interview_simulator.settings import Settings
from tests.apps import wired

PASSWORD = "a long one that nobody guesses"
OTHER_PASSWORD = "another that nobody guesses"
EMAIL = "ada@example.org"
COOKIE = "interview_simulator_session"


def site(database: Database, clock: Clock, **settings: Any) -> FastAPI:
    given = Settings(**({"auth": "accounts", "sign_up": "open"} | settings))
    return wired(given, database=database, interviewer=OfflineInterviewer(Random(0)), clock=clock)


def browser(app: FastAPI, address: str = "203.0.113.7", url: str = "http://test") -> httpx.AsyncClient:
    """With cookies of its own."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(address, 50_000))
    return httpx.AsyncClient(transport=transport, base_url=f"{url}/api")


async def sign_up(client: httpx.AsyncClient, email: str = EMAIL, **more: str) -> httpx.Response:
    return await client.post("/account/sign-up", json={"email": email, "password": PASSWORD} | more)


async def sign_in(client: httpx.AsyncClient, email: str = EMAIL, password: str = PASSWORD) -> httpx.Response:
    return await client.post("/account/sign-in", json={"email": email, "password": password})


async def who(client: httpx.AsyncClient) -> str | None:
    """Return the e-mail of who is signed in."""
    reader = (await client.get("/account")).json()["reader"]
    return reader["email"] if reader else None


def problem(response: httpx.Response) -> dict[str, Any]:
    """Return what is told, without what names the request."""
    body: dict[str, Any] = response.json()
    return {name: body.get(name) for name in ("type", "title", "status", "detail", "errors")} | {"names": len(body)}


def slug(response: httpx.Response) -> str:
    kind: str = response.json()["type"]
    return kind.removeprefix("urn:interview-simulator:")
