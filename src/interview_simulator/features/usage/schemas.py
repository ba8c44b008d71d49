import uuid
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, ConfigDict


@dataclass(frozen=True)
class Total:
    """What all calls alike came to. `priced` is how many of them have a known cost."""

    step: str
    interviewer: str
    chat_model: str | None
    outcome: str
    calls: int
    tokens_in: int
    tokens_out: int
    seconds: float
    cost_usd: float
    priced: int


class StoredCall(BaseModel):
    """One attempt at a step of a reader's interviews, and what it took."""

    model_config = ConfigDict(from_attributes=True)

    question_id: uuid.UUID | None
    step: str
    interviewer: str
    outcome: str
    chat_model: str | None
    prompt_version: str | None
    tokens_in: int | None
    tokens_out: int | None
    latency_ms: float
    cost_usd: float | None
    created_at: datetime
