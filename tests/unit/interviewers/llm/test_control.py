"""Among the key points stands one that no honest grader finds in an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.interviewers.llm.control import STATEMENTS, Control
from interview_simulator.interviewers.llm.replies import VerdictReply
from interview_simulator.interviewers.offline.grader.evaluating import grade
from tests.unit.interviewers.samples import question, sample_questions

TEXTS = ["First.", "Second.", "Third."]
PLACES = st.integers(0, len(TEXTS))


def replies(count: int, verdict: Verdict = Verdict.COVERED) -> list[VerdictReply]:
    return [VerdictReply(key_point=number, verdict=verdict, quote=str(number)) for number in range(1, count + 1)]


@given(PLACES)
def test_the_key_points_keep_their_order_around_the_control(place: int) -> None:
    control = Control("Control.", place)
    shown = control.among(TEXTS)
    assert shown[place] == "Control."
    assert shown[:place] + shown[place + 1 :] == TEXTS


@given(PLACES)
def test_without_the_control_each_verdict_is_back_on_its_key_point(place: int) -> None:
    control = Control("Control.", place)
    shown = control.among(TEXTS)
    kept = control.without(replies(len(shown)))
    assert [reply.key_point for reply in kept] == [1, 2, 3]
    assert [shown[int(reply.quote or 0) - 1] for reply in kept] == TEXTS


@given(PLACES, st.sampled_from(list(Verdict)))
def test_only_who_finds_the_control_in_the_answer_is_not_believed(place: int, verdict: Verdict) -> None:
    control = Control("Control.", place)
    on_control = VerdictReply(key_point=place + 1, verdict=verdict, quote="a")
    others = [reply for reply in replies(4) if reply.key_point != place + 1]
    assert control.is_taken_for_said([*others, on_control]) == (verdict in {Verdict.COVERED, Verdict.PARTIAL})
    assert not control.is_taken_for_said(others)


def test_a_control_has_nothing_to_do_with_the_question() -> None:
    taken = next(text for text in STATEMENTS if "battery" in text)
    asked = question(taken, text="What happens to a rechargeable battery?")
    assert taken not in {Control.choose(asked).statement for _ in range(50)}


def test_neither_the_control_nor_its_place_can_be_foreseen() -> None:
    chosen = {Control.choose(question("A merge keeps both histories.")) for _ in range(200)}
    assert len({control.statement for control in chosen}) > 1
    assert {control.place for control in chosen} == {0, 1}


@pytest.mark.parametrize("statement", STATEMENTS)
def test_no_sample_answer_makes_the_statement_of_a_control(statement: str) -> None:
    for asked in sample_questions()[::11]:
        (verdict,) = grade(question(statement, text=asked.text), asked.reference_answer).verdicts
        assert verdict.verdict is not Verdict.COVERED
