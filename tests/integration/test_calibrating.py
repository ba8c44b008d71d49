"""How hard levels and questions are is learnt from finished interviews, once there are a hundred."""

import uuid
from datetime import timedelta
from random import Random

import httpx
import pytest
from sqlalchemy import func, select

from interview_simulator.db.session import Database
from interview_simulator.features.accounts.models import User
from interview_simulator.features.interviews.calibrating import EVERY, calibrate
from interview_simulator.features.interviews.models import Interview, InterviewAnswer, InterviewQuestion
from interview_simulator.features.mastery.models import ItemDifficulty, LevelDifficulties
from tests.conftest import FixedClock
from tests.integration import journey

HARDER = "Why does the tide rise twice a day?"
"""A question that nobody answers well, among others that most do."""


async def finished(database: Database, clock: FixedClock, count: int, rng: Random) -> None:
    """Add interviews of one reader each, in which even easy questions go badly."""
    async with database.write() as db_session:
        for _ in range(count):
            reader, interview = uuid.uuid4(), uuid.uuid4()
            db_session.add(User(id=reader, name="Another", created_at=clock()))
            await db_session.flush()
            db_session.add(
                Interview(
                    id=interview,
                    user_id=reader,
                    status="completed",
                    question_count=4,
                    current_question=4,
                    topics=["tides"],
                    created_at=clock(),
                    completed_at=clock(),
                )
            )
            await db_session.flush()
            for number in range(1, 5):
                hard = number == 1
                question = InterviewQuestion(
                    id=uuid.uuid4(),
                    interview_id=interview,
                    number=number,
                    topic="tides",
                    difficulty="easy",
                    item_difficulty=-1.0,
                    kind="opening",
                    text=HARDER if hard else f"Question {uuid.uuid4()}?",
                    key_points=[],
                    reference_answer="",
                    asked_at=clock(),
                )
                db_session.add(question)
                await db_session.flush()
                score = rng.uniform(0, 0.2) if hard else rng.uniform(0.3, 0.6)
                db_session.add(
                    InterviewAnswer(
                        question_id=question.id,
                        text="Because.",
                        status="graded",
                        submitted_at=clock(),
                        graded_at=clock(),
                        score=score,
                    )
                )


async def fitted(database: Database) -> LevelDifficulties | None:
    async with database.read() as db_session:
        query = select(LevelDifficulties).order_by(LevelDifficulties.interviews.desc()).limit(1)
        return (await db_session.scalars(query)).one_or_none()


async def test_after_a_hundred_interviews_levels_and_questions_are_as_hard_as_they_proved(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    await finished(database, clock, EVERY - 1, Random(1))
    assert not await calibrate(database, clock)
    assert await fitted(database) is None
    await finished(database, clock, 1, Random(2))
    assert await calibrate(database, clock)
    levels = await fitted(database)
    assert levels is not None
    assert levels.interviews == EVERY
    # Scores of .3 to .6 on easy questions: they are harder than was taken for granted.
    assert levels.easy > -0.8
    assert (levels.medium, levels.hard) == pytest.approx((0, 1), abs=0.05)
    async with database.read() as db_session:
        (item,) = await db_session.scalars(select(ItemDifficulty))
    assert item.mean > levels.easy + 0.3
    assert item.sd < 0.4
    assert not await calibrate(database, clock)
    # What is asked from now on is taken for as hard.
    await journey.read_posts(client)
    interview = await journey.start(client, question_count=2)
    await journey.answer(client, interview, None)
    async with database.read() as db_session:
        query = select(InterviewQuestion.item_difficulty).where(
            InterviewQuestion.interview_id == uuid.UUID(interview["id"]), InterviewQuestion.difficulty == "easy"
        )
        assert set(await db_session.scalars(query)) == {levels.easy}


async def test_two_workers_fit_once(database: Database, clock: FixedClock) -> None:
    await finished(database, clock, EVERY, Random(1))
    await calibrate(database, clock)
    clock.now += timedelta(hours=1)
    await calibrate(database, clock)
    async with database.read() as db_session:
        assert await db_session.scalar(select(func.count()).select_from(LevelDifficulties)) == 1
