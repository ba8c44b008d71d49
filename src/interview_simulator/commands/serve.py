"""The command `serve`."""

import asyncio
import socket
from ipaddress import ip_address

from interview_simulator.commands.shell import one_line_errors, read_settings, with_database
from interview_simulator.db.session import Database
from interview_simulator.errors import StartupError


def serve() -> None:
    """Serve page and API; HOST and PORT say where, INTERVIEW_WORKERS by how many processes."""
    with one_line_errors():
        settings = read_settings()
        with listen(settings.host, settings.port, anywhere=settings.auth == "accounts") as listener:
            asyncio.run(with_database(settings, _ready))
            # Here, so that no other command waits for it to load.
            from interview_simulator.serving import serve as serve_until_stopped  # noqa: PLC0415

            serve_until_stopped(settings, listener)


async def _ready(_: Database) -> None:
    """Nothing more than having been prepared."""


def listen(host: str, port: int, *, anywhere: bool) -> socket.socket:
    """Return a socket that listens there; raise `StartupError` if it cannot, or may not, since it is not `anywhere`."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        if not anywhere and not ip_address(address[0]).is_loopback:
            raise StartupError(
                f"HOST={host} would let others in without signing in; set INTERVIEW_AUTH=accounts, or leave HOST out"
            )
        listener = socket.socket(family)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        # At once, so that a second start on the same port is told so.
        listener.listen(128)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StartupError(f"cannot listen on {host}:{port} ({reason}); set PORT or HOST to another") from error
    return listener
