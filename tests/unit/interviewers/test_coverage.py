"""Whether an answer says a key point, and with which of its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.interviewers.base import KeyPoint, KeyPointVerdict, Question
from interview_simulator.interviewers.offline.coverage import judge
from tests.unit.interviewers.samples import SOURCE, sample_questions

POINT = "The initialiser sets the attributes of an existing instance."


def verdict(answer: str, point: str = POINT, asked: str = "What happens here?") -> KeyPointVerdict:
    (found,) = judge([KeyPoint(point, SOURCE)], asked, answer)
    return found


@pytest.mark.parametrize(
    ("answer", "expected", "quote"),
    [
        (POINT, Verdict.COVERED, POINT),
        (f"Well. {POINT} That is all.", Verdict.COVERED, POINT),
        ("ATTRIBUTES are being SET on EXISTING INSTANCES by an INITIALISER!", Verdict.COVERED, ...),
        ("It sets attributes.\nThe instance exists before the initialiser runs.", Verdict.COVERED, ...),
        ("The intialiser sets the atributes of an exsiting instance.", Verdict.COVERED, ...),
        ("The initialiser sets something.", Verdict.PARTIAL, "The initialiser sets something."),
        ("It has attributes.", Verdict.MISSING, None),
        ("A decorator wraps a function.", Verdict.MISSING, None),
        ("", Verdict.MISSING, None),
        ("?!", Verdict.MISSING, None),
    ],
)
def test_a_point_is_found_by_its_words(answer: str, expected: Verdict, quote: object) -> None:
    found = verdict(answer)
    assert found.verdict is expected
    assert found.quote == (answer if quote is ... else quote)


@pytest.mark.parametrize(
    ("point", "answer", "expected"),
    [
        ("A tuple cannot be changed.", "A tuple can be changed.", Verdict.CONTRADICTED),
        ("A list can be changed in place.", "A list cannot be changed in place.", Verdict.CONTRADICTED),
        ("An index slows down writes.", "An index never slows down writes.", Verdict.CONTRADICTED),
        ("A tuple cannot be changed.", "A tuple can never be changed.", Verdict.COVERED),
        ("A list can be changed in place.", "A list can be changed in place. A tuple cannot.", Verdict.COVERED),
    ],
)
def test_the_same_words_with_a_not_more_or_less_contradict(point: str, answer: str, expected: Verdict) -> None:
    assert verdict(answer, point).verdict is expected


def test_words_of_the_question_say_less_than_words_of_ones_own() -> None:
    said = "The initialiser is about an existing instance."
    assert verdict(said).verdict is Verdict.COVERED
    assert verdict(said, asked="What is the initialiser of an existing instance?").verdict is Verdict.MISSING
    assert verdict(POINT, asked="What is the initialiser of an existing instance?").verdict is Verdict.COVERED


def test_a_list_of_keywords_is_partial_at_most() -> None:
    assert verdict("initialiser, sets, attributes, existing, instance, class").verdict is Verdict.PARTIAL


def test_the_quote_is_the_shortest_place_that_says_it() -> None:
    assert verdict(f"Before that. {POINT} After that. {POINT}").quote == POINT


@pytest.mark.parametrize("slip", ["atribute", "attribtes", "atributes"])
def test_a_slip_in_a_long_word_is_forgiven(slip: str) -> None:
    assert verdict(f"Some {slip}.", "Attributes.").verdict is Verdict.COVERED


@pytest.mark.parametrize(("point", "answer"), [("Sets.", "Gets."), ("A get.", "A set."), ("Reading.", "Writing.")])
def test_another_word_is_not_a_slip(point: str, answer: str) -> None:
    assert verdict(answer, point).verdict is Verdict.MISSING


PIECES = [point.text for question in sample_questions()[:20] for point in question.key_points]
ANSWERS = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), st.sampled_from([" ", "\n", "  \n ", "\u2028", ";\t"])
    )
).map(lambda parts: "".join(piece + gap for piece, gap in parts))


@given(st.sampled_from(sample_questions()[:20]), ANSWERS)
def test_every_quote_is_a_verbatim_piece_of_the_answer(question: Question, answer: str) -> None:
    verdicts = judge(question.key_points, question.text, answer)
    assert [found.key_point for found in verdicts] == list(question.key_points)
    for found in verdicts:
        assert (found.quote is None) is (found.verdict is Verdict.MISSING)
        assert found.quote is None or (found.quote in answer and found.quote.strip())
