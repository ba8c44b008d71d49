"""Questions are drawn from the authors' sets, and dig where the answer was thin."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.algorithms.difficulty import LEVELS, Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.interviewers.base import Evaluation, GradedBy, KeyPoint, KeyPointVerdict, Question, StepContext
from interview_simulator.interviewers.offline.grader.evaluating import grade
from interview_simulator.interviewers.offline.interviewer import OfflineInterviewer
from interview_simulator.interviewers.offline.question_bank import choose, probe
from tests.unit.interviewers.samples import SOURCE, item, passage, sample_questions

EASY, MEDIUM, HARD = LEVELS
ITEMS = [item(f"{level.value} {number}", level) for level in LEVELS for number in range(3)]


def chosen(difficulty: Difficulty, avoid: set[str], *levels: Difficulty, seed: int = 0) -> Question | None:
    items = [item for item in ITEMS if item.difficulty in (levels or LEVELS)]
    half = len(items) // 2
    passages = [passage(*items[:half]), passage(), passage(*items[half:])]
    return choose("python", difficulty, Kind.OPENING, passages, avoid, Random(seed))


@pytest.mark.parametrize(
    ("wanted", "there", "found"),
    [
        (EASY, (EASY, MEDIUM, HARD), {EASY}),
        (HARD, (EASY, MEDIUM, HARD), {HARD}),
        (EASY, (MEDIUM, HARD), {MEDIUM}),
        (HARD, (EASY, MEDIUM), {MEDIUM}),
        (EASY, (HARD,), {HARD}),
        (MEDIUM, (EASY, HARD), {EASY, HARD}),
    ],
)
def test_the_question_is_as_near_to_the_difficulty_as_there_is(
    wanted: Difficulty, there: tuple[Difficulty, ...], found: set[Difficulty]
) -> None:
    asked = [chosen(wanted, set(), *there, seed=seed) for seed in range(30)]
    assert {question.difficulty for question in asked if question} == found


def test_among_equals_any_may_come() -> None:
    texts = {question.text for seed in range(50) if (question := chosen(MEDIUM, set(), seed=seed))}
    assert texts == {"medium 0", "medium 1", "medium 2"}


def test_a_question_carries_what_grading_it_needs() -> None:
    only = ITEMS[0]
    question = choose("asyncio", HARD, Kind.FOLLOW_UP, [passage(only)], set(), Random(0))
    assert question == Question(
        "asyncio", EASY, Kind.FOLLOW_UP, only.text, only.key_points, only.answer, authored_question_id=only.id
    )


@given(st.sets(st.sampled_from([item.text for item in ITEMS])), st.sampled_from(LEVELS), st.integers(0, 9))
def test_what_was_asked_before_is_never_asked_while_something_is_left(
    avoid: set[str], difficulty: Difficulty, seed: int
) -> None:
    question = chosen(difficulty, avoid, seed=seed)
    if question is None:
        assert len(avoid) == len(ITEMS)
    else:
        assert question.text not in avoid


def test_asking_on_and_on_asks_everything_once() -> None:
    asked: set[str] = set()
    while question := chosen(MEDIUM, asked, seed=len(asked)):
        asked.add(question.text)
    assert asked == {item.text for item in ITEMS}


def test_without_passages_there_is_nothing_to_ask() -> None:
    assert choose("python", MEDIUM, Kind.OPENING, [], set(), Random(0)) is None


def points(*follow_ups: str | None) -> tuple[KeyPoint, ...]:
    return tuple(KeyPoint(f"Secret number {i}.", SOURCE, follow_up) for i, follow_up in enumerate(follow_ups))


def answered(kind: Kind, **verdicts: tuple[KeyPoint, Verdict]) -> tuple[Question, Evaluation]:
    pairs = list(verdicts.values())
    question = Question("python", MEDIUM, kind, "The question?", tuple(point for point, _ in pairs), "All.")
    given_verdicts = tuple(KeyPointVerdict(point, verdict, None) for point, verdict in pairs)
    return question, Evaluation(0.5, 0.5, 0.5, given_verdicts, "", GradedBy.OFFLINE)


def test_a_follow_up_aims_at_what_was_wrong_then_missing_then_thin() -> None:
    partial, missing, wrong, covered = points("partial?", "missing?", "wrong?", "covered?")
    question, evaluation = answered(
        Kind.OPENING,
        a=(partial, Verdict.PARTIAL),
        b=(missing, Verdict.MISSING),
        c=(wrong, Verdict.CONTRADICTED),
        d=(covered, Verdict.COVERED),
    )
    avoid: set[str] = set()
    found = []
    while (aimed := probe(question, evaluation, HARD, avoid)) is not None:
        found.append(aimed)
        avoid.add(aimed.text)
    assert [aimed.text for aimed in found[:3]] == ["wrong?", "missing?", "partial?"]
    assert [aimed.key_points for aimed in found[:3]] == [(wrong,), (missing,), (partial,)]
    assert found[3].key_points == (wrong, missing, partial)
    assert len(found) == 4
    assert {(aimed.kind, aimed.difficulty, aimed.topic) for aimed in found} == {(Kind.FOLLOW_UP, HARD, "python")}


def test_without_an_authors_follow_up_the_question_is_asked_for_more_once() -> None:
    (point,) = points(None)
    question, evaluation = answered(Kind.OPENING, a=(point, Verdict.MISSING))
    aimed = probe(question, evaluation, EASY, set())
    assert aimed is not None
    assert "The question?" in aimed.text
    assert probe(question, evaluation, EASY, {aimed.text}) is None
    again, evaluation = answered(Kind.FOLLOW_UP, a=(point, Verdict.MISSING))
    assert probe(again, evaluation, EASY, set()) is None


def test_nothing_missed_is_nothing_to_probe() -> None:
    (point,) = points("more?")
    question, evaluation = answered(Kind.OPENING, a=(point, Verdict.COVERED))
    assert probe(question, evaluation, HARD, set()) is None


def test_a_follow_up_does_not_give_the_answer_away() -> None:
    for question in sample_questions():
        evaluation = grade(question, "I do not know.")
        avoid: set[str] = set()
        while (aimed := probe(question, evaluation, MEDIUM, avoid)) is not None:
            assert not any(point.text.rstrip(".").casefold() in aimed.text.casefold() for point in aimed.key_points)
            avoid.add(aimed.text)
        assert len(avoid) == len(question.key_points) + 1


def test_a_copied_follow_up_stays_low() -> None:
    scores = {}
    for question in sample_questions():
        for point in question.key_points:
            assert point.follow_up
            aimed = Question("python", MEDIUM, Kind.FOLLOW_UP, point.follow_up, (point,), point.text)
            scores[aimed.text] = grade(aimed, aimed.text).score
    assert {text: score for text, score in scores.items() if score > 0.4} == {}


async def test_the_interviewer_opens_and_follows_up() -> None:
    context = StepContext(deadline=0)
    interviewer = OfflineInterviewer(Random(0))
    passages = [passage(*ITEMS)]
    opening = await interviewer.ask("python", MEDIUM, passages, set(), context)
    assert opening is not None
    assert (opening.kind, opening.difficulty) == (Kind.OPENING, MEDIUM)
    missed = await interviewer.evaluate(opening, "I do not know.", context)
    aimed = await interviewer.follow_up(opening, missed, EASY, passages, {opening.text}, context)
    assert aimed is not None
    assert opening.text in aimed.text
    covered = await interviewer.evaluate(opening, "A point.", context)
    deeper = await interviewer.follow_up(opening, covered, HARD, passages, {opening.text}, context)
    assert deeper is not None
    assert (deeper.kind, deeper.difficulty, deeper.topic) == (Kind.FOLLOW_UP, HARD, "python")
    assert await interviewer.follow_up(opening, covered, HARD, [], set(), context) is None
    assert [call.step for call in context.calls] == ["ask", "evaluate", "follow_up", "evaluate", "follow_up"]
