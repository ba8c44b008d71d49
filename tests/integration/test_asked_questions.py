"""What was asked before, looked for only so far back."""

import uuid
from datetime import timedelta

from interview_simulator.db.session import Database
from interview_simulator.features.accounts.service import LOCAL_READER_ID
from interview_simulator.features.interviews import questions
from interview_simulator.features.interviews.models import COMPLETED, Interview, InterviewQuestion
from tests.conftest import FixedClock

EACH = 2


async def fill(database: Database, clock: FixedClock, interviews: int) -> list[uuid.UUID]:
    """Interviews with two questions each, an hour apart; question "3.1" is the first of the fourth one."""
    ids = [uuid.uuid4() for _ in range(interviews)]
    async with database.write() as db_session:
        for place, interview_id in enumerate(ids):
            at = clock() + timedelta(hours=place)
            interview = Interview(
                id=interview_id,
                user_id=LOCAL_READER_ID,
                status=COMPLETED,
                question_count=EACH,
                current_question=EACH,
                topics=["python"],
                created_at=at,
            )
            db_session.add(interview)
            await db_session.flush()
            db_session.add_all(
                InterviewQuestion(
                    interview_id=interview_id,
                    number=number,
                    topic="python",
                    difficulty="medium",
                    item_difficulty=0.0,
                    kind="opening",
                    text=f"{place}.{number}",
                    key_points=[],
                    reference_answer="",
                    asked_at=at + timedelta(minutes=number),
                )
                for number in range(1, EACH + 1)
            )
    return ids


async def test_texts_are_those_of_the_latest_interviews(database: Database, clock: FixedClock) -> None:
    await fill(database, clock, 5)
    async with database.read() as db_session:
        texts = await questions.texts_asked(db_session, LOCAL_READER_ID, 2)
        assert texts == {"3.1", "3.2", "4.1", "4.2"}
        assert await questions.texts_asked(db_session, uuid.uuid4(), 2) == set()


async def test_the_latest_questions_come_last_one_first_without_those_of_the_interview(
    database: Database, clock: FixedClock
) -> None:
    ids = await fill(database, clock, 4)
    async with database.read() as db_session:
        found = await questions.latest_questions(db_session, LOCAL_READER_ID, 3, besides=ids[-1])
    assert [question.text for question in found] == ["2.2", "2.1", "1.2"]
