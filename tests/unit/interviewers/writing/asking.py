"""Small sections and what is asked about them."""

from interview_simulator.interviewers.offline.writing.language import Sentence, parsed
from interview_simulator.interviewers.offline.writing.material import read
from interview_simulator.interviewers.offline.writing.told import tell
from interview_simulator.interviewers.offline.writing.writer import write
from interview_simulator.interviewers.offline.writing.written import Section, Written

TITLE = "Notes"


def asked(heading: str, text: str, title: str = TITLE, setting: str = "") -> list[Written]:
    return write(title, [Section(heading, 1, text)], setting)


def questions(heading: str, text: str, title: str = TITLE, setting: str = "") -> dict[str, list[str]]:
    """Return the key points of each question on a section."""
    return {one.text: [point.text for point in one.points] for one in asked(heading, text, title, setting)}


def told(text: str, heading: str = "") -> list[str | None]:
    """Return for each sentence of `text` that is no filler how it stands alone, None where it can't."""
    (material,) = read(TITLE, [Section(heading, 1, text)])
    return [one.text if one is not None else None for one in tell(material)]


def sentence(text: str) -> Sentence:
    ((only,),) = parsed([text])
    return only
