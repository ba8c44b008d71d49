"""What the rest knows of an OpenID Connect provider. `openid.py`, which talks to one, takes its time to load."""

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

# A page of ours: no other host, whatever a browser makes of odd characters.
PAGE: Final = r"/([A-Za-z0-9_.~%-][A-Za-z0-9_.~%/?&=+-]*)?"
SECRET_LENGTH: Final = 43


@dataclass(frozen=True)
class Attempt:
    """Kept in a cookie of the browser that set out, so that any worker may see it return.

    All that must come back as it was sent, or prove who sent it, is made from one secret.
    """

    secret: str = field(repr=False)
    page: str
    """What to show in the end."""

    @classmethod
    def new(cls, page: str) -> "Attempt":
        return cls(secrets.token_urlsafe(32), page)

    @classmethod
    def from_text(cls, text: str | None) -> "Attempt | None":
        """Return None for what `to_text` did not make."""
        secret, _, encoded = (text or "").partition(".")
        try:
            page = urlsafe_b64decode(encoded).decode()
        except ValueError:
            return None
        return cls(secret, page) if len(secret) == SECRET_LENGTH and re.fullmatch(PAGE, page) else None

    def to_text(self) -> str:
        return f"{self.secret}.{urlsafe_b64encode(self.page.encode()).decode()}"

    def is_answered_by(self, state: str | None) -> bool:
        return hmac.compare_digest(self.state.encode(), (state or "").encode())

    @property
    def state(self) -> str:
        return self._made("state")

    @property
    def nonce(self) -> str:
        return self._made("nonce")

    @property
    def verifier(self) -> str:
        return self._made("verifier")

    def _made(self, purpose: str) -> str:
        return hmac.new(self.secret.encode(), purpose.encode(), hashlib.sha256).hexdigest()


class OpenIdError(Exception):
    """The provider cannot be reached, or what it says cannot be believed."""


@dataclass(frozen=True)
class Identity:
    issuer: str
    subject: str
    name: str | None
    email: str | None
    email_verified: bool
    """The provider has made sure that the e-mail is theirs."""


class Provider(Protocol):
    @property
    def name(self) -> str:
        """What readers call it."""

    async def address(self, attempt: Attempt) -> str:
        """Return where to send the browser. Raise `OpenIdError` when the provider cannot be reached."""

    async def identity(self, code: str, attempt: Attempt, now: datetime) -> Identity:
        """Return who came back with `code`. Raise `OpenIdError` unless the provider says so, for this attempt."""
