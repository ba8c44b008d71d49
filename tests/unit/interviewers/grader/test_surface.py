"""What answer and reference share on the surface."""

from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.interviewers.offline.grader.surface import features

REFERENCE = "A tuple cannot be changed after 1 creation"


def of(answer: str, question: str = "") -> list[float]:
    return features(question, REFERENCE, answer, {})


def test_the_same_words_share_everything() -> None:
    shared = of(REFERENCE)
    assert [round(value, 6) for value in shared[:6]] == [1] * 6
    assert shared[6] == 0
    assert shared[15] == 1


def test_other_words_share_nothing() -> None:
    assert of("Locks protect")[:6] == [0, 0, 0, of("Locks protect")[3], 0, 0]


def test_a_slip_of_the_pen_is_nearly_the_word() -> None:
    right, slipped = of("a tuple after creation"), of("a tuple after creaton")
    assert slipped[0] < right[0]
    assert slipped[2] > slipped[0]


def test_a_negation_more_or_less_shows() -> None:
    assert of("A tuple can be changed after 1 creation")[6] == 1


def test_words_of_the_question_count_for_less() -> None:
    assert of("tuple", "What is a tuple?")[0] < of("tuple")[0]


@given(st.text(), st.text(), st.text())
def test_whatever_the_texts_there_are_sixteen_numbers(question: str, reference: str, answer: str) -> None:
    found = features(question, reference, answer, {"a": 0.5})
    assert len(found) == 16
    assert all(abs(value) < 1e6 for value in found)
