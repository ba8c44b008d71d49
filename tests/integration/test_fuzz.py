"""Whatever is sent, the API keeps to its own description and never fails with a 500."""

import json
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import CheckFunction
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from interview_simulator.features.platform.tokens import Scope
from tests.databases import Databases
from tests.integration.server import ForkedServer, Server, run

CASES_PER_OPERATION = int(os.environ.get("FUZZ_CASES", "10"))

DESCRIPTION = json.loads((Path(__file__).parents[2] / "frontend" / "openapi.json").read_text())
OPERATIONS = [(method, path) for path, methods in DESCRIPTION["paths"].items() for method in methods]

Case = schemathesis.Case[Any]


class Known:
    """Ids that exist, put into every second case: a random id only ever finds nothing."""

    def __init__(self, server: Server, token: str) -> None:
        self.server = server
        self.token = {"Authorization": f"Bearer {token}"}
        self.begin()

    def begin(self) -> None:
        server = self.server
        # Not those that were pushed meanwhile.
        posts = [post for post in server.api.get("/posts?limit=100").json()["items"] if post["questions"]]
        for post in posts[:3]:
            server.api.put(f"/posts/{post['id']}/progress", json={"completed": True})
        interview = server.api.post("/interviews", json={"question_count": 20}).json()
        topics = server.api.get("/topics").json()["items"]
        self.path = {"post_id": posts[0]["id"], "interview_id": interview["id"], "topic_id": topics[0]["id"]}
        self.path["external_id"] = "ada"
        told = {"items": [{"post": posts[0]["slug"], "completed": True}]}
        server.api.put("/platform/readers/ada/progress", json=told, headers=self.token).raise_for_status()
        self.question_id = interview["question"]["id"]

    def put_into(self, case: Case) -> None:
        for name in case.path_parameters or {}:
            case.path_parameters[name] = self.path[name]
        if isinstance(case.body, dict) and "question_id" in case.body:
            case.body["question_id"] = self.question_id


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def environment(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    if request.param == "sqlite":
        yield {}
        return
    databases: Databases = request.getfixturevalue("postgres")
    with databases.empty() as url:
        yield {"DATABASE_URL": url.set(drivername="postgresql").render_as_string(hide_password=False)}


@pytest.fixture(scope="module")
def server(folder: Path, environment: dict[str, str]) -> Iterator[Server]:
    with ForkedServer(folder, **environment) as server:
        yield server


@pytest.fixture(scope="module")
def known(server: Server, folder: Path, environment: dict[str, str]) -> Known:
    scopes = [word for scope in Scope for word in ("--scope", scope)]
    made = run("tokens", "create", "blog", *scopes, data_dir=folder, **environment)
    return Known(server, made.stdout.strip())


@pytest.fixture(scope="module")
def api_schema(server: Server) -> BaseSchema:
    return schemathesis.openapi.from_url(f"{server.url}/api/openapi.json")


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_the_api_keeps_to_its_description(method: str, path: str, api_schema: BaseSchema, known: Known) -> None:
    numbers, for_platforms = count(), path.startswith("/api/platform/")

    @given(case=api_schema[path][method].as_strategy())
    @settings(max_examples=CASES_PER_OPERATION, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def send(case: Case) -> None:
        if next(numbers) % 2:
            known.put_into(case)
        # A cursor, or one field of two, is more than a schema can demand: such a request is refused in words.
        excluded: list[CheckFunction] = [positive_data_acceptance]
        if not for_platforms:
            # At home, whoever comes is the reader.
            excluded.append(ignored_auth)
        case.call_and_validate(timeout=30, excluded_checks=excluded, headers=known.token if for_platforms else None)

    send()
    if method == "delete":
        known.begin()
