"""The platform a request comes from."""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from interview_simulator.errors import MissingScope, TokenNeeded
from interview_simulator.features.platform import tokens
from interview_simulator.features.platform.tokens import Scope
from interview_simulator.web.dependencies import ClockDep, DatabaseDep

bearer = HTTPBearer(
    scheme_name="ApiToken",
    description="A platform's token, made by `interview-simulator tokens create`.",
    auto_error=False,
)


def platform_with(scope: Scope) -> Callable[..., Coroutine[Any, Any, str]]:
    """Return the dependency that is the name of the platform whose token has `scope`."""

    async def platform(
        database: DatabaseDep,
        clock: ClockDep,
        credentials: Annotated[HTTPAuthorizationCredentials | None, Security(bearer)],
    ) -> str:
        # A transaction of its own, so that no connection is held by whoever is not let in.
        async with database.read() as db_session:
            token = await tokens.look(db_session, credentials.credentials, clock()) if credentials else None
        if token is None:
            raise TokenNeeded("Send a valid API token: Authorization: Bearer TOKEN.")
        if scope not in token.scopes:
            raise MissingScope(f"This needs a token with the scope {scope}.", scope)
        return token.platform

    return platform


ProgressWriter = Annotated[str, Security(platform_with(Scope.PROGRESS_WRITE))]
PostsWriter = Annotated[str, Security(platform_with(Scope.POSTS_WRITE))]
ReadersReader = Annotated[str, Security(platform_with(Scope.READERS_READ))]
ReadersLinker = Annotated[str, Security(platform_with(Scope.READERS_LINK))]
ReadersDeleter = Annotated[str, Security(platform_with(Scope.READERS_DELETE))]
