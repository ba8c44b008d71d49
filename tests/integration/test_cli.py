"""The other commands: import, interview, openapi, version."""

import asyncio
import json
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from subprocess import PIPE

import pytest
from sqlalchemy import update
from sqlalchemy.engine import URL

from interview_simulator.clock import utc_now
from interview_simulator.db.session import Database
from interview_simulator.features.library.importing import import_posts
from interview_simulator.features.library.models import Post
from interview_simulator.interviewers.offline.writing.version import VERSION
from tests.integration.server import COMMAND, ForkedServer, environment, run, run_apart
from tests.processes import running, wait_until

POST = """---
title: A [note] on tides[/b]
tags: [sea]
questions:
  - question: What causes the tides?
    difficulty: medium
    key_points:
      - The moon's gravity raises two bulges of water.
      - The earth turns beneath the bulges once a day.
    answer: The moon's gravity raises two bulges of water, and the earth turns beneath them once a day.
  - question: When is a tide called a spring tide?
    difficulty: hard
    key_points: [Sun and moon pull along one line.]
    answer: When sun and moon pull along one line.
---
The moon pulls at the sea, and the earth turns beneath it.
"""


def test_import_says_what_it_did(tmp_path: Path, data_dir: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "tides.md").write_text(POST)
    first = run("import", str(tmp_path / "posts"), data_dir=data_dir)
    assert (first.returncode, first.stdout) == (0, "1 added, 0 updated, 0 unchanged\n")
    second = run("import", str(tmp_path / "posts"), data_dir=data_dir)
    assert (second.returncode, second.stdout) == (0, "0 added, 0 updated, 1 unchanged\n")


def test_import_names_file_and_line_of_what_it_leaves_out_and_exits_with_1(tmp_path: Path, data_dir: Path) -> None:
    (tmp_path / "good.md").write_text(POST)
    (tmp_path / "bad.md").write_text("---\ntitle: A\ntags: [unclosed\n---\nText.\n")
    result = run("import", str(tmp_path), data_dir=data_dir)
    assert (result.returncode, result.stdout) == (1, "1 added, 0 updated, 0 unchanged, 1 left out\n")
    assert f"{tmp_path}/bad.md:" in result.stderr
    assert "broken front matter" in result.stderr


def test_import_of_nothing_is_one_clear_line(tmp_path: Path, data_dir: Path) -> None:
    result = run("import", str(tmp_path / "nowhere"), data_dir=data_dir)
    assert result.returncode == 1
    assert result.stderr == f"error: {tmp_path}/nowhere: no such file or folder\n"


def test_import_writes_the_questions_of_what_has_none(tmp_path: Path, data_dir: Path) -> None:
    (tmp_path / "tides.md").write_text(POST)
    forget_questions(data_dir, "hash-tables")
    result = run("import", str(tmp_path / "tides.md"), data_dir=data_dir)
    assert (result.returncode, result.stderr) == (0, "")
    assert unwritten(data_dir) == 0


def test_ctrl_c_while_questions_are_written_is_clean_and_the_next_import_goes_on(
    tmp_path: Path, data_dir: Path
) -> None:
    (tmp_path / "tides.md").write_text(POST)
    forget_questions(data_dir, "hash-tables", "git-under-the-hood")
    command = [*COMMAND, "import", str(tmp_path / "tides.md")]
    with subprocess.Popen(command, env=environment(data_dir), stdout=PIPE, stderr=PIPE, text=True) as importing:
        wait_until(lambda: running(importing.pid))
        started = running(importing.pid)
        importing.send_signal(signal.SIGINT)
        stdout, stderr = importing.communicate(timeout=30)
    assert importing.returncode == 130
    assert (stdout, stderr) == ("1 added, 0 updated, 0 unchanged\n", "")
    assert not started & running()
    assert unwritten(data_dir) == 3
    assert run("import", str(tmp_path / "tides.md"), data_dir=data_dir).stdout == "0 added, 0 updated, 1 unchanged\n"
    assert unwritten(data_dir) == 0


def test_an_interview_writes_the_questions_of_what_was_begun(data_dir: Path) -> None:
    read_the_tides(data_dir)
    forget_questions(data_dir, "tides", "hash-tables")
    run("interview", data_dir=data_dir, stdin="")
    assert unwritten(data_dir) == 1


def forget_questions(data_dir: Path, *slugs: str) -> None:
    with closing(sqlite3.connect(data_dir / "interview-simulator.db")) as connection, connection:
        connection.executemany("UPDATE posts SET written_version = NULL WHERE slug = ?", [(slug,) for slug in slugs])


