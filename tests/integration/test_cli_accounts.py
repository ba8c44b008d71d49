"""Accounts from the command line, and the address that is not served without them."""

import re
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner, Result

from interview_simulator import cli
from interview_simulator.commands import serve
from interview_simulator.errors import StartupError
from tests.integration.accounts import COOKIE, EMAIL, OTHER_PASSWORD, PASSWORD
from tests.integration.server import ForkedServer, run

ACCOUNTS = {"INTERVIEW_AUTH": "accounts", "INTERVIEW_PUBLIC_URL": "https://interviews.example.org"}
LINK = re.compile(r"^https://interviews\.example\.org/(sign-up#invitation|reset-password#token)=([\w.-]+)\n$")


def invoke(*arguments: str, data_dir: Path, **settings: str) -> Result:
    """Run a command in this process, which is quicker."""
    return CliRunner().invoke(cli.app, [*arguments], env={"INTERVIEW_SIMULATOR_DATA_DIR": str(data_dir)} | settings)


def key_in(printed: str, page: str) -> str:
    found = LINK.fullmatch(printed)
    assert found is not None, printed
    assert found.group(1).startswith(page)
    return found.group(2)


def test_from_an_invitation_to_the_end_of_an_account(data_dir: Path) -> None:
    invited = run("accounts", "invite", EMAIL, data_dir=data_dir, **ACCOUNTS)
    with ForkedServer(data_dir, INTERVIEW_AUTH="accounts") as server:
        body = {"email": EMAIL, "password": PASSWORD, "invitation": key_in(invited.stdout, "sign-up")}
        assert server.api.post("/account/sign-up", json=body).status_code == 201
        listed = invoke("accounts", "list", data_dir=data_dir)
        assert EMAIL in listed.stdout
        assert "by password" in listed.stdout
        assert "Reader" not in listed.stdout
        reset = invoke("accounts", "reset", EMAIL, data_dir=data_dir, **ACCOUNTS)
        body = {"token": key_in(reset.stdout, "reset-password"), "password": OTHER_PASSWORD}
        assert server.api.post("/account/password-reset/confirm", json=body).status_code == 204
        signing_in = {"email": EMAIL, "password": OTHER_PASSWORD}
        assert server.api.post("/account/sign-in", json=signing_in).status_code == 200
        assert server.api.get("/posts").status_code == 200
        assert invoke("accounts", "delete", EMAIL.upper(), data_dir=data_dir).exit_code == 0
        assert server.api.get("/posts").status_code == 401
        assert server.api.post("/account/sign-in", json=signing_in).status_code == 401
    assert "Nobody has an account" in invoke("accounts", "list", data_dir=data_dir).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["reset", "ben@example.org"], "no account signs in with the e-mail ben@example.org"),
        (["reset", "ben"], "'ben' is not an e-mail address"),
        (["invite", "ben"], "'ben' is not an e-mail address"),
        (["delete", "ben@example.org"], "there is no account ben@example.org"),
        (["delete", "00000000-0000-4000-8000-000000000001"], "there is no account"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(data_dir: Path, arguments: list[str], said: str) -> None:
    result = invoke("accounts", *arguments, data_dir=data_dir, **ACCOUNTS)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert said in result.stderr


def test_at_home_there_is_nobody_to_invite(data_dir: Path) -> None:
    result = invoke("accounts", "invite", data_dir=data_dir)
    assert result.exit_code == 1
    assert "set INTERVIEW_AUTH=accounts" in result.stderr


def test_without_accounts_only_this_machine_is_served(data_dir: Path) -> None:
    result = run("serve", data_dir=data_dir, HOST="0.0.0.0")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "HOST=0.0.0.0" in result.stderr
    assert "set INTERVIEW_AUTH=accounts" in result.stderr


@pytest.mark.parametrize("host", ["::", "192.0.2.1", "::ffff:192.0.2.1"])
def test_no_other_address_is_this_machine(host: str) -> None:
    with pytest.raises(StartupError, match=f"HOST={host}"):
        serve.listen(host, 0, anywhere=False)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "localhost"])
def test_these_addresses_are(host: str) -> None:
    serve.listen(host, 0, anywhere=False).close()


def test_with_accounts_others_are_served(data_dir: Path) -> None:
    with ForkedServer(data_dir, HOST="0.0.0.0", INTERVIEW_AUTH="accounts") as server:
        port = server.url.rpartition(":")[2]
        assert httpx.get(f"http://127.0.0.1:{port}/api/posts").status_code == 401


def test_no_secret_is_printed_or_stored(data_dir: Path) -> None:
    with ForkedServer(data_dir, INTERVIEW_AUTH="accounts", INTERVIEW_SIGN_UP="open", INTERVIEW_LOG="json") as server:
        server.api.post("/account/sign-up", json={"email": EMAIL, "password": PASSWORD})
        cookie = server.api.cookies[COOKIE]
        server.api.post("/account/sign-in", json={"email": EMAIL, "password": OTHER_PASSWORD})
        reset = invoke("accounts", "reset", EMAIL, data_dir=data_dir, **ACCOUNTS)
        token = key_in(reset.stdout, "reset-password")
        server.api.post("/account/password-reset/confirm", json={"token": token[:-1], "password": OTHER_PASSWORD})
        server.api.post("/account/sign-in", content=f'{{"email": "{EMAIL}", "password": "{PASSWORD}'.encode())
        files = b"".join(file.read_bytes() for file in data_dir.rglob("*") if file.is_file())
        server.stop()
        assert server.process.stdout is not None
        output = server.process.stdout.read()
    files += b"".join(file.read_bytes() for file in data_dir.rglob("*") if file.is_file())
    assert EMAIL.encode() in files
    for secret in (PASSWORD, OTHER_PASSWORD, cookie.partition(".")[2], token.partition(".")[2]):
        assert secret not in output
        assert secret.encode() not in files


@pytest.mark.parametrize(
    "settings",
    [
        {"SMTP_URL": "smtp://me:s3cret-word@host:many", "SMTP_FROM": "x@example.org"},
        {"SMTP_URL": "smtp://me:s3cret-word@host"},
        {"SMTP_URL": "smtp://me:s3cret-word\n@höst", "SMTP_FROM": "x@example.org"},
        {"INTERVIEW_OIDC_ISSUER": "https://example.org", "INTERVIEW_OIDC_CLIENT_SECRET": "s3cret-word"},
        {"INTERVIEW_OIDC_ISSUER": "https://example.org", "INTERVIEW_OIDC_CLIENT_SECRET": "s3cret-wörd"},
    ],
    ids=str,
)
def test_settings_that_do_not_go_together_are_one_clear_line(data_dir: Path, settings: dict[str, str]) -> None:
    result = invoke("accounts", "invite", data_dir=data_dir, INTERVIEW_AUTH="accounts", **settings)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "s3cret" not in result.output
