"""Examples for the OpenAPI description; a test holds them to the schemas."""

from typing import Final

from pydantic import JsonValue

Example = dict[str, JsonValue]

QUESTION: Final[Example] = {
    "id": "5f0c7c0e-6f7b-4d53-9f0e-0d3f3a1f2b11",
    "number": 1,
    "topic": "python",
    "difficulty": "medium",
    "kind": "opening",
    "text": "Why can `__init__` not return a value?",
}
SUMMARY: Final[Example] = {
    "id": "0b9f2f6e-38f8-4b0a-9d0b-7c6a0f6f1a22",
    "status": "in_progress",
    "difficulty": "medium",
    "topics": ["python", "http", "git"],
    "focus": "topics",
    "post_id": None,
    "question_count": 5,
    "current_question": 1,
    "overall_score": None,
    "band": None,
    "created_at": "2026-05-04T09:00:00Z",
    "completed_at": None,
}
INTERVIEW: Final[Example] = SUMMARY | {
    "question": QUESTION,
    "question_delayed": None,
    "pending_answer": None,
    "last_evaluation": None,
}
SOURCE: Final[Example] = {
    "post_id": "6a3b0844-971c-48f6-b1ac-24c3fe6ab1cc",
    "post_title": "What calling a class does",
    "section_id": "9d1c7f0a-0e0f-4b6e-8a53-2f4f7a0f5c33",
    "heading": "Creating and initialising",
    "anchor": "creating-and-initialising",
}
EVALUATION: Final[Example] = {
    "correctness": 0.75,
    "completeness": 0.5,
    "clarity": 0.7,
    "score": 0.65,
    "band": "partial_explanation",
    "feedback": "Your answer covers 1 of 2 key points. 1 not found in your answer: the passage has what is missing.",
    "key_points": [
        {
            "text": "The instance exists before `__init__` runs.",
            "verdict": "covered",
            "quote": "The object exists already",
            "source": SOURCE,
            "sentences": ["By the time `__init__` is called, the object exists already."],
        },
        {
            "text": "Your next question asks about this.",
            "verdict": "missing",
            "quote": None,
            "source": SOURCE,
            "sentences": [],
        },
    ],
    "graded_by": "llm",
    "chat_model": "gpt-4o-mini",
    "prompt_version": "evaluation.v1",
    "note": None,
}
ANSWER: Final[Example] = {
    "question": QUESTION,
    "text": "The object exists already; `__init__` only sets it up.",
    "skipped": False,
    "evaluation": EVALUATION,
}
GRADED: Final[Example] = {
    "status": "graded",
    "evaluation": EVALUATION,
    "interview": INTERVIEW
    | {"current_question": 2, "question": QUESTION | {"number": 2, "kind": "follow_up"}, "last_evaluation": ANSWER},
}
PENDING: Final[Example] = {
    "status": "pending",
    "reason": "Your answer is saved and being graded.",
    "interview": INTERVIEW
    | {"pending_answer": {"question_id": QUESTION["id"], "text": ANSWER["text"], "skipped": False, "reason": None}},
}
RESULTS: Final[Example] = SUMMARY | {
    "status": "completed",
    "question_count": 1,
    "overall_score": 0.65,
    "band": "partial_explanation",
    "completed_at": "2026-05-04T09:12:00Z",
    "badge": {
        "code": "interview-ready",
        "name": "Interview Ready",
        "description": "Score 50 per cent or more over a whole interview.",
        "newly_awarded": True,
    },
    "answers": [
        ANSWER | {"model_answer": "The call makes the instance first; `__init__` sets it up and returns None."}
    ],
    "reread": [{"source": SOURCE, "missed": ["`__init__` must return None."]}],
}
PLAN: Final[Example] = {
    "topics": [
        {
            "name": "python",
            "posts_read": 2,
            "questions": 14,
            "chosen": True,
            "why": "One of your most-read topics: 2 posts completed, the latest on 4 May 2026.",
        }
    ],
    "interviewer": {"name": "llm", "chat_model": "gpt-4o-mini"},
    "focus": "topics",
    "post": None,
    "due_reviews": 0,
    "anything_read": True,
    "being_written": 0,
    "question_count": 5,
    "questions": None,
    "in_progress": None,
}
KEY_POINT_PROGRESS: Final[Example] = {
    "text": "The instance exists before `__init__` runs.",
    "topic": "python",
    "source": SOURCE,
    "due_at": "2026-05-06T09:00:00Z",
    "verdict": "missing",
    "times_asked": 2,
    "times_missed": 1,
}
PROGRESS: Final[Example] = {
    "interviews": 3,
    "answers": 15,
    "streak_days": 2,
    "answered_today": True,
    "due": 1,
    "reviews": [KEY_POINT_PROGRESS | {"text": None}],
    "strongest": [KEY_POINT_PROGRESS | {"due_at": None, "verdict": "covered", "times_missed": 0}],
    "weakest": [KEY_POINT_PROGRESS | {"text": None}],
}
