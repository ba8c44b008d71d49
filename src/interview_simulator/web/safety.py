"""What stands before every route: limits on what is sent in, who may send it, and headers on what goes out."""

from collections.abc import Iterable
from typing import Final

from fastapi import FastAPI
from starlette.types import ASGIApp

from interview_simulator.web.bodies import BodyLimits
from interview_simulator.web.headers import SafetyHeaders
from interview_simulator.web.sites import SiteCheck

FORMS: Final = ("sign-in", "sign-up", "link", "password", "password-reset", "password-reset/confirm")
BODIES: Final = {
    # What a platform sends at once.
    "/api/platform/posts": 20 * 1024 * 1024,
    # What strangers may have looked at.
    **{f"/api/account/{form}": 16 * 1024 for form in FORMS},
}


def install(app: FastAPI, *, remote_images: bool, public_url: str | None, allowed_hosts: Iterable[str]) -> None:
    app.add_middleware(BodyLimits, by_path=BODIES)
    app.add_middleware(SiteCheck, public_url=public_url, allowed_hosts=allowed_hosts)
    build_stack = app.build_middleware_stack
    over_https = public_url is not None and public_url.startswith("https:")

    def with_headers() -> ASGIApp:
        return SafetyHeaders(build_stack(), remote_images=remote_images, over_https=over_https)

    # Middleware that is added stands inside what answers unexpected errors, and those answers need the headers as well.
    app.build_middleware_stack = with_headers  # type: ignore[method-assign]
