"""Those who write questions, in processes of their own."""

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import closing
from typing import Any

import pytest

from interview_simulator.features.library import writing_process
from interview_simulator.features.library.content.post_file import read_post
from interview_simulator.features.library.importing import SAMPLE_LIBRARY
from interview_simulator.features.library.writers import NotWritten, Writers
from interview_simulator.features.library.writing_process import write_all
from interview_simulator.interviewers.offline.writing.writer import write
from interview_simulator.interviewers.offline.writing.written import Section, Written
from interview_simulator.processes import ProcessEnded
from tests.integration.writers import about

POST = {"title": "Tides", "sections": [{"heading": "Moon", "level": 1, "text": "It pulls."}], "setting": ""}


class Ending:
    """Processes of which those numbered end instead of replying, and any that is given nothing if so told."""

    def __init__(self, *ends: int, on_nothing: bool = False) -> None:
        self._ends = ends
        self._on_nothing = on_nothing
        self.given: list[str] = []

    def submit(self, work: Any) -> Future[Any]:
        self.given.append(work["title"])
        future: Future[Any] = Future()
        if len(self.given) in self._ends or (self._on_nothing and not work["sections"]):
            future.set_exception(ProcessEnded("it ended"))
        else:
            future.set_result({"questions": []})
        return future

    def close(self) -> None:
        return


@pytest.fixture
def writers() -> Iterator[Writers]:
    with closing(Writers(1)) as writers:
        yield writers


async def test_they_write_as_this_process_does(writers: Writers) -> None:
    for name in ("transactions-and-isolation", "hash-tables"):
        post = read_post((SAMPLE_LIBRARY / f"{name}.md").read_bytes(), name)
        sections = [Section(section.heading, section.level, section.text) for section in post.document.sections]
        assert await writers.write(post.title, sections) == write(post.title, sections)
    assert await writers.write("", []) == []


async def test_a_process_that_ends_is_given_another_try(writers: Writers, monkeypatch: pytest.MonkeyPatch) -> None:
    processes = Ending(1)
    monkeypatch.setattr(writers, "_processes", processes)
    assert await writers.write("Tides", [Section("Moon", 1, "It pulls.")]) == []
    assert processes.given == ["Tides", "Tides"]


async def test_a_post_on_which_processes_end_is_not_written(writers: Writers, monkeypatch: pytest.MonkeyPatch) -> None:
    processes = Ending(1, 2)
    monkeypatch.setattr(writers, "_processes", processes)
    with pytest.raises(NotWritten, match=r"from “Tides” \(it ended\)"):
        await writers.write("Tides", [Section("Moon", 1, "It pulls.")])
    assert processes.given == ["Tides", "Tides", ""]


async def test_where_they_end_on_nothing_at_all_the_post_is_not_to_blame(
    writers: Writers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writers, "_processes", Ending(1, 2, on_nothing=True))
    with pytest.raises(ProcessEnded):
        await writers.write("Tides", [Section("Moon", 1, "It pulls.")])


async def test_what_the_rules_fail_on_says_why(writers: Writers, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(Ending):
        def submit(self, work: Any) -> Future[Any]:
            future: Future[Any] = Future()
            future.set_result(write_all(work))
            return future

    def fail(title: str, sections: object, setting: str) -> list[Written]:
        raise IndexError(title)

    monkeypatch.setattr(writing_process, "write", fail)
    monkeypatch.setattr(writers, "_processes", Failing())
    with pytest.raises(NotWritten, match=r"from “Tides” \(IndexError: Tides\)"):
        await writers.write("Tides", [Section("Moon", 1, "It pulls.")])


@pytest.mark.parametrize(
    "unusable",
    [about("x" * 600, 0), about("else", 1), about("nothing"), about("x " * 1500, 0)],
    ids=lambda q: q.text[:20],
)
def test_what_no_author_could_write_is_left_out(monkeypatch: pytest.MonkeyPatch, unusable: Written) -> None:
    monkeypatch.setattr(writing_process, "write", lambda title, sections, setting: [unusable, about("it", 0)])
    reply = write_all(POST)
    assert [question["text"] for question in reply["questions"]] == ["What of it?"]
