"""Small sections and what is asked about them."""

from interview_simulator.interviewers.offline.writing.language import Sentence, parsed
from interview_simulator.interviewers.offline.writing.material import Material, read
from interview_simulator.interviewers.offline.writing.told import tell
from interview_simulator.interviewers.offline.writing.writer import write
from interview_simulator.interviewers.offline.writing.written import Section, Written

TITLE = "Notes"


def asked(heading: str, text: str, title: str = TITLE, setting: str = "") -> list[Written]:
    return write(title, [Section(heading, 1, text)], setting)


def questions(heading: str, text: str, title: str = TITLE, setting: str = "") -> dict[str, list[str]]:
    """Return the key points of each question on a section."""
    return {one.text: [point.text for point in one.points] for one in asked(heading, text, title, setting)}


def told(text: str, heading: str = "") -> list[str]:
    """Return how the sentences of `text` are said alone, of those that may be."""
    return [one.text for one in tell(material(text, heading))]


def material(text: str, heading: str = "", title: str = TITLE) -> Material:
    (found,) = read(title, [Section(heading, 1, text)])
    return found


def sentence(text: str) -> Sentence:
    ((only,),) = parsed([text])
    return only
