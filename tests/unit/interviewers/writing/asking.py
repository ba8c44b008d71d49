"""Small sections and what is asked about them."""

from interview_simulator.interviewers.offline.writing.language import Sentence, parsed
from interview_simulator.interviewers.offline.writing.material import read
from interview_simulator.interviewers.offline.writing.statements import Statement
from interview_simulator.interviewers.offline.writing.writer import write
from interview_simulator.interviewers.offline.writing.written import Section, Written

TITLE = "Notes"


def asked(heading: str, text: str, title: str = TITLE) -> list[Written]:
    return write(title, [Section(heading, 1, text)])


def questions(heading: str, text: str, title: str = TITLE) -> dict[str, list[str]]:
    """Return the key points of each question on a section."""
    return {one.text: [point.text for point in one.points] for one in asked(heading, text, title)}


def stated(text: str, heading: str = "") -> list[str]:
    """Return what of `text` can stand alone."""
    return [one.text for one in statements(text, heading)]


def statements(text: str, heading: str = "") -> list[Statement]:
    return [one for material in read(TITLE, [Section(heading, 1, text)]) for one in material.statements]


def statement(text: str, heading: str = "") -> Statement:
    (only,) = statements(text, heading)
    return only


def sentence(text: str) -> Sentence:
    ((only,),) = parsed([text])
    return only
