"""A request sets what its route says and nothing else: what is unknown is refused, everywhere and at every depth."""

import re
from collections.abc import Iterator
from json import dumps
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

Schema = dict[str, Any]
ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def bodies(description: Schema) -> dict[str, Schema]:
    """The schemas of whatever is sent in a body, with all they are made of, by name."""
    found: dict[str, Schema] = {}
    routes = [route for methods in description["paths"].values() for route in methods.values()]
    waiting = [route["requestBody"] for route in routes if "requestBody" in route]
    while waiting:
        for name in re.findall(r"#/components/schemas/([\w-]+)", dumps(waiting.pop())):
            if name not in found:
                found[name] = description["components"]["schemas"][name]
                waiting.append(found[name])
    return found


def open_objects(schema: Any) -> Iterator[Schema]:
    """Every object in a schema that takes fields it does not name."""
    if isinstance(schema, dict):
        if schema.get("type") == "object" and schema.get("additionalProperties") is not False:
            yield schema
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            yield from open_objects(part)


@ON_SQLITE
async def test_no_body_takes_a_field_it_does_not_name(app: FastAPI) -> None:
    found = bodies(app.openapi())
    assert {"AnswerIn", "InterviewIn", "Preferences"} <= set(found)
    assert {name: taken for name, schema in found.items() if (taken := list(open_objects(schema)))} == {}


@ON_SQLITE
@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/interviews", {"question_count": 5, "user_id": "00000000-0000-4000-8000-000000000002"}),
        ("POST", "/interviews", {"overall_score": 1.0}),
        ("PATCH", "/preferences", {"when_model_fails": "wait", "name": "Another"}),
    ],
)
async def test_such_a_field_is_named_and_nothing_is_done(
    client: httpx.AsyncClient, method: str, path: str, body: dict[str, object]
) -> None:
    response = await client.request(method, path, json=body)
    assert response.status_code == 422
    assert [error["loc"] for error in response.json()["errors"]] == [f"body.{list(body)[-1]}"]
    assert (await client.get("/preferences")).json() == {"when_model_fails": "offline"}
    assert (await client.get("/interviews")).json()["items"] == []
