import uuid
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, WithJsonSchema

from interview_simulator.features.accounts.admission import AuthMode, SignUp
from interview_simulator.web.fields import Text, storable

LINK_KEY = "q83vEjRWeJCrze8SNFZ4kA.SDyEIeUlVmWV1C0ZlBEcT0CJQlHbH54Jx2HdDIpWkHY"


def normalised(email: str) -> str:
    """Return the one way in which an e-mail address is stored and looked up; raise `ValueError` for what is none."""
    try:
        # Intranets have addresses that the world cannot reach.
        checked = validate_email(email.strip(), check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError as error:
        raise ValueError("is not an e-mail address") from error
    return checked.normalized.lower()


def normalised_if_any(email: str | None) -> str | None:
    """The same for what somebody else calls an e-mail address: None for what is none, or cannot be stored."""
    try:
        return normalised(storable(email)) if email else None
    except ValueError:
        return None


def _storable_secret(secret: SecretStr) -> SecretStr:
    storable(secret.get_secret_value())
    return secret


Email = Annotated[
    str,
    Field(max_length=254),
    AfterValidator(storable),
    AfterValidator(normalised),
    WithJsonSchema({"type": "string", "format": "email", "maxLength": 254}),
]
GivenPassword = Annotated[SecretStr, Field(min_length=1, max_length=256), AfterValidator(_storable_secret)]
NewPassword = Annotated[
    SecretStr,
    Field(min_length=8, max_length=256, description="Any characters; not one of the most common passwords."),
    AfterValidator(_storable_secret),
]
LinkKey = Annotated[SecretStr, Field(min_length=1, max_length=200), AfterValidator(_storable_secret)]


class WhenModelFails(StrEnum):
    OFFLINE = "offline"
    WAIT = "wait"


class Preferences(BaseModel):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"when_model_fails": "offline"}]})

    when_model_fails: WhenModelFails = Field(
        description="When the chat model fails: let the offline interviewer grade, or keep the answer until it is back."
    )


class ReaderOut(BaseModel):
    id: uuid.UUID
    name: str
    email: str | None
    has_password: bool = Field(description="Whether there is a password to change.")


class OidcOut(BaseModel):
    name: str


class AccountOut(BaseModel):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "mode": "accounts",
                    "reader": {
                        "id": "0b8f7c26-6f0a-4d0e-9a53-3f1f6c1d2a10",
                        "name": "Ada",
                        "email": "ada@example.org",
                        "has_password": True,
                    },
                    "sign_up": "invitation",
                    "oidc": {"name": "Example University"},
                    "mails_resets": True,
                }
            ]
        }
    )

    mode: AuthMode = Field(description="none: there are no accounts, everybody here is the one reader.")
    reader: ReaderOut | None = Field(description="Who is signed in; null for nobody.")
    sign_up: SignUp = Field(description="Who may make an account: anybody, who has an invitation, nobody.")
    oidc: OidcOut | None = Field(description="The provider that /api/account/oidc/start leads to; null without one.")
    mails_resets: bool = Field(description="Whether links to set a new password are mailed; else the owner gives them.")


class SignUpIn(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "email": "ada@example.org",
                    "password": "a long one that nobody guesses",
                    "name": "Ada",
                    "invitation": LINK_KEY,
                }
            ]
        },
    )

    email: Email
    password: NewPassword
    name: Annotated[Text, Field(max_length=200)] | None = Field(None, description="Instead of the e-mail's first part.")
    invitation: LinkKey | None = Field(None, description="What the link of an invitation has after its #.")


class SignInIn(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"email": "ada@example.org", "password": "a long one that nobody guesses"}],
        },
    )

    email: Email
    password: GivenPassword


class PasswordIn(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"current": "a long one that nobody guesses", "new": "another that nobody guesses"}]
        },
    )

    current: GivenPassword
    new: NewPassword


class ResetIn(BaseModel):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"email": "ada@example.org"}]})

    email: Email


class ResetConfirmIn(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"token": LINK_KEY, "password": "another that nobody guesses"}]},
    )

    token: LinkKey = Field(description="What the link has after its #.")
    password: NewPassword


class StoredSession(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    created_at: datetime
    last_used_at: datetime
    expires_at: datetime


class StoredIdentity(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    issuer: str
    subject: str
    email: str | None
    created_at: datetime


class StoredLink(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    purpose: str
    email: str | None
    created_at: datetime
    expires_at: datetime


class StoredAccount(BaseModel):
    """What accounts keep about a reader."""

    id: uuid.UUID
    name: str
    email: str | None
    has_password: bool
    when_model_fails: WhenModelFails
    created_at: datetime
    sessions: list[StoredSession] = Field(description="Where the reader is signed in.")
    identities: list[StoredIdentity] = Field(description="Who they are to other providers of accounts.")
    links: list[StoredLink] = Field(description="Links to set a new password that were not used yet.")
