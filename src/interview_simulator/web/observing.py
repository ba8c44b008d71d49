"""What is known of every request: an id, how long it took and what came of it; logged and measured. Never what it says:
no query, no body, no cookie, and the route instead of the address."""

import logging
import re
import time
import uuid
from typing import Final

from fastapi import FastAPI
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from interview_simulator.logs import REQUESTS, request_id
from interview_simulator.web import measures

HEADER: Final = "X-Request-ID"
METHODS: Final = frozenset("DELETE GET HEAD OPTIONS PATCH POST PUT".split())
"""Those that are told apart; a client may make up others, without end."""
OTHER_METHOD: Final = "other"
NO_ROUTE: Final = "none"
_SANE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")

logger = logging.getLogger(REQUESTS)


def install(app: FastAPI) -> None:
    """Observe every request, the refused and the failed ones too; call it after whatever else adds middleware."""
    build_stack = app.build_middleware_stack
    # Middleware that is added stands inside what answers unexpected errors, and those answers count as well.
    app.build_middleware_stack = lambda: Observer(build_stack())  # type: ignore[method-assign]


class Observer:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        current = given if _SANE.fullmatch(given) else uuid.uuid4().hex
        status = 500

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = current
            await send(message)

        token = request_id.set(current)
        begun = time.perf_counter()
        measures.IN_PROGRESS.inc()
        try:
            await self._app(scope, receive, send_with_id)
        finally:
            seconds = time.perf_counter() - begun
            measures.IN_PROGRESS.dec()
            _tell(scope, status, seconds)
            request_id.reset(token)


def _tell(scope: Scope, status: int, seconds: float) -> None:
    method = scope["method"] if scope["method"] in METHODS else OTHER_METHOD
    route = _route(scope)
    measures.REQUESTS.labels(method, route, f"{status // 100}xx").observe(seconds)
    logger.info(
        "%s %s %d",
        method,
        route,
        status,
        extra={"method": method, "route": route, "status": status, "duration_ms": round(seconds * 1000, 1)},
    )


def _route(scope: Scope) -> str:
    """Return the route's template, with the prefix that its router was included under."""
    route: str | None = getattr(scope.get("route"), "path", None)
    if route is None:
        return NO_ROUTE
    return route if route.startswith(("/api/", "/{")) else f"/api{route}"
