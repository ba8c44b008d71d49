"""The API key stays where it is, and a prompt holds nothing that says who reads."""

import json
import logging
import re
import time
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select, update

from interview_simulator.db.session import Database
from interview_simulator.features.accounts.models import User
from interview_simulator.features.accounts.service import LOCAL_READER_ID
from interview_simulator.features.interviews.models import Interview, InterviewAnswer, InterviewQuestion
from interview_simulator.features.library.models import Post, Section
from interview_simulator.settings import Settings
from tests.conftest import FixedClock
from tests.integration import journey
from tests.integration.chat_models import GoodModel, flattery, interviewer, serving, step_of, wired
from tests.integration.faults import KEY
from tests.integration.openai_server import MODEL, OpenAIServer, Reply, Script, openai_error, unauthorized
from tests.integration.server import ForkedServer, Server, run

ECHOES: dict[str, Script] = {
    "401": unauthorized(KEY),
    "400": Reply(status=400, error=openai_error(f"Bad key {KEY} for response_format")),
    "500": Reply(status=500, body=f"Traceback: Authorization: Bearer {KEY}".encode()),
    "error in the stream": Reply(
        body=f'data: {{"error": {{"message": "{KEY}"}}}}\n\n'.encode(), headers={"content-type": "text/event-stream"}
    ),
    "no JSON": Reply(body=f"<html>{KEY}</html>".encode()),
}
UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.IGNORECASE)


def whole_interview(server: Server) -> list[httpx.Response]:
    """All that the API says in an interview, with the model and without."""
    api = server.api
    posts = api.get("/posts")
    said = [posts]
    said += [api.put(f"/posts/{post['id']}/progress", json={"completed": True}) for post in posts.json()["items"][:2]]
    said.append(api.post("/interviews", json={"question_count": 2}))
    interview = said[-1].json()
    here = f"/interviews/{interview['id']}"
    for when_model_fails in ("wait", "offline"):
        said.append(api.patch("/preferences", json={"when_model_fails": when_model_fails}))
        body = {"question_id": interview["question"]["id"], "text": "Something."}
        said.append(api.post(f"{here}/answers/stream", json=body))
        said.append(api.post(f"{here}/answers", json=body))
    deadline = time.monotonic() + 20
    while (state := api.get(here)).json()["question"] is None:
        said.append(state)
        assert time.monotonic() < deadline
        time.sleep(0.05)
    said += [state, api.post(f"{here}/answers", json={"question_id": state.json()["question"]["id"], "skip": True})]
    return said + [api.get(path) for path in (f"{here}/results", "/metrics", "/interview-plan", "/openapi.json", "/x")]


def test_the_key_is_in_no_response_no_output_and_no_file(data_dir: Path) -> None:
    with (
        OpenAIServer(ECHOES["401"]) as chat_model,
        ForkedServer(
            data_dir, OPENAI_API_KEY=KEY, OPENAI_BASE_URL=chat_model.base_url, INTERVIEW_LLM_MODEL=MODEL
        ) as server,
    ):
        responses = whole_interview(server)
        files = b"".join(file.read_bytes() for file in data_dir.rglob("*") if file.is_file())
        server.stop()
        assert server.process.stdout is not None
        output = server.process.stdout.read()
        assert any(request.headers["authorization"] == f"Bearer {KEY}" for request in chat_model.requests)
    files += b"".join(file.read_bytes() for file in data_dir.rglob("*") if file.is_file())
    assert "by scripted-model" in output
    assert b"Something." in files
    assert KEY not in output
    assert KEY.encode() not in files
    for response in responses:
        assert KEY not in response.text
        assert KEY not in str(response.headers)
    assert any(response.status_code == 202 for response in responses)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", ECHOES)
async def test_the_key_is_in_no_log_however_much_is_logged(
    name: str, database: Database, clock: FixedClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with OpenAIServer(ECHOES[name]) as server:
        async with serving(database, interviewer(server.base_url, api_key=KEY), clock) as client:
            await client.patch("/preferences", json={"when_model_fails": "wait"})
            await journey.read_posts(client)
            started = await client.post("/interviews", json={})
            answered = await journey.answer(client, started.json(), "Something.")
            shown = await client.get(f"/interviews/{started.json()['id']}")
        assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert "by scripted-model" in caplog.text
    assert KEY not in caplog.text
    for response in (started, answered, shown):
        assert KEY not in response.text


def test_a_setting_that_cannot_be_used_does_not_show_the_key(data_dir: Path) -> None:
    result = run("serve", data_dir=data_dir, OPENAI_API_KEY=KEY, OPENAI_BASE_URL="not an address")
    assert result.returncode == 1
    assert "OPENAI_BASE_URL" in result.stderr
    assert KEY not in result.stderr + result.stdout


def test_the_settings_do_not_show_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    settings = Settings()
    assert settings.openai_api_key is not None
    assert KEY not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_no_prompt_says_who_reads(database: Database, clock: FixedClock) -> None:
    async with database.write() as db_session:
        await db_session.execute(update(User).where(User.id == LOCAL_READER_ID).values(name="Zebulon Quux"))
    model = GoodModel()
    model.spoil(evaluate=[lambda body: flattery(body, "Callers promise a lot"), model.good])
    async with wired(database, clock, model=model) as site:
        interview = await site.begin(question_count=5)
        text: str | None = "Callers promise a lot, as far as I know."
        while interview["status"] == "in_progress":
            response, _ = await site.timed(interview, text)
            assert response.status_code == 200
            interview, text = await site.current(interview), None
        requests = list(site.server.requests)
    assert {step_of(request.body) for request in requests} == {"ask", "evaluate", "second_look", "follow_up"}
    async with database.read() as db_session:
        ids = {
            str(known)
            for table in (User, Interview, InterviewQuestion, InterviewAnswer, Post, Section)
            for known in await db_session.scalars(select(table.id))
        }
    assert interview["id"] in ids
    for request in requests:
        sent = json.dumps(request.body) + json.dumps(request.headers)
        assert not UUID.search(sent)
        assert not any(known in sent or known.replace("-", "") in sent for known in ids)
        assert "Zebulon" not in sent
        assert "Quux" not in sent
        assert set(request.body) <= {
            "model", "messages", "temperature", "stream", "stream_options", "max_tokens", "response_format"
        }  # fmt: skip
        assert not {"cookie", "x-forwarded-for", "from", "referer"} & set(request.headers)
