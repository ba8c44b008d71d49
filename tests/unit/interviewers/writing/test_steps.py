from interview_simulator.interviewers.offline.writing.steps import about_steps
from interview_simulator.interviewers.offline.writing.written import Style
from tests.unit.interviewers.writing.reading import asked, points

STEPS = "1. Stop the server.\n2. Copy the data directory.\n3. Start the server again.\n"


def test_the_steps_under_a_heading_that_says_what_is_done() -> None:
    (question,) = asked(about_steps, STEPS, heading="Moving the data directory", title="Databases")
    assert question.style is Style.HOW
    assert "ow do you move the data directory, step by step?" in question.text
    assert points(question) == ["Stop the server.", "Copy the data directory.", "Start the server again."]


def test_the_steps_to_what_a_sentence_says() -> None:
    text = f"To restore a backup of the database, follow these steps:\n\n{STEPS}"
    (question,) = asked(about_steps, text)
    assert "ow do you restore a backup of the database, step by step?" in question.text


def test_what_is_no_order_is_no_step() -> None:
    assert asked(about_steps, "1. The server stops.\n2. The data is lost.\n", heading="Moving the data directory") == []
