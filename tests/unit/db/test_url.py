"""What DATABASE_URL may say, and what it means to the driver."""

import pytest

from interview_simulator.db.url import CONNECT_TIMEOUT_S, driver_arguments, parse
from interview_simulator.errors import StartupError


def hosts_of(text: str) -> list[tuple[str, int]]:
    return [tuple(address) for address in driver_arguments(parse(text))["async_creator_fn"].__self__._addresses]


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://u:p@a:5432,b:5433/name",
        "postgresql://u:p@a,b:5433/name",
        "postgres://u:p@/name?host=a:5432&host=b:5433",
        "postgresql://u:p@/name?host=a,b&port=5432,5433",
        "postgresql+asyncpg://u:p@a:5432,b:5433/name?target_session_attrs=primary",
    ],
)
def test_several_hosts_may_be_written_in_every_way_that_libpq_and_sqlalchemy_know(text: str) -> None:
    url = parse(text)
    assert hosts_of(text) == [("a", 5432), ("b", 5433)]
    assert (url.username, url.password, url.database) == ("u", "p", "name")
    assert (url.drivername, url.host) == ("postgresql+asyncpg", None)
    assert driver_arguments(url)["target_session_attrs"] == "primary"


def test_one_port_counts_for_all_hosts() -> None:
    assert hosts_of("postgresql://u@/name?host=a,b&port=6432") == [("a", 6432), ("b", 6432)]


def test_addresses_of_the_newer_kind_are_taken() -> None:
    assert hosts_of("postgresql://u@[::1]:5433,[fe80::2]/name") == [("::1", 5433), ("fe80::2", 5432)]


def test_a_password_with_a_comma_is_no_list_of_hosts() -> None:
    url = parse("postgresql://u:p,q@a:5433/name")
    assert (url.password, url.host, url.port) == ("p,q", "a", 5433)
    assert "async_creator_fn" not in driver_arguments(url)


def test_a_folder_of_sockets_is_a_host() -> None:
    arguments = driver_arguments(parse("postgresql://u@/name?host=/run/postgresql"))
    assert (arguments["host"], arguments["port"]) == ("/run/postgresql", 5432)


def test_parameters_mean_what_they_mean_to_libpq() -> None:
    given = (
        "sslmode=require&connect_timeout=3&application_name=x&target_session_attrs=read-write&channel_binding=prefer"
    )
    assert driver_arguments(parse(f"postgresql://u@a/name?{given}")) == {
        "ssl": "require",
        "timeout": 3,
        "server_settings": {"application_name": "x"},
        "target_session_attrs": "read-write",
    }
    assert driver_arguments(parse("postgresql://u@a/name")) == {"timeout": CONNECT_TIMEOUT_S}


def test_behind_pgbouncer_no_statement_is_kept() -> None:
    arguments = driver_arguments(parse("postgresql://u@a/name?pgbouncer=true"))
    assert (arguments["statement_cache_size"], arguments["prepared_statement_cache_size"]) == (0, 0)
    assert arguments["prepared_statement_name_func"]() == ""
    assert "statement_cache_size" not in driver_arguments(parse("postgresql://u@a/name?pgbouncer=false"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense", "not a database URL"),
        ("postgresql://u@a:port/name", "not a database URL"),
        ("mysql://u@a/name", "supported are postgresql and sqlite"),
    ],
)
def test_what_is_no_url_of_ours_is_refused(text: str, said: str) -> None:
    with pytest.raises(StartupError, match=said):
        parse(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("postgresql://u@a,b/name?port=1,2,3", "2 hosts and 3 ports"),
        ("postgresql://u@a:0,b/name", "the port '0'"),
        ("postgresql://u@a:1,b:x/name", "the host 'b:x'"),
        ("postgresql://u@a,,b/name", "the host ''"),
        ("postgresql://u@a,b/name?target_session_attrs=standby", "target_session_attrs=standby"),
        ("postgresql://u@a/name?pgbouncer=maybe", "pgbouncer=maybe"),
        ("postgresql://u@a/name?connect_timeout=0", "connect_timeout=0"),
    ],
)
def test_parameters_that_cannot_be_used_are_refused(text: str, said: str) -> None:
    with pytest.raises(StartupError, match=said):
        driver_arguments(parse(text))
