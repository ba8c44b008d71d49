"""The calls in docs/platforms.md, as a platform makes them against a server, answer as the page says."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from interview_simulator.features.platform.tokens import Scope
from tests.integration.server import ForkedServer, Server, run

PAGE = (Path(__file__).parents[2] / "docs" / "platforms.md").read_text()
SITE = "https://interviews.example.org"
CALL = re.compile(r"```bash\ncurl (.*?)```(?:\n\n```json\n(.*?)```)?", re.DOTALL)
DIFFERENT_EACH_TIME = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z|token=[\w.-]+")


@pytest.fixture
def server(data_dir: Path) -> Iterator[Server]:
    with ForkedServer(data_dir, INTERVIEW_AUTH="accounts", INTERVIEW_PUBLIC_URL=SITE) as server:
        yield server


def send(server: Server, command: str, token: str) -> httpx.Response:
    """Do what `curl` would."""
    words = shlex.split(command.replace("$TOKEN", token))
    method, headers, body, url = "GET", {}, None, ""
    while words:
        match words.pop(0):
            case "-X":
                method = words.pop(0)
            case "-H":
                name, _, value = words.pop(0).partition(": ")
                headers[name] = value
            case "--json":
                body = json.loads(words.pop(0))
            case word:
                url = word
    assert url.startswith(f"{SITE}/api/")
    return server.api.request(method, url.removeprefix(f"{SITE}/api"), headers=headers, json=body)


def bare(value: Any) -> Any:
    """Leave out what is another each time: ids, times and keys."""
    return json.loads(DIFFERENT_EACH_TIME.sub("...", json.dumps(value)))


def test_the_calls_answer_as_the_page_says(server: Server, data_dir: Path) -> None:
    made = re.search(r"^interview-simulator (tokens create .*)$", PAGE, re.MULTILINE)
    assert made is not None
    token = run(*shlex.split(made.group(1)), data_dir=data_dir).stdout.strip()
    calls = CALL.findall(PAGE)
    assert len(calls) == PAGE.count("curl ")
    for command, answer in calls:
        response = send(server, command, token)
        assert response.is_success, response.text
        if answer:
            assert bare(response.json()) == bare(json.loads(answer)), command
        else:
            assert response.status_code == 204


def test_every_scope_is_in_the_page() -> None:
    assert set(re.findall(r"^\| `(\w+:\w+)` \|", PAGE, re.MULTILINE)) == set(Scope)
