"""Errors as application/problem+json (RFC 9457), each with a stable `type`."""

import logging
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException

from interview_simulator.db.faults import meaning
from interview_simulator.errors import (
    AppError,
    BodyTooLarge,
    BodyTooSlow,
    DatabaseFull,
    DatabaseReadOnly,
    DatabaseUnavailable,
    FieldError,
    InvalidRequest,
    NotFound,
)
from interview_simulator.logs import request_id

MEDIA_TYPE = "application/problem+json"
URN = "urn:interview-simulator:"
HTTP_ERRORS: Final[dict[int, tuple[type[AppError], str]]] = {
    400: (InvalidRequest, "The body of the request is not JSON in UTF-8."),
    404: (NotFound, "There is nothing at this address."),
    408: (BodyTooSlow, "The body of the request did not arrive in time. Send it again."),
    413: (BodyTooLarge, "The body of the request is larger than this call takes. Send less at a time."),
}

MOST_ERRORS: Final = 50
"""Named of one request, which may have as many as there is room for fields."""

logger = logging.getLogger(__name__)


class ProblemError(BaseModel):
    loc: str
    message: str


class Problem(BaseModel):
    """What went wrong, where, and what to do."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": f"{URN}nothing-read",
                    "title": "Nothing read yet",
                    "status": 409,
                    "detail": "Read a post first: an interview asks only about what you have read.",
                    "instance": f"{URN}request:4f2b8c1d9e7a",
                }
            ]
        }
    )

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None
    """The request, as the answer's X-Request-ID and the log name it."""
    errors: list[ProblemError] | None = None


def responses(*errors: type[AppError]) -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI entries for the `errors` a route may answer with, the ones every route has included."""
    by_status: dict[int, list[str]] = {}
    every: tuple[type[AppError], ...] = (
        *errors,
        InvalidRequest,
        DatabaseUnavailable,
        DatabaseReadOnly,
        DatabaseFull,
    )
    for error in every:
        by_status.setdefault(error.status, []).append(error.slug)
    return {
        status: {
            "description": f"Problem: {', '.join(dict.fromkeys(slugs))}",
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status, slugs in by_status.items()
    }


def install(app: FastAPI) -> None:
    """Render every error as a problem."""
    app.add_exception_handler(AppError, _app_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(DBAPIError, _database_error)
    app.add_exception_handler(Exception, _unexpected)


def render(error: AppError, headers: dict[str, str] | None = None) -> JSONResponse:
    fields = [vars(field) for field in error.errors]
    return _problem(error.status, error.slug, error.title, error.detail, fields, error.headers | (headers or {}))


def _problem(
    status: int, slug: str, title: str, detail: str, errors: list[dict[str, Any]] | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:  # fmt: skip
    body: dict[str, Any] = {"type": f"{URN}{slug}", "title": title, "status": status, "detail": detail}
    if (current := request_id.get()) is not None:
        body["instance"] = f"{URN}request:{current}"
    if errors:
        body["errors"] = errors
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE, headers=headers)


async def _app_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, AppError)
    if error.status >= 500:
        logger.error("%s (%s)", error, error.__cause__)
    return render(error)


async def _validation_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    # The input itself is not sent back: it may hold what cannot be encoded.
    found = error.errors()
    fields = [
        FieldError(_printable(".".join(map(str, e["loc"]))), _printable(e["msg"].removeprefix("Value error, ")))
        for e in found[:MOST_ERRORS]
    ]
    said = [f"{field.loc}: {field.message}" for field in fields]
    if len(found) > MOST_ERRORS:
        said.append(f"and {len(found) - MOST_ERRORS} more")
    return render(InvalidRequest("; ".join(said), fields))


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


async def _http_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return http_problem(error)


def http_problem(error: HTTPException) -> JSONResponse:
    """Return what the web framework refuses by itself, in the product's words."""
    headers = dict(error.headers) if error.headers else None
    if error.status_code in HTTP_ERRORS:
        meant, detail = HTTP_ERRORS[error.status_code]
        return render(meant(detail), headers)
    slug = str(error.detail).lower().replace(" ", "-")
    return _problem(error.status_code, slug, str(error.detail), f"{error.detail}.", headers=headers)


async def _database_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, DBAPIError)
    if (meant := meaning(error)) is None:
        return await _unexpected(request, error)
    logger.error("%s: %s", meant.title, error)
    return render(meant)


async def _unexpected(_request: Request, error: Exception) -> JSONResponse:
    logger.error("unexpected error", exc_info=error)
    return render(AppError("An unexpected error was logged. Try again; what was saved before is safe."))
