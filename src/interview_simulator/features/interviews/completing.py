"""The end of an interview: its score, and its badge."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.rubric import overall_score
from interview_simulator.features.badges import service as badges
from interview_simulator.features.interviews import guarded, repository
from interview_simulator.features.interviews.models import Interview


async def complete(
    db_session: AsyncSession, interview: Interview, answered: int, difficulty: Difficulty, now: datetime
) -> None:
    """Complete `interview`, as it stands, after `answered` questions; nothing happens if it has moved on meanwhile.

    They may be fewer than planned, when there is nothing left to ask about.
    """
    score = overall_score(await repository.scores(db_session, interview.id))
    values = {"difficulty": difficulty, "completed_at": now, "overall_score": score}
    if await guarded.complete(db_session, interview.id, interview.current_question, answered, values):
        await badges.award(db_session, interview.user_id, interview.id, score, now)
