"""The server as a process: starting, refusing to start, and being killed in the middle of a turn."""

import signal
import socket
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from sqlalchemy.engine import URL

from tests.forked import Forked
from tests.integration.server import ForkedServer, Server, environment, run, run_apart
from tests.processes import running, wait_until


def begin(server: Server) -> dict[str, object]:
    for post in server.api.get("/posts").json()["items"][:3]:
        server.api.put(f"/posts/{post['id']}/progress", json={"completed": True})
    interview: dict[str, object] = server.api.post("/interviews", json={"question_count": 3}).json()
    return interview


def test_the_first_start_has_something_to_read_and_the_second_keeps_it(tmp_path: Path) -> None:
    with Server(tmp_path / "new" / "folder") as server:
        posts = server.api.get("/posts", params={"limit": 100}).json()["items"]
        assert len(posts) >= 12
        server.api.put(f"/posts/{posts[0]['id']}/progress", json={"completed": True})
        # uvicorn ends itself with the signal it was sent, once it has drained.
        assert server.stop() == -signal.SIGTERM
    with Server(tmp_path / "new" / "folder") as server:
        assert server.api.get(f"/posts/{posts[0]['id']}").json()["completed"] is True


def unwritten(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "interview-simulator.db")) as connection:
        [count] = connection.execute("SELECT count(*) FROM posts WHERE written_version IS NULL").fetchone()
    return int(count)


def test_questions_are_written_in_the_background_and_a_stop_in_the_middle_is_clean(data_dir: Path) -> None:
    with closing(sqlite3.connect(data_dir / "interview-simulator.db")) as connection, connection:
        connection.execute(
            "UPDATE posts SET written_version = NULL WHERE slug IN ('hash-tables', 'git-under-the-hood')"
        )
    with ForkedServer(data_dir) as server:
        wait_until(lambda: running(server.process.pid))
        started = running(server.process.pid)
        assert server.stop() == -signal.SIGTERM
    assert not started & running()
    assert unwritten(data_dir) == 2
    with ForkedServer(data_dir) as server:
        wait_until(lambda: unwritten(data_dir) == 0)
        wait_until(lambda: not running(server.process.pid))
        server.stop()
        assert server.process.stdout is not None
        assert server.process.stdout.read() == ""


def test_a_taken_port_is_one_clear_line(data_dir: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run_apart("serve", data_dir=data_dir, PORT=str(port))
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert f"cannot listen on 127.0.0.1:{port}" in result.stderr
    assert "set PORT" in result.stderr


def test_an_unwritable_folder_is_one_clear_line(data_dir: Path) -> None:
    file = data_dir / "file"
    file.touch()
    result = run("serve", data_dir=file / "folder")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "cannot write to the data folder" in result.stderr


def test_a_newer_database_is_one_clear_line(data_dir: Path) -> None:
    with sqlite3.connect(data_dir / "interview-simulator.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'from-the-future'")
    connection.close()
    result = run("serve", data_dir=data_dir)
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "newer than this version" in result.stderr


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"PORT": "many"}, "setting PORT"),
        ({"DATABASE_URL": "mysql://here/there"}, "supported are postgresql and sqlite"),
        ({"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}, "database cannot be reached"),
        ({"DATABASE_URL": "postgresql://nobody@no-such-host.invalid/none"}, "database cannot be reached"),
        ({"DATABASE_URL": "postgresql://a@127.0.0.1:1/b?sslmode=disable&channel_binding=prefer"}, "cannot be reached"),
        ({"DATABASE_URL": "postgresql://a@127.0.0.1:1/b?surprise=1"}, "surprise=1"),
        ({"DATABASE_URL": "nonsense"}, "not a database URL"),
        ({"HOST": "not a host"}, "cannot listen on not a host"),
        ({"HOST": "h" * 80}, "cannot listen on hhh"),
        ({"INTERVIEW_SIMULATOR_REMOTE_IMAGES": "perhaps"}, "setting INTERVIEW_SIMULATOR_REMOTE_IMAGES"),
    ],
)
def test_an_unusable_setting_is_one_clear_line(data_dir: Path, settings: dict[str, str], said: str) -> None:
    result = run("serve", data_dir=data_dir, **settings)
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert said in result.stderr


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_first_starts_at_the_same_time_wait_for_each_other(
    tmp_path: Path, backend: str, request: pytest.FixtureRequest
) -> None:
    settings = {}
    if backend == "postgresql":
        url: URL = request.getfixturevalue("empty_postgres_url")
        settings["DATABASE_URL"] = url.set(drivername="postgresql").render_as_string(hide_password=False)
    started = [Forked(["usage"], environment(tmp_path, **settings)) for _ in range(3)]
    assert [one.output() for one in started] == ["Nothing was asked or graded yet.\n"] * 3
    assert [one.wait() for one in started] == [0] * 3
    with ForkedServer(tmp_path, **settings) as server:
        assert len(server.api.get("/posts", params={"limit": 100}).json()["items"]) == 15


def test_killed_in_the_middle_of_a_turn_it_goes_on_with_one_answer(data_dir: Path) -> None:
    text = "Merge keeps both histories; rebase writes new commits."
    with ForkedServer(data_dir) as server:
        interview = begin(server)
        question = interview["question"]
        assert isinstance(question, dict)
        url = f"/interviews/{interview['id']}/answers"
        body = {"question_id": question["id"], "text": text}

        def submit() -> None:
            try:
                httpx.post(f"{server.url}/api{url}", json=body, timeout=30)
            except httpx.HTTPError:
                return

        submitting = threading.Thread(target=submit)
        submitting.start()
        time.sleep(0.01)
        server.kill()
        submitting.join()
    with ForkedServer(data_dir) as server:
        # The page sends its answer again until it is graded; a lease of the dead process is waited out.
        deadline = time.monotonic() + 30
        while (response := server.api.post(url, json=body)).status_code == 202:
            assert time.monotonic() < deadline
            time.sleep(0.2)
        assert response.status_code == 200
        state = server.api.get(f"/interviews/{interview['id']}").json()
        assert state["current_question"] == 2
        assert state["last_evaluation"]["text"] == text
    with sqlite3.connect(data_dir / "interview-simulator.db") as connection:
        assert connection.execute("SELECT count(*), count(score) FROM interview_answers").fetchone() == (1, 1)
    connection.close()
