"""From DATABASE_URL to what the driver takes. PostgreSQL's parameters are libpq's, several hosts among them."""

import re
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from interview_simulator.db.hosts import Address, Hosts
from interview_simulator.errors import StartupError

DRIVERS: Final = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
POSTGRES_PORT: Final = 5432
CONNECT_TIMEOUT_S: Final = 10
ANY, PRIMARY = "any", "primary"
TARGETS: Final = (PRIMARY, "read-write", ANY)
"""What may be asked of a server: one that only reads is of no use."""
UNNAMED_STATEMENTS: Final = {
    "statement_cache_size": 0,
    "prepared_statement_cache_size": 0,
    "prepared_statement_name_func": str,
}
"""Behind PgBouncer the next transaction may be on another connection, which knows nothing of statements prepared on
this one; without a name they are gone with the transaction."""
_HOST_LIST: Final = re.compile(r"([\w+]+://(?:[^@/]*@)?)([^@/?]*,[^@/?]*)((?:[/?].*)?)", re.DOTALL)


def parse(text: str) -> URL:
    """Return the URL of a supported database, whose `host` may be a list of them; raise `StartupError` for others."""
    try:
        if found := _HOST_LIST.fullmatch(text):
            before, hosts, after = found.groups()
            url = make_url(before + after).update_query_pairs([("host", hosts)], append=True)
        else:
            url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise StartupError(
            "DATABASE_URL is not a database URL; expected postgresql://user:password@host/name"
        ) from error
    backend = url.get_backend_name()
    if backend not in DRIVERS:
        raise StartupError(f"DATABASE_URL names {backend!r}; supported are postgresql and sqlite")
    return url.set(drivername=DRIVERS[backend])


def driver_arguments(url: URL) -> dict[str, Any]:
    """Return what a PostgreSQL URL's parameters mean to the driver; raise `StartupError` for those it lacks."""
    given = {name: value if isinstance(value, str) else ",".join(value) for name, value in url.query.items()}
    addresses = _addresses(given.pop("host", ""), given.pop("port", ""))
    arguments: dict[str, Any] = {"timeout": CONNECT_TIMEOUT_S}
    for name, value in given.items():
        match name:
            case "sslmode" | "ssl":
                arguments["ssl"] = value
            case "connect_timeout" if value.isdecimal() and int(value):
                arguments["timeout"] = int(value)
            case "application_name":
                arguments["server_settings"] = {"application_name": value}
            case "target_session_attrs" if value in TARGETS:
                arguments["target_session_attrs"] = value
            case "pgbouncer" if value in {"true", "false"}:
                arguments |= UNNAMED_STATEMENTS if value == "true" else {}
            case "channel_binding":
                pass
            case _:
                raise StartupError(
                    f"DATABASE_URL has the parameter {name}={value}, which is not supported; leave it out"
                )
    return arguments | _where(addresses, arguments.get("target_session_attrs"))


def _where(addresses: Sequence[Address], target: str | None) -> dict[str, Any]:
    if len(addresses) > 1:
        return {"async_creator_fn": Hosts(addresses).connect, "target_session_attrs": target or PRIMARY}
    return {"host": addresses[0].host, "port": addresses[0].port} if addresses else {}


def _addresses(hosts: str, ports: str) -> list[Address]:
    """Return the servers in `a:5432,b:5432` or, as libpq has it, in `a,b` with the ports `5432,5432`."""
    if not hosts:
        return []
    split = [_address(host) for host in hosts.split(",")]
    given = [_port(port) for port in ports.split(",")] if ports else []
    if len(given) > 1 and len(given) != len(split):
        raise StartupError(f"DATABASE_URL has {len(split)} hosts and {len(given)} ports; give one port for each host")
    given *= len(split) if len(given) == 1 else 1
    return [Address(host.host, port) for host, port in zip(split, given, strict=True)] if given else split


def _address(text: str) -> Address:
    # A folder of sockets, or [::1], has colons and slashes of its own.
    found = re.fullmatch(r"(/.*|\[[^\]]+\]|[^:/\[\]]+)(?::(\d+))?", text)
    if found is None:
        raise StartupError(f"DATABASE_URL has the host {text!r}; expected one such as db.example:5432")
    host, port = found.groups()
    return Address(host.strip("[]"), _port(port) if port else POSTGRES_PORT)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise StartupError(f"DATABASE_URL has the port {text!r}; expected a number from 1 to 65535")
    return int(text)
