import pytest

from interview_simulator.interviewers.offline.writing.checks import is_askable
from interview_simulator.interviewers.offline.writing.sessions import about_sessions
from tests.unit.interviewers.writing.reading import asked, points


def test_a_session_is_asked_for_what_it_shows() -> None:
    text = "```pycon\n>>> numbers = [1, 2]\n>>> numbers * 2\n[1, 2, 1, 2]\n>>> len(numbers)\n2\n```\n"
    (question,) = asked(about_sessions, text)
    assert question.text.endswith("```python\nnumbers = [1, 2]\nnumbers * 2\nlen(numbers)\n```")
    assert points(question) == ["`numbers * 2` gives `[1, 2, 1, 2]`.", "`len(numbers)` gives `2`."]
    assert is_askable(question)


def test_comments_beside_print_are_the_answer_and_not_in_the_question() -> None:
    text = "```python\na = [1]\nprint(a + a)  # [1, 1]\nprint(len(a))  # prints: 1\n```\n"
    (question,) = asked(about_sessions, text)
    assert question.text.startswith("What does this Python code print?")
    assert "#" not in question.text
    assert points(question) == ["`print(a + a)` prints `[1, 1]`.", "`print(len(a))` prints `1`."]


@pytest.mark.parametrize(
    "text",
    [
        "```pycon\n>>> import random\n>>> random.random()\n0.3\n>>> random.random()\n0.4\n```\n",
        "```pycon\n>>> object()\n<object at 0x7f3a2b1c>\n>>> len('a')\n1\n```\n",
        "```pycon\n>>> for n in (1, 2):\n...     print(n)\n...\n1\n>>> n\n2\n```\n",
        "```python\nprint(1)  # 1\nprint(2)\nprint(3)  # 3\n```\n",
        "```python\nprint(1)  # shows the answer\nprint(2)  # the same\n```\n",
        "```pycon\n>>> from shop import total\n>>> total\n3\n>>> total + 1\n4\n```\n",
    ],
    ids=["chance", "an address", "a loop", "an output not shown", "remarks", "values from elsewhere"],
)
def test_what_is_not_certain_is_not_asked(text: str) -> None:
    assert asked(about_sessions, text) == []
