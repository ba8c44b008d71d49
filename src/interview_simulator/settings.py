"""Every setting, read from the environment. docs/settings.md lists them; a test holds the two together."""

from pathlib import Path
from typing import Annotated, Final, Literal, get_args

from platformdirs import user_data_path
from pydantic import BeforeValidator, Field, HttpUrl, SecretStr, StringConstraints
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


def _usable_key(key: object) -> object:
    """Without what a copy and paste leaves at its ends; raise `ValueError` for what no header can carry."""
    if not isinstance(key, str):
        return key
    key = key.strip()
    if not key.isascii() or not key.isprintable():
        raise ValueError("the key has characters that no key has")
    return key or None


def _listed(value: object) -> object:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


Key = Annotated[SecretStr | None, BeforeValidator(_usable_key)]
HostName = Annotated[str, StringConstraints(pattern=r"^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?$")]
"""A name or address, with a port or without."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(populate_by_name=True, extra="ignore", env_ignore_empty=True)

    host: str = Field("127.0.0.1", validation_alias="HOST", description="Address the server listens on.")
    port: int = Field(8000, ge=0, le=65535, validation_alias="PORT", description="Port the server listens on.")
    data_dir: Path = Field(
        default_factory=lambda: user_data_path("interview-simulator", appauthor=False),
        validation_alias="INTERVIEW_SIMULATOR_DATA_DIR",
        description="Folder of the embedded database; created when missing. Default: the user's data folder.",
    )
    database_url: str | None = Field(
        None,
        validation_alias="DATABASE_URL",
        description="PostgreSQL (or SQLite) URL; without it, an embedded SQLite file in the data folder.",
    )
    pool_size: int = Field(
        5,
        ge=1,
        le=1000,
        validation_alias="INTERVIEW_POOL_SIZE",
        description="Most connections that each worker has open to PostgreSQL at a time.",
    )
    workers: int = Field(
        1, ge=1, le=64, validation_alias="INTERVIEW_WORKERS", description="Processes that serve, on one address."
    )
    drain_seconds: int = Field(
        30,
        ge=0,
        le=3600,
        validation_alias="INTERVIEW_DRAIN_SECONDS",
        description="How long requests may take to finish when the server is told to stop.",
    )
    log: Literal["plain", "json"] = Field(
        "plain",
        validation_alias="INTERVIEW_LOG",
        description="What is logged: warnings as plain lines, or warnings and requests as JSON, one to a line.",
    )
    metrics_token: Key = Field(
        None,
        validation_alias="INTERVIEW_METRICS_TOKEN",
        description="Token that a request for the metrics must bring. Without it, only this machine itself gets them.",
    )
    otlp_endpoint: str | None = Field(
        None,
        validation_alias="OTEL_EXPORTER_OTLP_ENDPOINT",
        description="Where OpenTelemetry traces go, such as http://127.0.0.1:4318; needs the extra `traces`.",
    )
    remote_images: bool = Field(
        False,
        validation_alias="INTERVIEW_SIMULATOR_REMOTE_IMAGES",
        description="Show images that posts load from other servers, which tells those servers who reads.",
    )
    auth: Literal["none", "accounts"] = Field(
        "none",
        validation_alias="INTERVIEW_AUTH",
        description="none: whoever reaches the address is the one reader. accounts: readers sign in.",
    )
    sign_up: Literal["open", "invitation", "closed"] = Field(
        "invitation",
        validation_alias="INTERVIEW_SIGN_UP",
        description="Who may make an account: open (anybody), invitation (who has a link), closed (nobody).",
    )
    public_url: HttpUrl | None = Field(
        None,
        validation_alias="INTERVIEW_PUBLIC_URL",
        description="Address that readers type, such as https://interviews.example.org; links are made with it.",
    )
    allowed_hosts: Annotated[tuple[HostName, ...], NoDecode, BeforeValidator(_listed)] = Field(
        (),
        validation_alias="INTERVIEW_ALLOWED_HOSTS",
        description="Further names the server is called by, such as reading.example.org,10.0.0.5:8000.",
    )
    requests_per_minute: int = Field(
        120,
        ge=0,
        validation_alias="INTERVIEW_REQUESTS_PER_MINUTE",
        description="How often a reader may start interviews, and how often answer, in a minute; 0 for no limit.",
    )
    platform_requests_per_minute: int = Field(
        1200,
        ge=0,
        validation_alias="INTERVIEW_PLATFORM_REQUESTS_PER_MINUTE",
        description="How often each API token of a platform may be used in a minute; 0 for no limit.",
    )
    oidc_issuer: str | None = Field(
        None,
        pattern=r"^https?://[^\s?#]+$",
        validation_alias="INTERVIEW_OIDC_ISSUER",
        description="OpenID Connect provider whose accounts may sign in, exactly as it calls itself.",
    )
    oidc_sign_up: Literal["open", "invitation", "closed"] | None = Field(
        None,
        validation_alias="INTERVIEW_OIDC_SIGN_UP",
        description="Who of those whom the provider knows gets an account; left out, as INTERVIEW_SIGN_UP says.",
    )
    oidc_client_id: str | None = Field(
        None, validation_alias="INTERVIEW_OIDC_CLIENT_ID", description="What the provider calls this application."
    )
    oidc_client_secret: Key = Field(
        None, validation_alias="INTERVIEW_OIDC_CLIENT_SECRET", description="The secret the provider gave for it."
    )
    oidc_name: str = Field(
        "Single sign-on",
        min_length=1,
        max_length=100,
        validation_alias="INTERVIEW_OIDC_NAME",
        description="What the button on the sign-in page calls the provider.",
    )
    smtp_url: Key = Field(
        None,
        validation_alias="SMTP_URL",
        description="Mail server that sends password reset links: smtp://user:password@host:587 or smtps://host.",
    )
    smtp_from: str | None = Field(
        None, validation_alias="SMTP_FROM", description="Address that mails come from; needed with SMTP_URL."
    )
    openai_api_key: Key = Field(
        None,
        validation_alias="OPENAI_API_KEY",
        description="Key of the chat model. With it, or with OPENAI_BASE_URL, a chat model asks and grades.",
    )
    openai_base_url: HttpUrl | None = Field(
        None,
        validation_alias="OPENAI_BASE_URL",
        description="Address of an OpenAI-compatible server, such as http://127.0.0.1:11434/v1. Default: OpenAI's own.",
    )
    llm_model: str = Field(
        "gpt-4o-mini",
        min_length=1,
        max_length=200,
        validation_alias="INTERVIEW_LLM_MODEL",
        description="Name of the chat model.",
    )
    step_seconds: float = Field(
        30,
        ge=5,
        le=600,
        validation_alias="INTERVIEW_STEP_SECONDS",
        description="How long asking or grading may take, whatever goes wrong. Slow chat models may need more.",
    )
    llm_calls_per_reader: int = Field(
        500,
        ge=0,
        validation_alias="INTERVIEW_LLM_CALLS_PER_READER",
        description="How often the chat model may be called for one reader in a day (UTC); then it goes on offline.",
    )
    llm_calls_in_all: int = Field(
        10_000,
        ge=0,
        validation_alias="INTERVIEW_LLM_CALLS_IN_ALL",
        description="How often the chat model may be called for all readers in a day (UTC); then it goes on offline.",
    )


SECRETS: Final = {
    str(field.validation_alias) for field in Settings.model_fields.values() if SecretStr in get_args(field.annotation)
}
"""The settings whose values are never shown."""