def unwritten(data_dir: Path) -> int:
    with closing(sqlite3.connect(data_dir / "interview-simulator.db")) as connection:
        return int(connection.execute("SELECT count(*) FROM posts WHERE written_version IS NULL").fetchone()[0])


def test_questions_of_a_file_or_a_post(tmp_path: Path, data_dir: Path) -> None:
    (tmp_path / "tides.md").write_text(POST)
    run("import", str(tmp_path / "tides.md"), data_dir=data_dir)
    for post in (str(tmp_path / "tides.md"), "tides"):
        result = run("questions", post, data_dir=data_dir)
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout.startswith(
            "# Questions written from “A [note] on tides[/b]”, besides 2 in its front matter"
        )


@pytest.mark.parametrize(
    ("post", "said"),
    [
        ("nothing", "nothing: no such file, and no post of the library has that slug or id"),
        ("nothing.md", "nothing.md: cannot be read: No such file or directory"),
    ],
)
def test_questions_of_nothing_are_one_clear_line(data_dir: Path, post: str, said: str) -> None:
    result = run("questions", post, data_dir=data_dir)
    assert (result.returncode, result.stdout, result.stderr) == (1, "", f"error: {said}\n")


def test_interview_in_the_terminal_from_start_to_badge(data_dir: Path) -> None:
    nothing = run("interview", data_dir=data_dir)
    assert nothing.returncode == 1
    assert "Read a post first" in nothing.stderr
    read_the_tides(data_dir)
    answer = "The moon's gravity raises two bulges of water. The earth turns beneath the bulges once a day."
    result = run("interview", "--questions", "1", "--topic", "sea", data_dir=data_dir, stdin=f"{answer}\n.\n")
    assert result.returncode == 0, result.stderr
    for shown in ("Question 1 of 1", "What causes the tides?", "correctness", "✓", "Badge won: Interview Master"):
        assert shown in result.stdout


def test_an_interview_in_the_terminal_is_paused_and_resumed(data_dir: Path) -> None:
    read_the_tides(data_dir)
    paused = run("interview", "--questions", "2", "--topic", "sea", data_dir=data_dir, stdin="")
    assert paused.returncode == 0
    assert "Paused" in paused.stdout
    skips = "/skip\ny\n" * 2
    resumed = run("interview", data_dir=data_dir, stdin=skips)
    assert "Going on with your interview" in resumed.stdout
    assert "Question 1 of 2" in resumed.stdout
    assert "Results" in resumed.stdout
    assert "scores 0 and lowers the difficulty" in resumed.stdout


def test_the_end_of_the_input_ends_the_answer(data_dir: Path) -> None:
    read_the_tides(data_dir)
    result = run("interview", "--questions", "1", "--topic", "sea", data_dir=data_dir, stdin="The moon\npulls")
    assert "Results" in result.stdout


def test_options_start_a_new_interview_whatever_is_unfinished(data_dir: Path) -> None:
    read_the_tides(data_dir)
    for count, asked in ((2, 2), (1, 1), (9, 2)):
        result = run("interview", "--questions", str(count), data_dir=data_dir, stdin="")
        assert f"Question 1 of {asked}" in result.stdout


def test_an_unusable_topic_is_one_clear_line(data_dir: Path) -> None:
    read_the_tides(data_dir)
    for topic in ("", "nowhere"):
        result = run("interview", "--topic", topic, data_dir=data_dir)
        assert (result.returncode, result.stderr.count("\n")) == (1, 1)


def read_the_tides(data_dir: Path) -> None:
    """Without questions written from it, which takes its time."""
    (data_dir / "tides.md").write_text(POST)
    asyncio.run(add(data_dir, data_dir / "tides.md"))
    with ForkedServer(data_dir) as server:
        post = server.api.get("/posts", params={"tag": "sea"}).json()["items"][0]
        server.api.put(f"/posts/{post['id']}/progress", json={"completed": True})


async def add(data_dir: Path, post: Path) -> None:
    database = Database(URL.create("sqlite+aiosqlite", database=str(data_dir / "interview-simulator.db")))
    await import_posts(database, post, utc_now)
    async with database.write() as db_session:
        await db_session.execute(update(Post).values(written_version=VERSION))
    await database.close()


def test_openapi_prints_the_description(data_dir: Path) -> None:
    result = run("openapi", data_dir=data_dir)
    assert "/api/interviews/{interview_id}/answers" in json.loads(result.stdout)["paths"]


def test_version(data_dir: Path) -> None:
    assert run_apart("version", data_dir=data_dir).stdout.strip()
