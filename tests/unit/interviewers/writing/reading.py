"""Sections as the writer reads them, and what could be asked on them."""

from interview_simulator.interviewers.offline.writing.asking import Candidate, candidate_on
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.writer import read_post
from interview_simulator.interviewers.offline.writing.written import Section, Written


def read(text: str, heading: str, title: str = "Notes", setting: str = "") -> tuple[Material, Context]:
    (material,), context = read_post(title, [Section(heading, 2, text)], setting)
    return material, context


def could_ask(text: str, heading: str, title: str = "Notes", setting: str = "") -> Candidate | None:
    """Return the question on a section before its key points are chosen."""
    return candidate_on(*read(text, heading, title, setting))


def question(text: str, heading: str) -> str | None:
    candidate = could_ask(text, heading)
    return candidate.text if candidate is not None else None


def points(written: Written) -> list[str]:
    return [point.text for point in written.points]
