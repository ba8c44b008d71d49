"""The command that grades a file."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.integration.chat_models import GoodModel
from tests.integration.openai_server import OpenAIServer, Reply
from tests.integration.server import COMMAND, environment, run

POINTS = ["The moon's gravity raises two bulges of water.", "The earth turns beneath the bulges once a day."]
GOOD = {"question": "What causes the tides?", "key_points": POINTS, "answer": " ".join(POINTS)}
FIELDS = ["id", "correctness", "completeness", "clarity", "score", "band", "key_points", "feedback"]


def write(file: Path, *lines: object) -> Path:
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    file.write_text("".join(f"{text}\n" for text in texts))
    return file


def read(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_grades_come_in_the_order_of_the_answers(tmp_path: Path) -> None:
    count = 100
    answers = [GOOD["answer"], POINTS[0], "No idea, sorry!"]
    lines = [GOOD | {"id": number, "answer": answers[number % 3]} for number in range(count)]
    file, grades = write(tmp_path / "in.jsonl", *lines), tmp_path / "out.jsonl"
    result = run("grade", str(file), "-o", str(grades), data_dir=tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "100 graded\n")
    found = read(grades.read_text())
    assert [grade["id"] for grade in found] == list(range(count))
    assert all(list(grade) == FIELDS for grade in found)
    assert [point["text"] for point in found[0]["key_points"]] == POINTS
    assert found[0]["band"] in {"good_explanation", "comprehensive"}
    assert found[2]["score"] == 0
    for position in range(3):
        same = [grade | {"id": 0} for grade in found[position::3]]
        assert same == [same[0]] * len(same)
    assert names(tmp_path) == ["in.jsonl", "out.jsonl"]


def test_bad_lines_say_what_is_wrong_and_the_others_are_graded(tmp_path: Path) -> None:
    reference = {"id": "r", "question": "Why?", "answer": POINTS[0], "reference_answer": " ".join(POINTS)}
    file = write(tmp_path / "in.jsonl", GOOD | {"id": "é"}, "", "{", GOOD | {"id": 7, "answer": ""}, reference)
    result = run("grade", str(file), data_dir=tmp_path)
    assert result.returncode == 1
    good, broken, empty, alone = read(result.stdout)
    assert good["id"] == "é"
    assert (list(broken), broken["id"]) == (["id", "error"], None)
    assert broken["error"].startswith("line 3: is not JSON")
    assert empty == {"id": 7, "error": "line 4: answer is empty; give its text"}
    assert (list(alone), alone["id"]) == (FIELDS, "r")
    assert result.stderr.startswith("2 of 4 lines could not be graded; the first: line 3: is not JSON")
    assert result.stderr.count("\n") == 1


def test_from_standard_input_to_standard_output(tmp_path: Path) -> None:
    result = run("grade", "-", "-o", "-", data_dir=tmp_path, stdin=json.dumps(GOOD | {"id": 1}))
    assert (result.returncode, result.stderr) == (0, "")
    assert [grade["id"] for grade in read(result.stdout)] == [1]
    nothing = run("grade", "-", data_dir=tmp_path, stdin="")
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (0, "", "")


def test_a_file_may_be_graded_into_itself_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = write(tmp_path / "in.jsonl", GOOD | {"id": 1})
    file.chmod(0o640)
    (tmp_path / "link").symlink_to(file)
    assert run("grade", str(file), "-o", str(tmp_path / "link"), data_dir=tmp_path).returncode == 0
    assert list(read(file.read_text())[0]) == FIELDS
    assert file.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize(
    ("source", "output", "said"),
    [
        ("nowhere", "out", "nowhere: no such file or folder"),
        (".", "out", ".: Is a directory"),
        ("in", ".", ".: Is a directory"),
        ("in", "nowhere/out", "nowhere/out: no such file or folder"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, output: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "in", GOOD | {"id": 1})
    write(tmp_path / "out", "as it was")
    result = run("grade", source, "-o", output, data_dir=tmp_path)
    assert (result.returncode, result.stderr) == (1, f"error: {said}\n")
    assert (tmp_path / "out").read_text() == "as it was\n"


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_stopped_half_way_it_leaves_the_output_as_it_was(tmp_path: Path, sent: signal.Signals) -> None:
    grades = write(tmp_path / "out.jsonl", "as it was")
    process = subprocess.Popen(
        [*COMMAND, "grade", "-", "-o", str(grades)],
        env=environment(tmp_path),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdin is not None
    for number in range(100):
        process.stdin.write(json.dumps(GOOD | {"id": number}).encode() + b"\n")
    process.stdin.flush()
    deadline = time.monotonic() + 30
    # It has begun, and waits for more.
    while len(names(tmp_path)) == 1:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    os.killpg(process.pid, sent)
    _, said = process.communicate(timeout=30)
    assert process.returncode not in {0, None}
    assert b"Traceback" not in said
    assert names(tmp_path) == ["out.jsonl"]
    assert grades.read_text() == "as it was\n"


def test_who_reads_only_the_beginning_is_no_error(tmp_path: Path) -> None:
    file = write(tmp_path / "in.jsonl", *[GOOD | {"id": number} for number in range(500)])
    command = f"'{COMMAND[0]}' grade '{file}' | head -n 1"
    result = subprocess.run(
        ["bash", "-c", command], env=environment(tmp_path), capture_output=True, text=True, timeout=60, check=True
    )
    assert [grade["id"] for grade in read(result.stdout)] == [0]
    assert result.stderr == ""


def test_a_chat_model_grades(tmp_path: Path) -> None:
    reference = {"id": 2, "question": "Why?", "answer": POINTS[0], "reference_answer": " ".join(POINTS)}
    file = write(tmp_path / "in.jsonl", GOOD | {"id": 1}, reference)
    with OpenAIServer(GoodModel()) as model:
        result = run("grade", str(file), "--interviewer", "llm", data_dir=tmp_path, OPENAI_BASE_URL=model.base_url)
    assert (result.returncode, result.stderr) == (0, "")
    full, half = read(result.stdout)
    assert (full["id"], full["feedback"]) == (1, "You explain well how callers are served.")
    assert [(point["text"], point["verdict"]) for point in full["key_points"]] == [(it, "covered") for it in POINTS]
    assert all(point["quote"] in GOOD["answer"] for point in full["key_points"])
    assert [(point["text"], point["verdict"]) for point in half["key_points"]] == [
        (POINTS[0], "covered"),
        (POINTS[1], "missing"),
    ]


def test_a_chat_model_that_fails_is_the_error_of_its_line(tmp_path: Path) -> None:
    file = write(tmp_path / "in.jsonl", *[GOOD | {"id": number} for number in range(6)])
    with OpenAIServer(Reply(status=401)) as model:
        result = run("grade", str(file), "--interviewer", "llm", data_dir=tmp_path, OPENAI_BASE_URL=model.base_url)
    assert result.returncode == 1
    errors = [grade["error"] for grade in read(result.stdout)]
    assert errors[0].startswith("line 1: The chat model does not accept the API key. Grade this line again later")
    assert len(errors) == 6
    assert "6 of 6 lines could not be graded" in result.stderr


def test_without_a_chat_model_it_is_one_clear_line(tmp_path: Path) -> None:
    result = run("grade", "-", "--interviewer", "llm", data_dir=tmp_path, stdin="")
    assert result.returncode == 1
    assert result.stderr == (
        "error: no chat model is configured; set OPENAI_API_KEY or OPENAI_BASE_URL, or choose --interviewer offline\n"
    )
