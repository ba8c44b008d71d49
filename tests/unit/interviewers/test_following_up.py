"""Follow-ups go to what was missed, else deeper into what stands next to it, never to what was just told."""

import uuid
from dataclasses import replace
from random import Random

import pytest

from interview_simulator.algorithms.difficulty import LEVELS, Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.interviewers.base import (
    AskedBefore,
    Evaluation,
    GradedBy,
    Item,
    KeyPoint,
    KeyPointVerdict,
    Passage,
    Question,
    Source,
    StepContext,
)
from interview_simulator.interviewers.offline.following_up import deepen, probe
from interview_simulator.interviewers.offline.grader.evaluating import grade
from interview_simulator.interviewers.offline.interviewer import OfflineInterviewer
from tests.unit.interviewers.samples import SOURCE, item, passage, sample_questions

EASY, MEDIUM, HARD = LEVELS
TIDES = "The moon pulls at the sea."
EARTH = "The earth turns beneath the bulges of water once a day."


def points(*follow_ups: str | None) -> tuple[KeyPoint, ...]:
    return tuple(KeyPoint(f"Secret number {i}.", SOURCE, follow_up) for i, follow_up in enumerate(follow_ups))


def answered(*verdicts: tuple[KeyPoint, Verdict], kind: Kind = Kind.OPENING) -> tuple[Question, Evaluation]:
    question = Question("python", MEDIUM, kind, "What turns the tides?", tuple(point for point, _ in verdicts), "All.")
    given = tuple(KeyPointVerdict(point, verdict, None) for point, verdict in verdicts)
    return question, Evaluation(0.5, 0.5, 0.5, given, "", GradedBy.OFFLINE)


def probed(
    question: Question,
    evaluation: Evaluation,
    difficulty: Difficulty = EASY,
    *read: Passage,
    asked: AskedBefore | None = None,
) -> Question | None:
    known = asked or AskedBefore(frozenset([question.text]), now=(question,))
    return probe(question, evaluation, difficulty, read, known, Random(0))


def all_probes(question: Question, evaluation: Evaluation, difficulty: Difficulty = EASY) -> list[Question]:
    found: list[Question] = []
    texts = {question.text}
    while aimed := probed(question, evaluation, difficulty, asked=AskedBefore(frozenset(texts), now=(question,))):
        found.append(aimed)
        texts.add(aimed.text)
    return found


def from_sentence(sentence: str, text: str | None = None) -> KeyPoint:
    return KeyPoint(text or sentence, replace(SOURCE, sentences=(sentence,)))


def test_a_follow_up_aims_at_what_was_wrong_then_missing_then_thin() -> None:
    partial, missing, wrong, covered = points("partial?", "missing?", "wrong?", "covered?")
    question, evaluation = answered(
        (partial, Verdict.PARTIAL),
        (missing, Verdict.MISSING),
        (wrong, Verdict.CONTRADICTED),
        (covered, Verdict.COVERED),
    )
    found = all_probes(question, evaluation, HARD)
    assert [aimed.text for aimed in found[:3]] == ["wrong?", "missing?", "partial?"]
    assert [aimed.key_points for aimed in found[:3]] == [(wrong,), (missing,), (partial,)]
    assert found[3].key_points == (wrong, missing, partial)
    assert len(found) == 4
    assert {(aimed.kind, aimed.difficulty, aimed.topic) for aimed in found} == {(Kind.FOLLOW_UP, HARD, "python")}


def test_an_authors_follow_up_that_was_asked_in_other_words_is_left_out() -> None:
    fixture, marker = points("What is a pytest fixture?", "What is a pytest marker?")
    question, evaluation = answered((fixture, Verdict.MISSING), (marker, Verdict.MISSING))
    earlier = Question("python", EASY, Kind.OPENING, "What does a fixture mean in pytest?", (), "So.")
    aimed = probed(question, evaluation, asked=AskedBefore(now=(question,), earlier=(earlier,)))
    assert aimed is not None
    assert aimed.text == "What is a pytest marker?"


def test_an_authors_follow_up_may_be_much_like_its_question() -> None:
    (missed,) = points("What does the moon do to turn the tides?")
    question, evaluation = answered((missed, Verdict.MISSING))
    aimed = probed(question, evaluation)
    assert aimed is not None
    assert aimed.text == missed.follow_up


def test_without_an_authors_follow_up_an_item_asks_for_what_was_missed() -> None:
    told, missed = from_sentence(TIDES), from_sentence(EARTH)
    question, evaluation = answered((told, Verdict.COVERED), (missed, Verdict.MISSING))
    again = item("What makes the tides turn?", EASY, missed, authored=False)
    told_already = item("What pulls at the sea?", EASY, from_sentence(TIDES, "It is the moon."), authored=False)
    of_it = item("Why are there two tides a day?", EASY, from_sentence(EARTH, "Because it turns."), authored=False)
    aimed = probed(question, evaluation, HARD, passage(again, told_already, of_it))
    assert aimed == Question("python", EASY, Kind.FOLLOW_UP, of_it.text, of_it.key_points, of_it.answer)


