"""Server-sent events, as a browser reads them."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import httpx

from tests.integration.journey import Json

Event = tuple[str, Json]


def read(lines: Iterable[str]) -> Iterator[Event]:
    """Yield (name, data) of each event in the lines of a stream."""
    name, data = "message", ""
    for line in lines:
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            data += line.removeprefix("data: ")
        elif not line and data:
            yield name, json.loads(data)
            name, data = "message", ""


async def stream_answer(client: httpx.AsyncClient, interview: Json, text: str | None) -> list[Event]:
    """Answer the current question, and return all events of the stream."""
    body: dict[str, Any] = {"question_id": interview["question"]["id"]}
    body |= {"skip": True} if text is None else {"text": text}
    response = await client.post(f"/interviews/{interview['id']}/answers/stream", json=body)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("text/event-stream")
    return list(read(response.text.splitlines()))


def named(events: Iterable[Event], name: str) -> list[Json]:
    return [data for event, data in events if event == name]
