"""What must hold in the database whatever happened: nothing lost, nothing done twice, nothing half written."""

from collections import Counter
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.engine import URL
from sqlalchemy.orm import selectinload

from interview_simulator.algorithms.difficulty import Difficulty, next_difficulty
from interview_simulator.algorithms.rubric import overall_score
from interview_simulator.db.session import Database
from interview_simulator.features.badges.models import UserBadge
from interview_simulator.features.interviews.models import (
    COMPLETED,
    GRADED,
    Interview,
    InterviewAnswer,
    InterviewQuestion,
)
from interview_simulator.features.mastery.models import AbilityPoint, TopicAbility
from tests.integration import journey

Texts = dict[str, str | None]
"""The text of each answer, by its question."""


async def audit(url: URL) -> Texts:
    """Check every interview of the database, and return the answers in it."""
    database = Database(url)
    try:
        async with database.read() as db_session:
            query = select(Interview).options(
                selectinload(Interview.questions)
                .selectinload(InterviewQuestion.answer)
                .selectinload(InterviewAnswer.verdicts)
            )
            interviews = list(await db_session.scalars(query))
            points = list(await db_session.scalars(select(AbilityPoint)))
            abilities = list(await db_session.scalars(select(TopicAbility)))
            badges = list(await db_session.scalars(select(UserBadge)))
    finally:
        await database.close()
    graded: Counter[str] = Counter()
    for interview in interviews:
        graded.update(_check(interview))
    assert Counter(point.topic for point in points) == graded, "an ability update for each evaluation"
    assert len({point.answer_id for point in points}) == len(points)
    assert {ability.topic: ability.answers for ability in abilities} == graded
    assert len({(badge.user_id, badge.badge_id) for badge in badges}) == len(badges)
    answered = [question for interview in interviews for question in interview.questions if question.answer]
    return {str(question.id): question.answer.text for question in answered if question.answer}


def _check(interview: Interview) -> list[str]:
    """Check that an interview is what its answers make it; return the topics of those graded."""
    questions = interview.questions
    assert [question.number for question in questions] == list(range(1, len(questions) + 1))
    assert len({question.text for question in questions}) == len(questions)
    assert interview.current_question - len(questions) in {0, 1}
    difficulty, scores = Difficulty.MEDIUM, []
    for question in questions:
        if question.answer is None or question.answer.status != GRADED:
            assert question.number == interview.current_question
            continue
        answer = question.answer
        assert answer.score is not None
        assert answer.graded_at is not None
        assert [verdict.position for verdict in answer.verdicts] == list(range(len(question.key_points)))
        scores.append(answer.score)
        difficulty = next_difficulty(difficulty, answer.score)
    assert interview.difficulty == difficulty, "one difficulty step for each evaluation"
    if interview.status == COMPLETED:
        assert len(scores) == interview.question_count
        assert interview.overall_score == overall_score(scores)
    else:
        assert interview.current_question == len(scores) + 1
    return [question.topic for question in questions if question.answer and question.answer.status == GRADED]


async def counts(url: URL) -> dict[str, int]:
    """How many there are, of all readers."""
    database = Database(url)
    models = {"answers": InterviewAnswer, "ability updates": AbilityPoint, "badges": UserBadge}
    try:
        async with database.read() as db_session:
            return {
                name: await db_session.scalar(select(func.count()).select_from(model)) or 0
                for name, model in models.items()
            }
    finally:
        await database.close()


async def model_answer(url: URL, question_id: str) -> str:
    """What answers the question in full, which never leaves the server before it is answered."""
    database = Database(url)
    try:
        return await journey.model_answer(database, {"id": question_id})
    finally:
        await database.close()


async def abilities(url: URL) -> dict[str, datetime]:
    """When each topic was asked about last."""
    database = Database(url)
    try:
        async with database.read() as db_session:
            rows = await db_session.scalars(select(TopicAbility))
            return {row.topic: row.last_answered_at for row in rows}
    finally:
        await database.close()
