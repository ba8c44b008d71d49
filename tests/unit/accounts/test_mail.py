"""Mails reach the server, and a password reaches it only over encryption that proves who it is."""

import datetime
import ssl
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from interview_simulator.features.accounts.mail import Mailer
from tests.integration.mail_server import MailServer


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of 127.0.0.1, signed by itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mail")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("certificate") / "mail.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


@pytest.fixture
def tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


async def send(url: str) -> None:
    await Mailer.from_url(url, "x@example.org").send("ada@example.org", "Grüße", "Über einen Link:\nhttps://…")


async def test_a_mail_arrives_as_it_was_written() -> None:
    with MailServer() as server:
        await send(server.url)
    [message] = server.messages
    assert (message["From"], message["To"]) == ("x@example.org", "ada@example.org")
    payload = message.get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert "Über einen Link:" in payload.decode()


@pytest.mark.usefixtures("trusted")
async def test_a_password_goes_over_starttls(tls: ssl.SSLContext) -> None:
    with MailServer(starttls=tls) as server:
        await send(f"smtp://me%40example.org:p%2Fw@127.0.0.1:{server.port}")
    assert server.passwords == [(b"me@example.org", b"p/w")]
    assert len(server.messages) == 1


async def test_a_password_never_goes_without_encryption() -> None:
    with MailServer() as server, pytest.raises(OSError, match="no encryption"):
        await send(f"smtp://me:secret@127.0.0.1:{server.port}")
    assert (server.passwords, server.messages) == ([], [])


@pytest.mark.usefixtures("trusted")
async def test_encryption_from_the_start(tls: ssl.SSLContext) -> None:
    with MailServer(tls=tls) as server:
        await send(f"smtps://127.0.0.1:{server.port}")
    assert len(server.messages) == 1


async def test_a_server_that_cannot_prove_who_it_is_gets_nothing(tls: ssl.SSLContext) -> None:
    with MailServer(starttls=tls) as server, pytest.raises(ssl.SSLCertVerificationError):
        await send(f"smtp://me:secret@127.0.0.1:{server.port}")
    assert (server.passwords, server.messages) == ([], [])


@pytest.mark.parametrize("url", ["http://host", "host:25", "smtp://", "smtp://host:many", "smtp://[x", ""])
def test_what_is_no_mail_server(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Mailer.from_url(url, "x@example.org")


def test_the_usual_ports_are_known_and_the_password_is_not_shown() -> None:
    mailer = Mailer.from_url("smtps://me:secret@host", "x@example.org")
    assert (mailer.host, mailer.port, mailer.user, mailer.password) == ("host", 465, "me", "secret")
    assert "secret" not in repr(mailer)
    assert Mailer.from_url("smtp://host", "x@example.org").port == 587
