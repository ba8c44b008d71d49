"""What can go wrong, in the product's words; `web.problems` renders each as application/problem+json."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class FieldError:
    """One unusable field of a request: `loc` is its path, such as `body.text`."""

    loc: str
    message: str


class AppError(Exception):
    """A failure the caller can understand: stable `slug`, HTTP `status`, and a sentence that says what to do."""

    status: ClassVar[int] = 500
    slug: ClassVar[str] = "internal-error"
    title: ClassVar[str] = "Something went wrong"

    def __init__(self, detail: str, errors: Sequence[FieldError] = ()) -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = tuple(errors)


class NotFound(AppError):
    status, slug, title = 404, "not-found", "Not found"


class InvalidRequest(AppError):
    status, slug, title = 422, "invalid-request", "The request cannot be used"


class NothingRead(AppError):
    status, slug, title = 409, "nothing-read", "Nothing read yet"


class TopicNotRead(AppError):
    status, slug, title = 409, "topic-not-read", "That topic cannot be asked about yet"


class NothingDue(AppError):
    status, slug, title = 409, "nothing-due", "Nothing to review"


class NoQuestions(AppError):
    status, slug, title = 409, "no-questions", "No questions on what you have read"


class AlreadyAnswered(AppError):
    status, slug, title = 409, "already-answered", "This question already has another answer"


class NotCurrentQuestion(AppError):
    status, slug, title = 409, "not-current-question", "This is not the question being asked"


class InterviewInProgress(AppError):
    status, slug, title = 409, "interview-in-progress", "The interview is still in progress"


class InterviewerUnavailable(AppError):
    status, slug, title = 503, "interviewer-unavailable", "The interviewer cannot be reached"


class DatabaseUnavailable(AppError):
    status, slug, title = 503, "database-unavailable", "The database cannot be reached"


class StartupError(AppError):
    """The server or a command cannot start; its detail is the one line the user sees."""

    slug, title = "startup", "Cannot start"
