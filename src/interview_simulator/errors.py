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

    @property
    def headers(self) -> dict[str, str]:
        """What an HTTP answer says besides."""
        return {}


class NotSignedIn(AppError):
    status, slug, title = 401, "not-signed-in", "Not signed in"


class TokenNeeded(NotSignedIn):
    """The same for platforms, which sign in with a token."""

    @property
    def headers(self) -> dict[str, str]:
        return {"WWW-Authenticate": "Bearer"}


class MissingScope(AppError):
    status, slug, title = 403, "missing-scope", "The token may not do this"

    def __init__(self, detail: str, scope: str) -> None:
        super().__init__(detail)
        self.scope = scope

    @property
    def headers(self) -> dict[str, str]:
        return {"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{self.scope}"'}


class WrongCredentials(AppError):
    status, slug, title = 401, "wrong-credentials", "E-mail or password is wrong"


class WrongPassword(AppError):
    status, slug, title = 403, "wrong-password", "The password is wrong"


class SignUpRefused(AppError):
    status, slug, title = 403, "sign-up-refused", "No account can be made this way"


class LinkNotValid(AppError):
    status, slug, title = 410, "link-not-valid", "The link is no longer valid"


class EmailTaken(AppError):
    status, slug, title = 409, "email-taken", "There is an account with this e-mail"


class WrongHost(AppError):
    status, slug, title = 421, "wrong-host", "Not the name of this server"


class CrossSite(AppError):
    status, slug, title = 403, "cross-site", "Another site asked for it"


class BodyTooLarge(AppError):
    status, slug, title = 413, "body-too-large", "The request is too large"


class BodyTooSlow(AppError):
    status, slug, title = 408, "body-too-slow", "The request took too long"


class TooManyRequests(AppError):
    status, slug, title = 429, "too-many-requests", "Too many requests"

    def __init__(self, detail: str, retry_after_s: int) -> None:
        super().__init__(detail)
        self.retry_after_s = retry_after_s

    @property
    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.retry_after_s)}


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


class DatabaseReadOnly(AppError):
    status, slug, title = 503, "database-read-only", "The database can only be read"


class DatabaseFull(AppError):
    status, slug, title = 507, "database-full", "The database has no room left"


class NotReady(AppError):
    status, slug, title = 503, "not-ready", "Not ready yet"


class StartupError(AppError):
    """The server or a command cannot start; its detail is the one line the user sees."""

    slug, title = "startup", "Cannot start"
