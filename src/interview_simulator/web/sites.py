"""Who may talk to this server: only who calls it by its name, and of web pages only its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from interview_simulator.errors import AppError, CrossSite, WrongHost
from interview_simulator.web.problems import render

DEFAULT_PORTS: Final = {"http": 80, "https": 443}
CHANGE_NOTHING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_PAGE_OR_NONE: Final = frozenset({"same-origin", "none"})
ANY_HOST: Final = frozenset({"/api/health", "/api/ready"})
"""Load balancers ask for these by address, and they tell nothing."""


@dataclass(frozen=True)
class Address:
    name: str
    port: int | None
    """None where none is given."""


@lru_cache(maxsize=64)
def address(netloc: str) -> Address:
    """Return the parts of `name`, `name:port` or `[address]:port`; raise `ValueError` for anything else."""
    parts = urlsplit(f"//{netloc}")
    if parts.hostname is None or parts.netloc != netloc or "@" in netloc:
        raise ValueError("is not the name of a host")
    return Address(parts.hostname, parts.port)


class SiteCheck:
    """Refuse what is not addressed to this server, and what another site's page wants changed.

    The first keeps away pages that point a name of their own at this machine (DNS rebinding), the second forms and
    scripts of other sites, which a browser sends with the reader's cookie. Who is no browser sends neither header.
    """

    def __init__(self, app: ASGIApp, *, public_url: str | None, allowed_hosts: Iterable[str]) -> None:
        self._app = app
        self._allowed = [address(host.lower()) for host in allowed_hosts]
        self._public: Address | None = None
        self._public_origin: str | None = None
        if public_url is not None:
            public = urlsplit(public_url)
            self._public = Address(public.hostname or "", public.port or DEFAULT_PORTS[public.scheme])
            self._public_origin = _origin(public.scheme, public.netloc)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            if scope["type"] == "http":
                self._check(scope)
        except AppError as error:
            await render(error)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        if not self._is_ours(host, scope) and scope["path"] not in ANY_HOST:
            raise WrongHost(
                "This server does not answer to the name it was called by. "
                "INTERVIEW_PUBLIC_URL or INTERVIEW_ALLOWED_HOSTS can tell it its names."
            )
        if scope["method"] in CHANGE_NOTHING:
            return
        origin = headers.get("origin")
        foreign_origin = origin is not None and origin not in {_origin(scope["scheme"], host), self._public_origin}
        if foreign_origin or headers.get("sec-fetch-site", "none") not in OWN_PAGE_OR_NONE:
            raise CrossSite(
                "Another site's page asked for a change, which only this server's own page may. "
                "INTERVIEW_PUBLIC_URL can tell it its own address."
            )

    def _is_ours(self, host: str, scope: Scope) -> bool:
        try:
            called = address(host)
        except ValueError:
            return False
        # Behind a proxy, the scheme of the request may be another than the reader's.
        if self._public and called.name == self._public.name and called.port in {None, self._public.port}:
            return True
        port = called.port or DEFAULT_PORTS[scope["scheme"]]
        if any(called.name == one.name and one.port in {None, port} for one in self._allowed):
            return True
        bound = scope["server"][1] if scope.get("server") else None
        return _is_loopback(called.name) and bound in {None, port}


def _origin(scheme: str, netloc: str) -> str:
    """As browsers write it: without the scheme's own port."""
    return f"{scheme}://{netloc.lower()}".removesuffix(f":{DEFAULT_PORTS[scheme]}")


@lru_cache(maxsize=64)
def _is_loopback(name: str) -> bool:
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False
