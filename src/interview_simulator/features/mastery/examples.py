"""Examples for the API's description."""

from typing import Final

from pydantic import JsonValue

ABILITY: Final[dict[str, JsonValue]] = {
    "mean": 0.62,
    "low": 0.11,
    "high": 1.14,
    "level": "advanced",
    "low_level": "advanced",
    "high_level": "expert",
}
TOPIC: Final[dict[str, JsonValue]] = {
    "id": "0d1f6f0e-3b8f-4c39-9e0a-5a3c1f6b7d21",
    "name": "python",
    "posts_read": 4,
    "answers": 9,
    "ability": ABILITY,
    "certainty": 0.9,
    "due": 2,
    "last_answered_at": "2026-03-01T10:20:00Z",
}
HISTORY: Final[dict[str, JsonValue]] = {
    "id": TOPIC["id"],
    "name": "python",
    "items": [
        {
            "at": "2026-03-01T10:20:00Z",
            "mean": 0.64,
            "low": 0.16,
            "high": 1.13,
            "score": 0.83,
            "interview_id": "6f1c2f3e-9a55-4c0f-8f3c-2f7f2f0f1a11",
        }
    ],
    "now": ABILITY,
}
