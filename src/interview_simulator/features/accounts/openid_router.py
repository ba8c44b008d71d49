import logging
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse

from interview_simulator.errors import NotFound, SignUpRefused
from interview_simulator.features.accounts import joining
from interview_simulator.features.accounts.cookies import (
    attempt_cookie,
    delete_attempt_cookie,
    session_cookie,
    set_attempt_cookie,
    set_session_cookie,
)
from interview_simulator.features.accounts.dependencies import AdmissionDep
from interview_simulator.features.accounts.providers import PAGE, Attempt, OpenIdError, Provider
from interview_simulator.web.dependencies import ClockDep, DatabaseDep
from interview_simulator.web.fields import Text
from interview_simulator.web.problems import responses

logger = logging.getLogger(__name__)

router = APIRouter(prefix="/account/oidc", tags=["accounts"])
FAILED: Final = "/sign-in?problem=sign-in-failed"
NO_ACCOUNT: Final = "/sign-in?problem=no-account"

Parameter = Annotated[Text | None, Query(max_length=4000)]


@router.get("/start", status_code=303, response_class=RedirectResponse, responses=responses(NotFound))
async def start(
    admission: AdmissionDep, page: Annotated[str, Query(alias="next", pattern=f"^{PAGE}$", max_length=500)] = "/"
) -> RedirectResponse:  # fmt: skip
    """Go to the provider to sign in there, and come back to the page that `next` says."""
    provider = _provider(admission)
    attempt = Attempt.new(page)
    try:
        response = RedirectResponse(await provider.address(attempt), status_code=303)
    except OpenIdError as error:
        logger.error("the OpenID Connect provider cannot be used: %s", error)
        return RedirectResponse(FAILED, status_code=303)
    set_attempt_cookie(response, attempt.to_text(), admission)
    return response


@router.get("/callback", status_code=303, response_class=RedirectResponse, responses=responses(NotFound))
async def callback(
    request: Request,
    database: DatabaseDep,
    clock: ClockDep,
    admission: AdmissionDep,
    code: Parameter = None,
    state: Parameter = None,
) -> RedirectResponse:
    """Come back from the provider. Leads to the page that was asked for, or to the sign-in page, which says why."""
    provider = _provider(admission)
    attempt = Attempt.from_text(attempt_cookie(request, admission))
    response = RedirectResponse(FAILED, status_code=303)
    if attempt is not None and code is not None and attempt.is_answered_by(state):
        try:
            identity = await provider.identity(code, attempt, clock())
            old_key = session_cookie(request, admission)
            key = await joining.sign_in_as(database, admission.openid_sign_up, identity, old_key, clock())
        except OpenIdError as error:
            logger.warning("a sign-in by OpenID Connect failed: %s", error)
        except SignUpRefused:
            response = RedirectResponse(NO_ACCOUNT, status_code=303)
        else:
            response = RedirectResponse(attempt.page, status_code=303)
            set_session_cookie(response, key, admission)
    delete_attempt_cookie(response, admission)
    return response


def _provider(admission: AdmissionDep) -> Provider:
    if not admission.has_accounts or admission.openid is None:
        raise NotFound("There is no other site to sign in with.")
    return admission.openid
