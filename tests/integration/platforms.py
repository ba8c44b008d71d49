"""Platforms, for the tests that need one."""

from typing import Any

import httpx

from interview_simulator.clock import Clock
from interview_simulator.db.session import Database
from interview_simulator.features.platform import tokens
from interview_simulator.features.platform.tokens import Scope

Json = dict[str, Any]

POST = """---
title: Tides
tags: [sea]
---

It comes and goes.

## Two bulges

The moon.

## Springs

And the sun.
"""


async def token(
    database: Database, clock: Clock, *scopes: Scope, platform: str = "blog", days: int | None = None
) -> str:
    return await tokens.create(database, platform, scopes or tuple(Scope), clock(), days)


async def headers(database: Database, clock: Clock, *scopes: Scope, platform: str = "blog") -> dict[str, str]:
    """What lets a platform in; without `scopes`, to all it can do."""
    return {"Authorization": f"Bearer {await token(database, clock, *scopes, platform=platform)}"}


async def push_posts(client: httpx.AsyncClient, headers: dict[str, str], **posts: str) -> Json:
    items = [{"key": key.replace("__", "/"), "markdown": text} for key, text in posts.items()]
    response = await client.put("/platform/posts", json={"items": items}, headers=headers)
    assert response.status_code == 200, response.text
    report: Json = response.json()
    return report


async def push_progress(client: httpx.AsyncClient, headers: dict[str, str], reader: str, *items: Json) -> Json:
    response = await client.put(f"/platform/readers/{reader}/progress", json={"items": items}, headers=headers)
    assert response.status_code == 200, response.text
    report: Json = response.json()
    return report
