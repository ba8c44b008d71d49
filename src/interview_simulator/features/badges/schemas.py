import uuid
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from interview_simulator.algorithms.badges import BadgeCode


class BadgeOut(BaseModel):
    code: BadgeCode
    name: str
    description: str
    threshold: float
    won: bool
    awarded_at: datetime | None
    interview_id: uuid.UUID | None


class BadgeList(BaseModel):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "items": [
                        {
                            "code": "interview-ready",
                            "name": "Interview Ready",
                            "description": "Score 50 per cent or more over a whole interview.",
                            "threshold": 0.5,
                            "won": False,
                            "awarded_at": None,
                            "interview_id": None,
                        }
                    ]
                }
            ]
        }
    )

    items: list[BadgeOut]


class EarnedBadge(BaseModel):
    """The badge an interview's score earns."""

    code: BadgeCode
    name: str
    description: str
    newly_awarded: bool
    """Whether this very interview won it; otherwise the reader had it before."""


class StoredBadge(BaseModel):
    """A badge that a reader has won."""

    code: BadgeCode
    name: str
    awarded_at: datetime
    interview_id: uuid.UUID | None
