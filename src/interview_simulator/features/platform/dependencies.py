"""The platform a request comes from."""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import Request, Response, Security
from fastapi.routing import APIRoute
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from interview_simulator.errors import MissingScope, TokenNeeded
from interview_simulator.features.platform import tokens
from interview_simulator.features.platform.tokens import Scope, Token
from interview_simulator.web.dependencies import ClockDep, DatabaseDep
from interview_simulator.web.dependencies import clock as clock_of
from interview_simulator.web.dependencies import database as database_of
from interview_simulator.web.rate_limits import hold_to_limit

bearer = HTTPBearer(
    scheme_name="ApiToken",
    description="A platform's token, made by `interview-simulator tokens create`.",
    auto_error=False,
)


class TokenFirst(APIRoute):
    """Asks for a token before the body is read: what a platform may send at once is much to parse for a stranger."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_with_token(request: Request) -> Response:
            request.state.platform_token = await _token(request)
            return await handle(request)

        return handle_with_token


async def _token(request: Request) -> Token:
    credentials = await bearer(request)
    # A transaction of its own, so that no connection is held by whoever is not let in.
    async with database_of(request).read() as db_session:
        token = await tokens.look(db_session, credentials.credentials, clock_of(request)()) if credentials else None
    if token is None:
        raise TokenNeeded("Send a valid API token: Authorization: Bearer TOKEN.")
    return token


def platform_with(scope: Scope) -> Callable[..., Coroutine[Any, Any, str]]:
    """Return the dependency that is the name of the platform whose token has `scope`."""

    async def platform(
        request: Request,
        database: DatabaseDep,
        clock: ClockDep,
        _credentials: Annotated[HTTPAuthorizationCredentials | None, Security(bearer)],
    ) -> str:
        token: Token = request.state.platform_token
        if scope not in token.scopes:
            raise MissingScope(f"This needs a token with the scope {scope}.", scope)
        if limit := request.app.state.platform_requests_per_minute:
            await hold_to_limit(database, clock, "platform", str(token.id), limit, per_seconds=60)
        return token.platform

    return platform


ProgressWriter = Annotated[str, Security(platform_with(Scope.PROGRESS_WRITE))]
PostsWriter = Annotated[str, Security(platform_with(Scope.POSTS_WRITE))]
ReadersReader = Annotated[str, Security(platform_with(Scope.READERS_READ))]
ReadersLinker = Annotated[str, Security(platform_with(Scope.READERS_LINK))]
ReadersDeleter = Annotated[str, Security(platform_with(Scope.READERS_DELETE))]
