"""Headers that tell a browser what it may do with an answer: next to nothing but show the page."""

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

HSTS: Final = "max-age=31536000"
"""A year; without subdomains, which may belong to somebody else."""
EVERYWHERE: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# An answer of the API does nothing at all when opened as a document, and nobody keeps it: it may hold a reader's data.
API: Final = {
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; sandbox",
    "Cache-Control": "no-store",
}


def page_policy(*, remote_images: bool) -> str:
    """Return the content security policy of the page: only its own files, no inline script, no inline style."""
    images = "'self' https:" if remote_images else "'self'"
    own = "; ".join(f"{kind}-src 'self'" for kind in ("script", "style", "connect", "worker", "font", "manifest"))
    return (
        f"default-src 'none'; {own}; img-src {images}; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )  # fmt: skip


class SafetyHeaders:
    """Set the headers on every response, in place of those of the same name; what is streamed passes as it comes."""

    def __init__(self, app: ASGIApp, *, remote_images: bool, over_https: bool) -> None:
        self._app = app
        everywhere = EVERYWHERE | ({"Strict-Transport-Security": HSTS} if over_https else {})
        self._api = _encoded(everywhere | API)
        self._page = _encoded(everywhere | {"Content-Security-Policy": page_policy(remote_images=remote_images)})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        ours = self._api if scope["path"].startswith("/api/") else self._page

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = ((name, value) for name, value in message["headers"] if name.lower() not in ours)
                message["headers"] = [*kept, *ours.items()]
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _encoded(headers: dict[str, str]) -> dict[bytes, bytes]:
    return {name.lower().encode(): value.encode() for name, value in headers.items()}
