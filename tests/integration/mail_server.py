"""A mail server over real SMTP that keeps what it is sent."""

import asyncio
import ssl
from email.message import Message
from types import TracebackType

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class MailServer:
    """Listens on a free port from entering until leaving. With `starttls` it takes a password, over encryption only."""

    def __init__(self, *, tls: ssl.SSLContext | None = None, starttls: ssl.SSLContext | None = None) -> None:
        self.messages: list[Message] = []
        self.passwords: list[tuple[bytes, bytes]] = []
        self._controller = _Controller(
            _Keeping(self.messages),
            hostname="127.0.0.1",
            port=0,
            ssl_context=tls,
            tls_context=starttls,
            authenticator=self._authenticate,
            auth_required=starttls is not None,
        )

    def __enter__(self) -> "MailServer":
        self._controller.start()
        self.port = self._controller.port
        self.url = f"smtp://127.0.0.1:{self.port}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._controller.stop()

    def _authenticate(self, _server: SMTP, _session: object, _envelope: object, _how: str, given: object) -> AuthResult:
        assert isinstance(given, LoginPassword)
        self.passwords.append((given.login, given.password))
        return AuthResult(success=True)


class _Controller(Controller):
    def _trigger_server(self) -> None:
        # It would look for its server at port 0.
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


class _Keeping(MessageHandler):
    def __init__(self, messages: list[Message]) -> None:
        super().__init__()
        self._messages = messages

    def handle_message(self, message: Message) -> None:
        self._messages.append(message)
