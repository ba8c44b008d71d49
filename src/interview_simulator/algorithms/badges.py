"""Which badge an interview earns."""

from enum import StrEnum
from typing import Final

from interview_simulator.algorithms.rubric import check_unit


class BadgeCode(StrEnum):
    MASTER = "interview-master"
    READY = "interview-ready"


THRESHOLDS: Final = {BadgeCode.MASTER: 0.8, BadgeCode.READY: 0.5}


def badge_for(overall_score: float) -> BadgeCode | None:
    """Return the one badge for an overall score (0..1): Interview Master from 0.8, Interview Ready from 0.5."""
    check_unit("overall_score", overall_score)
    return next((code for code, threshold in THRESHOLDS.items() if overall_score >= threshold), None)