def test_an_item_that_means_what_was_missed_asks_for_it_in_the_same_words() -> None:
    missed = KeyPoint("Defining `__eq__` without `__hash__` makes Python set the class's `__hash__` to None.", SOURCE)
    also = KeyPoint("Such objects cannot be members of a set.", SOURCE)
    nearly = KeyPoint("Defining `__eq__` alone makes Python set the class's `__hash__` to None.", SOURCE)
    question, evaluation = answered((missed, Verdict.CONTRADICTED))
    aimed = probed(question, evaluation, EASY, passage(item("When is an object unhashable?", EASY, nearly, also)))
    assert aimed is not None
    assert aimed.key_points == (missed, also)


def test_an_item_of_another_section_does_not_ask_for_what_was_missed() -> None:
    question, evaluation = answered((from_sentence(EARTH), Verdict.MISSING))
    elsewhere = Source(SOURCE.post_id, uuid.UUID(int=9))
    other = item("Why are there two tides a day?", EASY, KeyPoint(EARTH, elsewhere))
    aimed = probed(question, evaluation, EASY, passage(other, source=elsewhere))
    assert aimed is not None
    assert aimed.text != other.text


def test_without_any_the_question_is_asked_for_more_once() -> None:
    (point,) = points(None)
    question, evaluation = answered((point, Verdict.MISSING))
    (aimed,) = all_probes(question, evaluation)
    assert question.text in aimed.text
    again, evaluation = answered((point, Verdict.MISSING), kind=Kind.FOLLOW_UP)
    assert probed(again, evaluation) is None


def test_nothing_missed_is_nothing_to_probe() -> None:
    (point,) = points("more?")
    question, evaluation = answered((point, Verdict.COVERED))
    assert probed(question, evaluation, HARD, passage(item("What is a tide?", EASY, point))) is None


def section(number: int, post: int = 1) -> Source:
    return Source(uuid.UUID(int=post), uuid.UUID(int=number))


def deeper(answer: str, *read: Passage, difficulty: Difficulty = MEDIUM) -> str | None:
    question = Question("python", EASY, Kind.OPENING, "What?", (KeyPoint("A point.", section(3)),), "So.")
    found = deepen(question, answer, difficulty, read, AskedBefore(now=(question,)), Random(0))
    return found.text if found else None


def on(number: int, text: str, difficulty: Difficulty = MEDIUM, post: int = 1) -> Passage:
    place = section(number, post)
    return passage(item(text, difficulty, source=place), source=place)


@pytest.mark.parametrize(
    ("read", "found"),
    [
        ([on(1, "Far?"), on(2, "Next to it?"), on(3, "There?", HARD), on(4, "After it?", EASY)], "Next to it?"),
        ([on(1, "Far?"), on(2, "Before it?", EASY), on(3, "Deeper there?"), on(4, "After it?", HARD)], "Deeper there?"),
        ([on(1, "Far?"), on(2, "Before it?", HARD), on(3, "There?", EASY)], "Far?"),
        ([on(2, "Another post?", post=2), on(3, "There?", EASY), on(9, "Far?")], "Far?"),
    ],
    ids=["next to it", "one level deeper", "the difficulty first", "not in the next post"],
)
def test_it_goes_deeper_next_to_what_was_asked(read: list[Passage], found: str) -> None:
    passages = [*read, on(5, "Elsewhere?", EASY, post=5)]
    assert deeper("Something.", *passages) == found


def told(text: str, *said: str) -> Item:
    return item(text, MEDIUM, *(KeyPoint(point, SOURCE) for point in said))


def test_what_the_answer_has_told_is_not_asked() -> None:
    answer = "It is the moon: it pulls at the sea. And the earth turns beneath the water, once a day."
    known = told("Why are there tides?", TIDES, EARTH)
    half = told("What do tides need?", EARTH, "Coasts reflect the wave, so bays resonate.")
    assert deeper(answer, passage(known)) is None
    assert deeper(answer, passage(known, half)) == half.text
    assert deeper("No idea.", passage(known)) == known.text


def test_a_very_long_answer_is_no_trouble() -> None:
    assert deeper("So it is, and nothing else matters here. " * 480, on(3, "There?")) == "There?"


def test_a_follow_up_does_not_give_the_answer_away() -> None:
    for question in sample_questions():
        evaluation = grade(question, "I do not know.")
        found = all_probes(question, evaluation)
        for aimed in found:
            assert not any(point.text.rstrip(".").casefold() in aimed.text.casefold() for point in aimed.key_points)
        assert len(found) == len(question.key_points) + 1


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
    passages = [passage(told("What turns the tides?", TIDES), told("What is a glacier?", "It is ice that flows."))]
    opening = await interviewer.ask("python", MEDIUM, passages, AskedBefore(), context)
    assert opening is not None
    assert (opening.kind, opening.difficulty) == (Kind.OPENING, MEDIUM)
    asked = AskedBefore(frozenset([opening.text]), now=(opening,))
    nothing = "I do not know."
    missed = await interviewer.evaluate(opening, nothing, context)
    aimed = await interviewer.follow_up(opening, nothing, missed, EASY, passages, asked, context)
    assert aimed is not None
    assert opening.text in aimed.text
    answer = opening.key_points[0].text
    covered = await interviewer.evaluate(opening, answer, context)
    further = await interviewer.follow_up(opening, answer, covered, HARD, passages, asked, context)
    assert further is not None
    assert further.text not in {opening.text, aimed.text}
    assert (further.kind, further.topic) == (Kind.FOLLOW_UP, "python")
    assert await interviewer.follow_up(opening, answer, covered, HARD, [], asked, context) is None
    assert [call.step for call in context.calls] == ["ask", "evaluate", "follow_up", "evaluate", "follow_up"]
