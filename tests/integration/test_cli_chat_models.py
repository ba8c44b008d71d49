"""The commands about chat models: usage and regrade."""

import sqlite3
from pathlib import Path

import pytest

from tests.integration.chat_models import ANSWER, GoodModel
from tests.integration.openai_server import OpenAIServer, Reply
from tests.integration.server import ForkedServer, run


def finish_an_interview(data_dir: Path, **settings: str) -> str:
    with ForkedServer(data_dir, **settings) as server:
        post = server.api.get("/posts").json()["items"][0]
        server.api.put(f"/posts/{post['id']}/progress", json={"completed": True})
        interview = server.api.post("/interviews", json={"question_count": 1}).json()
        answer = {"question_id": interview["question"]["id"], "text": ANSWER}
        assert server.api.post(f"/interviews/{interview['id']}/answers", json=answer).status_code == 200
        return str(interview["id"])


def stored_grades(data_dir: Path) -> list[tuple[float, str]]:
    connection = sqlite3.connect(data_dir / "interview-simulator.db")
    grades = connection.execute("SELECT score, graded_by FROM interview_answers").fetchall()
    connection.close()
    return grades


def test_usage_of_nothing_says_so(data_dir: Path) -> None:
    assert run("usage", data_dir=data_dir).stdout == "Nothing was asked or graded yet.\n"


def test_usage_sums_up_what_was_done(data_dir: Path) -> None:
    with OpenAIServer(GoodModel()) as model:
        finish_an_interview(data_dir, OPENAI_BASE_URL=model.base_url, INTERVIEW_LLM_MODEL="a-model")
    printed = run("usage", "--days", "1", data_dir=data_dir, COLUMNS="200").stdout
    assert "evaluate" in printed
    assert "a-model" in printed
    assert "2 calls of chat models; 0.0000 $ for the 0 with a known price" in printed


def test_regrade_shows_the_difference_and_stores_no_grade(data_dir: Path) -> None:
    interview_id = finish_an_interview(data_dir)
    before = stored_grades(data_dir)
    with OpenAIServer(GoodModel()) as model:
        settings = {"OPENAI_BASE_URL": model.base_url, "INTERVIEW_LLM_MODEL": "a-model"}
        result = run("regrade", interview_id, data_dir=data_dir, **settings)
        assert result.returncode == 0
        assert f"{before[0][0]:.2f} (offline) -> 0.00" in result.stdout
        assert "1 answers: mean change" in result.stdout
        model.script(Reply(status=500))
        failed = run("regrade", data_dir=data_dir, **settings)
    assert "not graded: The chat model is out of order." in failed.stdout
    assert "1 not graded" in failed.stdout
    assert stored_grades(data_dir) == before


def test_regrade_by_the_offline_interviewer_needs_no_model(data_dir: Path) -> None:
    finish_an_interview(data_dir)
    assert "mean change +0.000" in run("regrade", "--by", "offline", data_dir=data_dir).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no chat model is configured"),
        (("00000000-0000-4000-8000-000000000009", "--by", "offline"), "There is no such finished interview."),
    ],
)
def test_what_regrade_cannot_do_is_one_clear_line(data_dir: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run("regrade", *arguments, data_dir=data_dir)
    assert result.returncode == 1
    assert said in result.stderr
    assert "Traceback" not in result.stderr
