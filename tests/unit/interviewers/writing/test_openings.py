"""Open questions: what can be told of what a section is about."""

import pytest

from tests.unit.interviewers.writing.asking import questions

TWO = "Bitmap indexes answer questions about columns of few values. Bitmap indexes take little room on disk."


def test_what_a_heading_names_is_asked_for_by_the_main_things_said_of_it() -> None:
    found = questions("Bitmap indexes", f"{TWO} Disks were slower once.")
    assert found["What can you tell me about bitmap indexes?"] == TWO.replace(". ", ".|").split("|")


def test_a_heading_that_names_nothing_asks_nothing_openly() -> None:
    assert not any("tell me" in asked for asked in questions("Why it matters so much to us all", TWO))


@pytest.mark.parametrize("text", ["", "Bitmap indexes take little room on disk.", "Disks were slower once."])
def test_one_thing_is_too_little(text: str) -> None:
    assert questions("Bitmap indexes", text) == {}
