"""Mails by SMTP."""

import asyncio
import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Final
from urllib.parse import unquote, urlsplit

TIMEOUT_S: Final = 20
PORTS: Final = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True)
class Mailer:
    host: str
    port: int
    implicit_tls: bool
    user: str | None
    password: str | None = field(repr=False)
    sender: str = ""

    @classmethod
    def from_url(cls, url: str, sender: str) -> "Mailer":
        """Raise `ValueError` for what is no smtp:// or smtps:// URL."""
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname:
            raise ValueError("expected smtp://user:password@host:587 or smtps://user:password@host")
        user = unquote(parts.username) if parts.username else None
        password = unquote(parts.password) if parts.password else None
        port = parts.port or PORTS[parts.scheme]
        return cls(parts.hostname, port, parts.scheme == "smtps", user, password, sender)

    async def send(self, to: str, subject: str, text: str) -> None:
        """Raise `OSError` (what smtplib raises is one) when it cannot be sent."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self.sender, to, subject
        message.set_content(text)
        await asyncio.to_thread(self._send, message)

    def _send(self, message: EmailMessage) -> None:
        with self._connect() as server:
            if self.user is not None:
                server.login(self.user, self.password or "")
            server.send_message(message)

    def _connect(self) -> smtplib.SMTP:
        tls = ssl.create_default_context()
        if self.implicit_tls:
            return smtplib.SMTP_SSL(self.host, self.port, timeout=TIMEOUT_S, context=tls)
        server = smtplib.SMTP(self.host, self.port, timeout=TIMEOUT_S)
        try:
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=tls)
            elif self.user is not None:
                raise smtplib.SMTPNotSupportedError("the mail server offers no encryption to send a password over")
        except BaseException:
            server.close()
            raise
        return server
