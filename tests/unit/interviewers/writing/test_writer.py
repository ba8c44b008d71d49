"""Whatever a post holds, questions are in order or there are none."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_simulator.interviewers.offline.writing.writer import write
from interview_simulator.interviewers.offline.writing.written import Section
from tests.unit.interviewers.writing.asking import asked
from tests.unit.interviewers.writing.test_bugs import COUNTER

LOCK = "A row lock is a mark that blocks other writers. A row lock ends with its transaction."
SPANISH = (
    "Un cerrojo de fila es una marca que bloquea a los otros escritores. Los lectores no esperan nunca a los "
    "escritores porque leen una versión anterior de la fila, y los escritores no esperan a los lectores."
)
ARABIC = "القفل هو علامة تمنع الكتابة. القراء لا ينتظرون الكتاب أبدا لأنهم يقرؤون نسخة سابقة من الصف."
CHINESE = "行锁是阻止其他写入者的标记。读者从不等待写入者，因为他们读取该行的先前版本。"

PIECES = st.sampled_from(
    [
        LOCK, SPANISH, ARABIC, CHINESE, "```python\nx = [1, 2]\n```", "| a | b |\n|---|---|\n| 1 | 2 |",
        "<div><b>Locks</b> block writers.</div>", "- a\n  - b\n    - c\n      - d", "#Locks", "`", "...", "\x00",
        "If a lock is held, writers wait and readers go on.", "Qaax `x` and `y`. It is so.", "$$\\sum_i x_i$$",
        "\u202eabc\u202c", "👩‍👩‍👧 is a family.",
    ]
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=30), st.lists(st.one_of(PIECES, st.text(max_size=80)), max_size=8))
def test_any_text_gives_questions_in_order_or_none(heading: str, pieces: list[str]) -> None:
    text = "\n\n".join(pieces)
    for question in write(heading, [Section(heading, 1, text)]):
        assert 2 <= len(question.points) <= 6
        assert question.text.endswith(("?", "```"))
        assert all(point.text.strip() and point.sentences and point.section == 0 for point in question.points)


@pytest.mark.parametrize("text", [SPANISH, ARABIC, CHINESE, "", "```\nx = 1\n```", "$$a^2$$", "#A row lock is a mark."])
def test_what_is_not_english_prose_gives_nothing(text: str) -> None:
    assert asked("Locks", text) == []


def test_a_section_in_another_language_is_passed_over() -> None:
    english = Section("Locks", 1, f"{LOCK} Readers never wait for a row lock, and see nothing of it.")
    found = write("Notes", [Section("Cerrojos", 1, SPANISH), english])
    assert {place for one in found for place in one.sections} == {1}


def test_a_huge_section_is_read() -> None:
    assert asked("Locks", f"{LOCK}\n\n{'Rows are read by the readers of a table. ' * 4_000}")


def test_the_same_is_asked_once() -> None:
    sections = [Section("Locks", 1, LOCK), Section("Locks again", 1, LOCK)]
    assert len(write("Notes", sections)) == 1


def test_sentences_are_those_of_the_passage() -> None:
    (question,) = asked("Row locks", LOCK.replace("A row", "However, a row", 1), setting="Postgres")
    assert question.points[0].text == "A row lock is a mark that blocks other writers."
    assert question.points[0].sentences == ("However, a row lock is a mark that blocks other writers.",)


def test_one_bug_a_post_is_enough() -> None:
    code = f"```python\n{COUNTER}```"
    sections = [Section("Shouting", 1, f"{LOCK}\n\n{code}"), Section("More", 1, code.replace("count", "total"))]
    assert sum("wrong" in one.text for one in write("Notes", sections)) == 1


def test_nothing_is_asked_on_a_story() -> None:
    text = "We moved our data. I wrote scripts. We like it. My team is glad."
    assert asked("Row locks", LOCK)
    assert asked("Row locks", f"{text} {LOCK}") == []
