"""The cookies: who is signed in, and who is on the way to a provider to do so."""

from datetime import timedelta
from typing import Final

from fastapi import Request, Response
from fastapi.security import APIKeyCookie

from interview_simulator.features.accounts.admission import Admission
from interview_simulator.features.accounts.sessions import LONGEST

NAME: Final = "interview_simulator_session"
ATTEMPT: Final = "interview_simulator_oidc"
ATTEMPT_LASTS: Final = timedelta(minutes=10)
SessionCookie = APIKeyCookie(name=NAME, scheme_name="SessionCookie", auto_error=False, description="From signing in.")


def session_cookie(request: Request, admission: Admission) -> str | None:
    return request.cookies.get(_name(NAME, admission))


def set_session_cookie(response: Response, key: str, admission: Admission) -> None:
    _set(response, NAME, key, int(LONGEST.total_seconds()), admission)


def delete_session_cookie(response: Response, admission: Admission) -> None:
    _delete(response, NAME, admission)


def attempt_cookie(request: Request, admission: Admission) -> str | None:
    return request.cookies.get(_name(ATTEMPT, admission))


def set_attempt_cookie(response: Response, attempt: str, admission: Admission) -> None:
    _set(response, ATTEMPT, attempt, int(ATTEMPT_LASTS.total_seconds()), admission)


def delete_attempt_cookie(response: Response, admission: Admission) -> None:
    _delete(response, ATTEMPT, admission)


def _set(response: Response, name: str, value: str, max_age: int, admission: Admission) -> None:
    response.set_cookie(
        _name(name, admission),
        value,
        max_age=max_age,
        path="/",
        secure=admission.secure,
        httponly=True,
        samesite="lax",
    )


def _delete(response: Response, name: str, admission: Admission) -> None:
    response.delete_cookie(_name(name, admission), path="/", secure=admission.secure, httponly=True, samesite="lax")


def _name(name: str, admission: Admission) -> str:
    # With this prefix, browsers let no subdomain and no unencrypted page set it.
    return f"__Host-{name}" if admission.secure else name
