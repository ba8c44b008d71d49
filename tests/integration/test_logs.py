"""What a server says while it serves."""

import json
from pathlib import Path

from tests.integration.server import ForkedServer


def said_by(data_dir: Path, **settings: str) -> list[str]:
    """What it says after its address, when asked for something secret and for something that is not there."""
    with ForkedServer(data_dir, **settings) as server:
        server.api.get("/posts", params={"q": "my secret"}, headers={"X-Request-ID": "first"})
        server.api.get("/posts/no-id")
        server.stop()
        assert server.process.stdout is not None
        return server.process.stdout.read().splitlines()


def test_as_json_every_request_is_a_line_and_a_query_is_none_of_its_business(data_dir: Path) -> None:
    lines = [json.loads(line) for line in said_by(data_dir, INTERVIEW_LOG="json")]
    assert [(line["request_id"], line["route"], line["status"]) for line in lines[:1]] == [("first", "/api/posts", 200)]
    assert (lines[1]["route"], lines[1]["status"]) == ("/api/posts/{post_id}", 422)
    assert {"time", "level", "logger", "message", "method", "duration_ms"} <= set(lines[0])
    assert "secret" not in json.dumps(lines)


def test_by_default_requests_are_not_logged(data_dir: Path) -> None:
    assert said_by(data_dir) == []
