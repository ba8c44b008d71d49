"""What deploy/ has agrees with the settings there are, and with itself."""

import re
from pathlib import Path

import pytest
import uvicorn
import yaml

from interview_simulator.settings import Settings
from interview_simulator.web.safety import BODIES

DEPLOY = Path(__file__).parents[2] / "deploy"
SETTINGS = {str(field.validation_alias) for field in Settings.model_fields.values()}
OF_OTHERS = {"FORWARDED_ALLOW_IPS", "POSTGRES_PASSWORD", "SITE", "PATH"}
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())


def named(file: str, pattern: str) -> set[str]:
    return set(re.findall(pattern, (DEPLOY / file).read_text(), re.MULTILINE))


@pytest.mark.parametrize(
    ("file", "pattern"),
    [
        ("environment.example", r"^([A-Z_]+)="),
        ("compose.env.example", r"^([A-Z_]+)="),
        ("interview-simulator.service", r"^Environment=([A-Z_]+)="),
        ("Dockerfile", r"^(?:ENV| {3}) ([A-Z]+_?[A-Z_]+)=(?!never|1|copy)"),
    ],
)
def test_every_variable_is_a_setting(file: str, pattern: str) -> None:
    assert named(file, pattern)
    assert named(file, pattern) - OF_OTHERS <= SETTINGS


def test_compose_sets_what_there_is_and_asks_for_what_its_example_has() -> None:
    assert set(COMPOSE["services"]["app"]["environment"]) - OF_OTHERS <= SETTINGS
    assert named("compose.yaml", r"\$\{([A-Z_]+)") == named("compose.env.example", r"^([A-Z_]+)=")


def test_whoever_stops_the_server_has_more_patience_than_its_drain() -> None:
    drain = Settings.model_fields["drain_seconds"].default
    assert int(COMPOSE["services"]["app"]["stop_grace_period"].removesuffix("s")) > drain
    [patience] = named("interview-simulator.service", r"^TimeoutStopSec=(\d+)s$")
    assert int(patience) > drain


def test_nothing_runs_with_rights_it_does_not_need() -> None:
    app = COMPOSE["services"]["app"]
    assert app["read_only"] is True
    assert app["cap_drop"] == ["ALL"]
    assert "ports" not in app
    assert "ports" not in COMPOSE["services"]["database"]
    assert named("Dockerfile", r"^USER (\S+)$") == {"10001:10001"}
    assert named("interview-simulator.service", r"^User=(\S+)$") == {"interview"}


def test_the_proxies_wait_for_no_slow_headers_and_speak_no_old_tls() -> None:
    assert named("Caddyfile", r"read_header (10s)")
    assert named("Caddyfile", r"max_header_size (16KB)")
    # Caddy's own default is TLS 1.2 and 1.3, with certificates and redirects of its own.
    assert not named("Caddyfile", r"^\s*(tls|auto_https|protocols)\b")
    assert named("nginx.conf.example", r"client_header_timeout (10s)")
    assert named("nginx.conf.example", r"ssl_protocols (.*);") == {"TLSv1.2 TLSv1.3"}
    assert named("nginx.conf.example", r"return 301 (https://)")


def test_the_proxies_send_as_much_as_the_server_takes() -> None:
    most = BODIES["/api/platform/posts"] // 2**20
    assert named("Caddyfile", r"max_size (\d+)MiB") == {str(most)}
    assert named("nginx.conf.example", r"client_max_body_size (\d+)m") == {str(most)}


def test_the_proxies_close_connections_before_the_server_does() -> None:
    """Whoever sends something just then would be told that the gateway is bad."""
    servers = uvicorn.Config("").timeout_keep_alive
    for file, pattern in (("Caddyfile", r"\bkeepalive (\d+)s"), ("nginx.conf.example", r"keepalive_timeout (\d+)s")):
        [idle] = named(file, pattern)
        assert int(idle) < servers


def test_the_proxies_keep_the_metrics_inside_and_buffer_nothing() -> None:
    assert named("Caddyfile", r"respond (/api/metrics) 404")
    assert named("Caddyfile", r"(flush_interval -1)")
    assert named("nginx.conf.example", r"location = (/api/metrics)")
    assert named("nginx.conf.example", r"(proxy_buffering off)")
