"""How readers get in: what the owner has set."""

from dataclasses import dataclass
from enum import StrEnum

from interview_simulator.features.accounts.mail import Mailer
from interview_simulator.features.accounts.providers import Provider


class AuthMode(StrEnum):
    NONE = "none"
    ACCOUNTS = "accounts"


class SignUp(StrEnum):
    OPEN = "open"
    INVITATION = "invitation"
    CLOSED = "closed"


@dataclass(frozen=True)
class Admission:
    mode: AuthMode = AuthMode.NONE
    sign_up: SignUp = SignUp.INVITATION
    openid_sign_up: SignUp = SignUp.INVITATION
    """Who of those whom the provider recognises may have an account."""
    public_url: str = "http://127.0.0.1:8000"
    """Without a slash at its end."""
    openid: Provider | None = None
    mailer: Mailer | None = None

    @property
    def has_accounts(self) -> bool:
        return self.mode is AuthMode.ACCOUNTS

    @property
    def secure(self) -> bool:
        return self.public_url.startswith("https:")

    def link(self, page: str, key: str) -> str:
        """Return a link to a `page` with a `key` in its fragment, which no server and no log gets to see."""
        return f"{self.public_url}/{page}#{key}"
