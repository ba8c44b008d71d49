"""Under what terms an interviewer does a step for a reader."""

import time
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.features.accounts import service as accounts
from interview_simulator.features.accounts.schemas import WhenModelFails
from interview_simulator.features.usage import service as usage
from interview_simulator.features.usage.service import Counted, DailyLimits
from interview_simulator.interviewers.base import StepContext

RESERVE_S: Final = 2.0
"""What is kept of a step's time for doing it offline when the chat model has used up the rest."""


@dataclass(frozen=True)
class Terms:
    """`step_seconds`: how long a step may take, whatever goes wrong."""

    step_seconds: float
    limits: DailyLimits
    counted: Counted = field(default_factory=Counted, compare=False)

    async def context(self, db_session: AsyncSession, reader_id: uuid.UUID, now: datetime) -> StepContext:
        preferences = await accounts.preferences(db_session, reader_id)
        return StepContext(
            deadline=time.monotonic() + self.step_seconds - RESERVE_S,
            may_call_model=await usage.may_call(db_session, reader_id, self.limits, now, self.counted),
            offline_on_failure=preferences.when_model_fails is WhenModelFails.OFFLINE,
        )
