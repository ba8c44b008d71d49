"""The sentences a key point comes from are shown with the feedback: not before, and not while they are asked for."""

import uuid
from collections.abc import Sequence
from random import Random
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.db.session import Database
from interview_simulator.features.interviews import views
from interview_simulator.features.interviews.models import InterviewQuestion
from interview_simulator.interviewers.base import (
    AskedBefore,
    Evaluation,
    KeyPoint,
    Passage,
    Question,
    Source,
    StepContext,
)
from interview_simulator.interviewers.offline.interviewer import OfflineInterviewer
from tests.integration import journey

MOON, EARTH, SUN = (
    "The moon pulls at the sea, which raises two bulges of water.",
    "The earth turns beneath the bulges once a day.",
    "The sun pulls too, but less than half as much.",
)


class OnTides(OfflineInterviewer):
    """Asks about tides whatever was read: first for the moon and the earth, then for the `second`."""

    def __init__(self) -> None:
        super().__init__(Random(0))
        self.second = [("The earth turns.", EARTH)]

    async def ask(
        self, topic: str, difficulty: Difficulty, passages: Sequence[Passage], asked: AskedBefore, context: StepContext
    ) -> Question | None:
        said = [("The moon pulls.", MOON), (EARTH, EARTH)]
        return _question(topic, "Why are there tides?", Kind.OPENING, passages, said)

    async def follow_up(
        self,
        question: Question,
        answer: str,
        evaluation: Evaluation,
        difficulty: Difficulty,
        passages: Sequence[Passage],
        asked: AskedBefore,
        context: StepContext,
    ) -> Question | None:
        return _question(question.topic, "How often is the water high?", Kind.FOLLOW_UP, passages, self.second)


def _question(
    topic: str, text: str, kind: Kind, passages: Sequence[Passage], said: Sequence[tuple[str, str]]
) -> Question:
    read = passages[0].source
    points = tuple(KeyPoint(point, Source(read.post_id, read.section_id, (sentence,))) for point, sentence in said)
    return Question(topic, Difficulty.MEDIUM, kind, text, points, " ".join(point for point, _ in said))


@pytest.fixture
def interviewer() -> OnTides:
    return OnTides()


async def begin(client: httpx.AsyncClient, question_count: int) -> journey.Json:
    """Start an interview on one topic, where a follow-up comes second."""
    (post,) = await journey.read_posts(client, 1)
    return await journey.start(client, question_count=question_count, topics=post["tags"][:1])


def shown(evaluation: journey.Json) -> list[tuple[str, list[str]]]:
    return [(point["text"], point["sentences"]) for point in evaluation["key_points"]]


async def test_sentences_come_with_the_feedback_and_not_before(client: httpx.AsyncClient, interviewer: OnTides) -> None:
    interviewer.second = [("The sun pulls less.", SUN)]
    interview = await begin(client, question_count=2)
    response = await journey.answer(client, interview, "The moon pulls at the water.")
    assert shown(response.json()["evaluation"]) == [("The moon pulls.", [MOON]), (EARTH, [EARTH])]
    for path in (f"/interviews/{interview['id']}", "/interview-plan", "/interviews"):
        assert SUN not in (await client.get(path)).text
    interview = response.json()["interview"]
    await journey.answer(client, interview, None)
    results = (await client.get(f"/interviews/{interview['id']}/results")).json()
    assert [shown(item["evaluation"]) for item in results["answers"]] == [
        [("The moon pulls.", [MOON]), (EARTH, [EARTH])],
        [("The sun pulls less.", [SUN])],
    ]


@pytest.mark.parametrize(
    ("answer", "verdicts", "told"),
    [
        ("The moon pulls.", ["covered", "missing"], [("The moon pulls.", [MOON]), (views.ASKED_NEXT, [])]),
        (f"The moon pulls. {EARTH}", ["covered", "covered"], [("The moon pulls.", [MOON]), (EARTH, [])]),
    ],
)
async def test_what_is_asked_for_now_is_not_told_by_its_sentence(
    client: httpx.AsyncClient, answer: str, verdicts: list[str], told: list[tuple[str, list[str]]]
) -> None:
    interview = await begin(client, question_count=2)
    body: Any = (await journey.answer(client, interview, answer)).json()
    assert [point["verdict"] for point in body["evaluation"]["key_points"]] == verdicts
    assert shown(body["evaluation"]) == told
    again = (await client.get(f"/interviews/{interview['id']}")).json()
    assert shown(again["last_evaluation"]["evaluation"]) == told


async def test_key_points_stored_without_sentences_have_none(client: httpx.AsyncClient, database: Database) -> None:
    interview = await begin(client, question_count=1)
    question_id = uuid.UUID(interview["question"]["id"])
    async with database.write() as db_session:
        key_points = (
            await db_session.scalars(select(InterviewQuestion.key_points).where(InterviewQuestion.id == question_id))
        ).one()
        for point in key_points:
            assert point["source"].pop("sentences")
        await db_session.execute(
            update(InterviewQuestion).where(InterviewQuestion.id == question_id).values(key_points=key_points)
        )
    body = (await journey.answer(client, interview, "The moon pulls.")).json()
    assert [point["sentences"] for point in body["evaluation"]["key_points"]] == [[], []]
