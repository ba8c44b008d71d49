"""The other commands: import, interview, openapi, version."""

import json
from pathlib import Path

from tests.integration.server import Server, run

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
    for count in ("2", "3"):
        result = run("interview", "--questions", count, data_dir=data_dir, stdin="")
        assert f"Question 1 of {count}" in result.stdout


def test_an_unusable_topic_is_one_clear_line(data_dir: Path) -> None:
    read_the_tides(data_dir)
    for topic in ("", "nowhere"):
        result = run("interview", "--topic", topic, data_dir=data_dir)
        assert (result.returncode, result.stderr.count("\n")) == (1, 1)


def read_the_tides(data_dir: Path) -> None:
    (data_dir / "tides.md").write_text(POST)
    run("import", str(data_dir / "tides.md"), data_dir=data_dir)
    with Server(data_dir) as server:
        post = server.api.get("/posts", params={"tag": "sea"}).json()["items"][0]
        server.api.put(f"/posts/{post['id']}/progress", json={"completed": True})


def test_openapi_prints_the_description(data_dir: Path) -> None:
    result = run("openapi", data_dir=data_dir)
    assert "/api/interviews/{interview_id}/answers" in json.loads(result.stdout)["paths"]


def test_version(data_dir: Path) -> None:
    assert run("version", data_dir=data_dir).stdout.strip()
