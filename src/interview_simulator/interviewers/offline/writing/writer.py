"""All questions that can be written from a post."""

from collections.abc import Sequence
from typing import Final

from interview_simulator.interviewers.offline.writing.written import Section, Written

VERSION: Final = 1
"""Of the rules: when they change, questions are written anew."""


def write(title: str, sections: Sequence[Section]) -> list[Written]:
    """Return the questions on a post, best first within each section; none where nothing is worth asking about."""
    return []
