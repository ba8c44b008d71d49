"""How large the body of a request may be, and by when it has to be there."""

import asyncio
from collections.abc import Mapping
from typing import Final

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from interview_simulator.web.problems import http_problem

MOST_BYTES: Final = 1024 * 1024
MOST_SECONDS: Final = 30.0


class BodyLimits:
    """Give up on a body that is larger than its path takes, as soon as that is known, or too slow. What comes after the
    body, such as the news that a reader of a stream has left, is waited for as long as it takes."""

    def __init__(
        self, app: ASGIApp, *, by_path: Mapping[str, int], most_bytes: int = MOST_BYTES, seconds: float = MOST_SECONDS
    ) -> None:  # fmt: skip
        self._app = app
        self._by_path = by_path
        self._most_bytes = most_bytes
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        left = self._by_path.get(scope["path"], self._most_bytes)
        declared = Headers(scope=scope).get("content-length", "")
        if declared.isdecimal() and int(declared) > left:
            await http_problem(HTTPException(413))(scope, receive, send)
            return
        deadline = asyncio.get_running_loop().time() + self._seconds
        complete = False

        # What it raises are HTTP errors: FastAPI would call anything else a body that is no JSON.
        async def receive_within_limits() -> Message:
            nonlocal complete, left
            if complete:
                return await receive()
            try:
                async with asyncio.timeout_at(deadline):
                    message = await receive()
            except TimeoutError as error:
                raise HTTPException(408, headers={"Connection": "close"}) from error
            complete = not message.get("more_body", False)
            left -= len(message.get("body", b""))
            if left < 0:
                raise HTTPException(413)
            return message

        await self._app(scope, receive_within_limits, send)
